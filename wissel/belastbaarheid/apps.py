from django.apps import AppConfig


class BelastbaarheidConfig(AppConfig):
    name = "wissel.belastbaarheid"
    label = "belastbaarheid"
