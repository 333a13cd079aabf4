from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("market", "0010_measures")]

    operations = [migrations.AddField("fragmentationrelease", "barriers", models.JSONField(default=dict))]
