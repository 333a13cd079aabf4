from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "entente.agenda"
    label = "agenda"
