from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "wissel.documenten"
    label = "documenten"
