from django.apps import AppConfig


class CertificationConfig(AppConfig):
    name = "entente.certification"
    label = "certification"
