from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "wissel.outbox"
    label = "outbox"
