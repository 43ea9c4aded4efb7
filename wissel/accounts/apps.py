from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wissel.accounts"
    label = "accounts"
