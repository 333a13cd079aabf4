from django.apps import AppConfig


class SkillsConfig(AppConfig):
    name = "entente.skills"
    label = "skills"
