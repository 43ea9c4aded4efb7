from django.apps import AppConfig


class JobportalConfig(AppConfig):
    name = "wissel.jobportal"
    label = "jobportal"
