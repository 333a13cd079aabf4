from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "entente.indicators"
    label = "indicators"
