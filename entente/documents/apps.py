from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "entente.documents"
    label = "documents"
