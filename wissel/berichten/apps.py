from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "wissel.berichten"
    label = "berichten"

    def ready(self) -> None:
        from wissel.berichten import bulk

        bulk.register()
