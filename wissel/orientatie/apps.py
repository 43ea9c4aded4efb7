from django.apps import AppConfig


class OrientatieConfig(AppConfig):
    name = "wissel.orientatie"
    label = "orientatie"

    def ready(self) -> None:
        from wissel.orientatie import fasevoorwaarde

        fasevoorwaarde.register()
