from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    name = "wissel.database"
    label = "database"
