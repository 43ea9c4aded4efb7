from django.apps import AppConfig


class BetrokkenenConfig(AppConfig):
    name = "wissel.betrokkenen"
    label = "betrokkenen"
