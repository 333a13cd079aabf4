from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "entente.jobs"
    label = "jobs"
