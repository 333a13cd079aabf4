from django.apps import AppConfig


class MarketConfig(AppConfig):
    name = "entente.market"
    label = "market"
