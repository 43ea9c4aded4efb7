from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "wissel.dossiers"
    label = "dossiers"
