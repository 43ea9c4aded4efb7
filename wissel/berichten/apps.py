from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "wissel.berichten"
    label = "berichten"
