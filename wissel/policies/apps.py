from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "wissel.policies"
    label = "policies"
