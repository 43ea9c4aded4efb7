from django.apps import AppConfig


class ZoekprofielenConfig(AppConfig):
    name = "wissel.zoekprofielen"
    label = "zoekprofielen"
