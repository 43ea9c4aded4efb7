from django.apps import AppConfig


class OrientatieConfig(AppConfig):
    name = "wissel.orientatie"
    label = "orientatie"
