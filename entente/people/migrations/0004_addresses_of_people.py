from django.db import migrations


def write_addresses(apps, schema_editor):
    """Everybody's address, which until now stood only beside the name, becomes the first of its addresses."""
    person, address = apps.get_model("people", "Person"), apps.get_model("people", "Address")
    known = set(address.objects.values_list("email", flat=True))
    rows = person.objects.exclude(email="").order_by("pk").values_list("pk", "email")
    address.objects.bulk_create([address(person_id=pk, email=email) for pk, email in rows if email not in known], batch_size=500)


def keep_addresses(apps, schema_editor):
    """Going back, the table goes with its schema; the address that is written to stands beside the name as before."""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_more_about_people")]
    operations = [migrations.RunPython(write_addresses, keep_addresses)]
