from django.apps import AppConfig


class JobhuntingConfig(AppConfig):
    name = "wissel.jobhunting"
    label = "jobhunting"
