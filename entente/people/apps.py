from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "entente.people"
    label = "people"
