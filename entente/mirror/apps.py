from django.apps import AppConfig


class MirrorConfig(AppConfig):
    name = "entente.mirror"
    label = "mirror"
