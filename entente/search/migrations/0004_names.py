"""What an object is called has an index of its own; SQLite's index of all its words knows the noun, so that counting needs no rows."""

from django.db import migrations, models

from entente.record.tables import CreateTable
from entente.search import index


def build(apps, editor):
    for statement in [*index.SQLITE_GONE, *index.SQLITE, index.REBUILT, *index.SQLITE_NAMES] if _is_sqlite(editor) else index.POSTGRESQL_NAMES:
        editor.execute(statement)


def remove(apps, editor):
    if _is_sqlite(editor):
        for statement in [*index.SQLITE_NAMES_GONE, *index.SQLITE_GONE, *index.SQLITE_WITHOUT_NOUN, index.REBUILT]:
            editor.execute(statement)


def name(apps, editor):
    """What was put before has its beginning for a name, until it is put again."""
    documents, named = apps.get_model("search", "Document"), apps.get_model("search", "Name")
    rows = documents.objects.annotate(begins=models.functions.Substr("folded", 1, 80)).values_list("noun", "object_id", "begins")
    named.objects.bulk_create((named(noun=noun, object_id=pk, folded=begins) for noun, pk, begins in rows.iterator()), batch_size=2000)


def _is_sqlite(editor):
    return editor.connection.vendor == "sqlite"


class Migration(migrations.Migration):
    dependencies = [("search", "0003_lock")]
    operations = [
        CreateTable(
            name="Name",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField()),
                ("folded", models.CharField(max_length=400)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["object_id", "noun"], name="search_name_one_per_object")],
            },
        ),
        migrations.RunPython(build, remove),
        migrations.RunPython(name, migrations.RunPython.noop),
    ]
