from django.apps import AppConfig


class TrajectmiddelenConfig(AppConfig):
    name = "wissel.trajectmiddelen"
    label = "trajectmiddelen"
