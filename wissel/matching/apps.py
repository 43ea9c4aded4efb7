from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "wissel.matching"
    label = "matching"
