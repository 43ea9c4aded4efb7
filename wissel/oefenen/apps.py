from django.apps import AppConfig


class OefenenConfig(AppConfig):
    name = "wissel.oefenen"
    label = "oefenen"
