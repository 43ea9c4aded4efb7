from django.apps import AppConfig


class RegieConfig(AppConfig):
    name = "wissel.regie"
    label = "regie"
