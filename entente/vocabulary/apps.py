from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class VocabularyConfig(AppConfig):
    name = "entente.vocabulary"
    label = "vocabulary"

    def ready(self) -> None:
        post_migrate.connect(load_after_migrate, sender=self)


def load_after_migrate(sender: AppConfig, using: str = "default", plan: Any = (), **_signal: Any) -> None:
    """`entente migrate` prepares the database whole: the lists stand as soon as their tables do. Going backwards loads nothing."""
    from entente.vocabulary.actions import load

    if not any(backwards for _migration, backwards in plan) and "vocabulary_countryspan" in connections[using].introspection.table_names():
        load()
