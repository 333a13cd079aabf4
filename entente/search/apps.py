from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "entente.search"
    label = "search"
