from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "entente.programme"
    label = "programme"
