from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "entente.products"
    label = "products"
