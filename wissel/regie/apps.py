from django.apps import AppConfig


class RegieConfig(AppConfig):
    name = "wissel.regie"
    label = "regie"

    def ready(self) -> None:
        from wissel.dossiers import partijwissel
        from wissel.regie.actions import stem

        partijwissel.register(stem.end_sharing)
