from django.apps import AppConfig


class SollicitatiesConfig(AppConfig):
    name = "wissel.sollicitaties"
    label = "sollicitaties"
