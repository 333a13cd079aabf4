"""The filters of the list are answered by the index alone: a practice is a wide row."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certification', '0002_schemes'),
        ('exchange', '0001_initial'),
        ('governance', '0003_remarks_and_openings'),
        ('members', '0005_fees'),
        ('people', '0004_addresses_of_people'),
        ('products', '0001_initial'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='practice',
            name='exchange_practice_by_state',
        ),
        migrations.AddIndex(
            model_name='practice',
            index=models.Index(fields=['state', '-id', 'kind', 'readiness', 'expires_on'], name='exchange_practice_newest'),
        ),
    ]
