import django.db.models.deletion
from django.db import migrations, models

from entente.record.tables import CreateTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('governance', '0002_bodies_and_meetings'),
        ('members', '0004_voting_facts'),
        ('people', '0004_addresses_of_people'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        CreateTable(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.CharField(choices=[('micro', 'Micro'), ('small', 'Small'), ('medium', 'Medium'), ('large', 'Large'), ('unknown', 'Not known')], default='unknown', max_length=8)),
                ('given_at', models.DateTimeField()),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('sector', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.sector')),
            ],
        ),
        CreateTable(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('unit', models.CharField(max_length=60)),
                ('definition', models.CharField(blank=True, max_length=500)),
                ('before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='mirror.figure')),
            ],
        ),
        CreateTable(
            name='Comparison',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('all', 'Everybody who gave'), ('again', 'Those who gave the last time too'), ('sector', 'Your sector'), ('size', 'Your size'), ('both', 'Your sector and size')], max_length=8)),
                ('value', models.CharField(blank=True, max_length=60)),
                ('owners', models.JSONField(default=list)),
                ('number', models.PositiveIntegerField()),
                ('figure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comparisons', to='mirror.figure')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('number__gte', 5)), name='mirror_comparison_of_five_or_more')],
            },
        ),
        CreateTable(
            name='Amount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=16)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='amounts', to='mirror.contribution')),
                ('figure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='mirror.figure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('contribution', 'figure'), name='mirror_amount_one_a_figure')],
            },
        ),
        CreateTable(
            name='Mirror',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('why', models.TextField(max_length=2000)),
                ('closes_on', models.DateField()),
                ('decision', models.CharField(blank=True, max_length=300)),
                ('is_fictional', models.BooleanField(default=False)),
                ('prepared_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body')),
                ('follows', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='mirror.mirror')),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['body', '-id'], name='mirror_mirror_of_a_body')],
                'constraints': [models.CheckConstraint(condition=models.Q(('opened_at', None), models.Q(('decision', ''), _negated=True), _connector='OR'), name='mirror_mirror_opened_by_a_decision'), models.CheckConstraint(condition=models.Q(('closed_at', None), ('opened_at__isnull', False), _connector='OR'), name='mirror_mirror_closed_after_opened')],
            },
        ),
        migrations.AddField(
            model_name='figure',
            name='mirror',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='mirror.mirror'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='mirror',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='mirror.mirror'),
        ),
        CreateTable(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('low', models.PositiveSmallIntegerField()),
                ('high', models.PositiveSmallIntegerField()),
                ('comparison', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='mirror.comparison')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='mirror.contribution')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('comparison', 'contribution'), name='mirror_place_once'), models.CheckConstraint(condition=models.Q(('high__gte', models.F('low')), ('high__range', (1, 4)), ('low__range', (1, 4))), name='mirror_place_is_a_quarter')],
            },
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.UniqueConstraint(fields=('mirror', 'position'), name='mirror_figure_one_a_position'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('position__range', (1, 10))), name='mirror_figure_up_to_ten'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.UniqueConstraint(fields=('mirror', 'organisation'), name='mirror_contribution_one_an_organisation'),
        ),
    ]
