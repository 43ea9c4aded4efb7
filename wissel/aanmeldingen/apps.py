from django.apps import AppConfig


class AanmeldingenConfig(AppConfig):
    name = "wissel.aanmeldingen"
    label = "aanmeldingen"
