from django.apps import AppConfig


class IndustryConfig(AppConfig):
    name = "entente.industry"
    label = "industry"
