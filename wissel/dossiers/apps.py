from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "wissel.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        from wissel.dossiers import uitzondering, volgende

        volgende.register(uitzondering.duties)
