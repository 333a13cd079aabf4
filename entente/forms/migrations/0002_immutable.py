"""Frozen versions and sent answers cannot be changed or lost, whoever asks the database."""

from django.db import migrations

from entente.forms import triggers


def build(apps, editor):
    for statement in triggers.SQLITE if editor.connection.vendor == "sqlite" else triggers.POSTGRESQL:
        editor.execute(statement)


def remove(apps, editor):
    for statement in triggers.SQLITE_GONE if editor.connection.vendor == "sqlite" else triggers.POSTGRESQL_GONE:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("forms", "0001_initial")]
    operations = [migrations.RunPython(build, remove)]
