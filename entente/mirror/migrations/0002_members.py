"""A comparison keeps its members with their owners, not the owners alone: another firm of a group is somebody else in the next round."""

from django.db import migrations, models


def of_owners(apps, editor):
    """Those compared before are held by the owner's own key, and by those of its firms whose places still stand."""
    comparison = apps.get_model("mirror", "Comparison")
    for row in comparison.objects.all():
        firms = row.places.values_list("contribution__organisation_id", flat=True)
        row.members = {one: one for one in (*row.owners, *map(str, firms))}
        row.save(update_fields=["members"])


class Migration(migrations.Migration):
    dependencies = [("mirror", "0001_mirrors")]
    operations = [
        migrations.AddField(model_name="comparison", name="members", field=models.JSONField(default=dict)),
        migrations.RunPython(of_owners, migrations.RunPython.noop),
        migrations.RemoveField(model_name="comparison", name="owners"),
    ]
