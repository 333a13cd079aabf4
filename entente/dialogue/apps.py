from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "entente.dialogue"
    label = "dialogue"
