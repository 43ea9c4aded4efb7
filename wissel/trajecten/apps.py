from django.apps import AppConfig


class TrajectenConfig(AppConfig):
    name = "wissel.trajecten"
    label = "trajecten"

    def ready(self) -> None:
        from wissel.trajecten import plichten

        plichten.register()
