"""The row where the chain ends, and the triggers by which the database itself refuses to change or lose an entry."""

from django.db import migrations

from entente.engine.chain import GENESIS
from entente.record import triggers


def begin(apps, editor):
    apps.get_model("record", "Head").objects.get_or_create(pk=1, defaults={"sequence": 0, "digest": GENESIS})


def guard(apps, editor):
    for statement in triggers.SQLITE if editor.connection.vendor == "sqlite" else triggers.POSTGRESQL:
        editor.execute(statement)


def unguard(apps, editor):
    for statement in triggers.SQLITE_GONE if editor.connection.vendor == "sqlite" else triggers.POSTGRESQL_GONE:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
