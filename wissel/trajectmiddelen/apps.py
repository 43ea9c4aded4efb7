from django.apps import AppConfig


class TrajectmiddelenConfig(AppConfig):
    name = "wissel.trajectmiddelen"
    label = "trajectmiddelen"

    def ready(self) -> None:
        from wissel.trajecten.actions.fases import register_telling
        from wissel.trajectmiddelen.lezen import counted

        register_telling(counted)
