from django.apps import AppConfig


class ProfielenConfig(AppConfig):
    name = "wissel.profielen"
    label = "profielen"

    def ready(self) -> None:
        from wissel.dossiers import partijwissel
        from wissel.profielen.actions import deling

        partijwissel.register(deling.end_sharing)
