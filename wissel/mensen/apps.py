from django.apps import AppConfig


class MensenConfig(AppConfig):
    name = "wissel.mensen"
    label = "mensen"
