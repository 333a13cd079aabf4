from django.apps import AppConfig


class WatchConfig(AppConfig):
    name = "entente.watch"
    label = "watch"
