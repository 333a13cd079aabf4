from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "entente.members"
    label = "members"
