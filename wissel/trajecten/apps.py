from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "wissel.trajecten"
    label = "trajecten"
