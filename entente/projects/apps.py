from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "entente.projects"
    label = "projects"
