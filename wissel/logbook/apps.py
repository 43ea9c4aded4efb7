from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "wissel.logbook"
    label = "logbook"
