"""A country's page of the register is read in the order of names, not sorted anew."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('industry', '0001_initial'),
        ('members', '0005_fees'),
        ('people', '0004_addresses_of_people'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='label',
            index=models.Index(fields=['country', 'name_key', 'id'], name='industry_label_of_country'),
        ),
    ]
