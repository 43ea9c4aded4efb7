from django.apps import AppConfig


class CvConfig(AppConfig):
    name = "wissel.cv"
    label = "cv"
