from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "entente.web"
    label = "web"
