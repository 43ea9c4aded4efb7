from django.apps import AppConfig


class ZoekprofielenConfig(AppConfig):
    name = "wissel.zoekprofielen"
    label = "zoekprofielen"

    def ready(self) -> None:
        from wissel.belastbaarheid.melden import register_established
        from wissel.zoekprofielen.actions.wijziging import belastbaarheid_established

        register_established(belastbaarheid_established)
