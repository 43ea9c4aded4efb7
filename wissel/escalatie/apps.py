from django.apps import AppConfig


class EscalatieConfig(AppConfig):
    name = "wissel.escalatie"
    label = "escalatie"
