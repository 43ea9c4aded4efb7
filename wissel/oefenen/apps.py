from django.apps import AppConfig


class OefenenConfig(AppConfig):
    name = "wissel.oefenen"
    label = "oefenen"

    def ready(self) -> None:
        from wissel.oefenen.actions.gesprekken import card_for
        from wissel.trajecten.actions.afspraken import register_planned

        register_planned(card_for)
