from django.apps import AppConfig


class CvConfig(AppConfig):
    name = "wissel.cv"
    label = "cv"

    def ready(self) -> None:
        from wissel.cv.actions import cvs
        from wissel.dossiers import partijwissel

        partijwissel.register(cvs.end_sharing)
