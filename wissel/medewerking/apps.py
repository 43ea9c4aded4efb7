from django.apps import AppConfig


class MedewerkingConfig(AppConfig):
    name = "wissel.medewerking"
    label = "medewerking"
