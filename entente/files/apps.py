from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "entente.files"
    label = "files"
