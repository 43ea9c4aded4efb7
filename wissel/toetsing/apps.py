from django.apps import AppConfig


class ToetsingConfig(AppConfig):
    name = "wissel.toetsing"
    label = "toetsing"
