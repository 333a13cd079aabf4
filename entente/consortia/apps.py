from django.apps import AppConfig


class ConsortiaConfig(AppConfig):
    name = "entente.consortia"
    label = "consortia"
