"""What begins with up to eight letters is found without putting together the places of every word that begins so."""

from django.db import migrations

from entente.search import index


def longer(apps, editor):
    _made_again(editor, index.SQLITE_LONGER)


def shorter(apps, editor):
    _made_again(editor, index.SQLITE)


def _made_again(editor, statements):
    for statement in [*index.SQLITE_GONE, *statements, index.REBUILT] if editor.connection.vendor == "sqlite" else ():
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_names")]
    operations = [migrations.RunPython(longer, shorter)]
