from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "entente.support"
    label = "support"
