from django.apps import AppConfig


class ArbeidsmarktConfig(AppConfig):
    name = "wissel.arbeidsmarkt"
    label = "arbeidsmarkt"
