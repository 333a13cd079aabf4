"""The full-text index of the database in use. A later migration that remakes search_document on SQLite must put the triggers back."""

from django.db import migrations

from entente.search import index


def build(apps, editor):
    for statement in index.SQLITE_WITHOUT_NOUN if editor.connection.vendor == "sqlite" else index.POSTGRESQL:
        editor.execute(statement)


def remove(apps, editor):
    for statement in index.SQLITE_GONE if editor.connection.vendor == "sqlite" else index.POSTGRESQL_GONE:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(build, remove)]
