from django.apps import AppConfig


class LerenConfig(AppConfig):
    name = "wissel.leren"
    label = "leren"
