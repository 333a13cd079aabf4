from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "entente.agreement"
    label = "agreement"
