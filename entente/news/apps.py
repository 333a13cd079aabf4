from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "entente.news"
    label = "news"
