from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "entente.exchange"
    label = "exchange"
