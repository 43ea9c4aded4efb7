from django.apps import AppConfig


class EnergieConfig(AppConfig):
    name = "wissel.energie"
    label = "energie"
