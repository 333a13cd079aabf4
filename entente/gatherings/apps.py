from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "entente.gatherings"
    label = "gatherings"
