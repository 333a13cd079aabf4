from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "entente.reporting"
    label = "reporting"
