from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "entente.cli"
    label = "cli"
