from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wissel.web"
    label = "web"
