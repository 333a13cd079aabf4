from django.apps import AppConfig


class BallotsConfig(AppConfig):
    name = "entente.ballots"
    label = "ballots"
