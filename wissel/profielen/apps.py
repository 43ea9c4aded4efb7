from django.apps import AppConfig


class ProfielenConfig(AppConfig):
    name = "wissel.profielen"
    label = "profielen"
