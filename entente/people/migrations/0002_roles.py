from django.db import migrations

from entente.people.roles import SHIPPED


def load(apps, schema_editor):
    """The roles as shipped; what an installation changed stays."""
    role = apps.get_model("people", "Role")
    for code, (sentence, permissions) in SHIPPED.items():
        role.objects.get_or_create(code=code.value, defaults={"sentence": sentence, "permissions": [p.value for p in permissions]})


def unload(apps, schema_editor):
    """Only what nobody holds: a role somebody holds is a fact, and the reverse of 0001 takes its table with it."""
    apps.get_model("people", "Role").objects.filter(holdings=None).delete()


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(load, unload)]
