from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "wissel.demo"
    label = "demo"
