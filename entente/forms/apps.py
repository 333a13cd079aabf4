from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "entente.forms"
    label = "forms"
