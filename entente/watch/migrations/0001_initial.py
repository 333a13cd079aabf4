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
            name='Circle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('marking', models.CharField(choices=[('CLEAR', 'TLP:CLEAR'), ('GREEN', 'TLP:GREEN'), ('AMBER', 'TLP:AMBER'), ('AMBER+STRICT', 'TLP:AMBER+STRICT'), ('RED', 'TLP:RED')], default='AMBER', max_length=12)),
                ('pap', models.CharField(blank=True, choices=[('', 'not said'), ('CLEAR', 'PAP:CLEAR, no limit'), ('GREEN', 'PAP:GREEN, active actions allowed: block, ping, configure'), ('AMBER', 'PAP:AMBER, passive checks only, also with services of others'), ('RED', 'PAP:RED, nothing that can be noticed from outside')], max_length=5)),
                ('answer_days', models.PositiveSmallIntegerField(default=14)),
                ('body', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body')),
                ('sectors', models.ManyToManyField(blank=True, related_name='+', to='vocabulary.sector')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('marking', 'RED'), _negated=True), name='watch_circle_marking_is_for_groups'), models.CheckConstraint(condition=models.Q(('answer_days__range', (1, 365))), name='watch_circle_answers_within_a_year')],
            },
        ),
        CreateTable(
            name='Advisory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('cve', models.CharField(blank=True, max_length=25)),
                ('summary', models.TextField(blank=True)),
                ('advice', models.TextField(blank=True)),
                ('links', models.JSONField(default=list)),
                ('marking', models.CharField(choices=[('CLEAR', 'TLP:CLEAR'), ('GREEN', 'TLP:GREEN'), ('AMBER', 'TLP:AMBER'), ('AMBER+STRICT', 'TLP:AMBER+STRICT'), ('RED', 'TLP:RED')], max_length=12)),
                ('strictness', models.PositiveSmallIntegerField(editable=False)),
                ('shared_with', models.JSONField(default=dict)),
                ('audience', models.CharField(editable=False, max_length=40)),
                ('is_overlaid', models.BooleanField(default=False)),
                ('pap', models.CharField(blank=True, choices=[('', 'not said'), ('CLEAR', 'PAP:CLEAR, no limit'), ('GREEN', 'PAP:GREEN, active actions allowed: block, ping, configure'), ('AMBER', 'PAP:AMBER, passive checks only, also with services of others'), ('RED', 'PAP:RED, nothing that can be noticed from outside')], max_length=5)),
                ('cvss_version', models.CharField(blank=True, max_length=8)),
                ('cvss_vector', models.CharField(blank=True, max_length=300)),
                ('score', models.DecimalField(blank=True, decimal_places=1, max_digits=3, null=True)),
                ('score_origin', models.CharField(blank=True, choices=[('', 'not known'), ('computed', 'computed from the vector'), ('declared', 'declared by the source')], max_length=8)),
                ('level', models.CharField(blank=True, choices=[('', 'Severity not known'), ('none', 'None'), ('low', 'Low'), ('medium', 'Medium'), ('high', 'High'), ('critical', 'Critical')], max_length=8)),
                ('exploited_on', models.DateField(blank=True, null=True)),
                ('published_on', models.DateField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('published', 'Published'), ('withdrawn', 'Withdrawn')], default='published', max_length=10)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('is_fictional', models.BooleanField(default=False)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('sectors', models.ManyToManyField(blank=True, related_name='+', to='vocabulary.sector')),
                ('circle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advisories', to='watch.circle')),
            ],
            options={
                'indexes': [models.Index(fields=['-published_on', '-id'], name='watch_advisory_latest'), models.Index(fields=['cve', 'strictness'], name='watch_advisory_by_cve'), models.Index(fields=['level', '-published_on', '-id'], name='watch_advisory_by_level')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('cve', ''), _negated=True), fields=('cve', 'audience'), name='watch_advisory_once_for_an_audience'), models.CheckConstraint(condition=models.Q(('score', None), ('score__range', (0, 10)), _connector='OR'), name='watch_advisory_score_within_ten'), models.CheckConstraint(condition=models.Q(models.Q(('level', ''), ('score', None), ('score_origin', '')), models.Q(('score__isnull', False), models.Q(('score_origin', ''), _negated=True), models.Q(('level', ''), _negated=True)), _connector='OR'), name='watch_advisory_score_has_an_origin'), models.CheckConstraint(condition=models.Q(models.Q(('marking', 'RED'), _negated=True), ('due_on', None), _connector='OR'), name='watch_advisory_red_asks_nobody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='watch_advisory_withdrawn_says_why')],
            },
        ),
        CreateTable(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('said', models.JSONField(default=dict)),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('advisory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='watch.advisory')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('advisory', 'number'), name='watch_revision_numbered_once')],
            },
        ),
        CreateTable(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('written', 'Written here'), ('kev', 'CISA, known exploited vulnerabilities'), ('csaf', 'CSAF 2.0 document'), ('stix', 'STIX 2.1 bundle'), ('misp', 'MISP event'), ('euvd', 'ENISA, European vulnerability database')], max_length=8)),
                ('key', models.CharField(max_length=300)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('marking', models.CharField(blank=True, max_length=12)),
                ('is_first', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('advisory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='watch.advisory')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'key'], name='watch_source_by_key')],
                'constraints': [models.UniqueConstraint(fields=('advisory', 'kind', 'key'), name='watch_source_once_an_advisory')],
            },
        ),
        CreateTable(
            name='Use',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vendor', models.CharField(blank=True, max_length=200)),
                ('product', models.CharField(max_length=200)),
                ('vendor_key', models.CharField(blank=True, editable=False, max_length=250)),
                ('product_key', models.CharField(editable=False, max_length=250)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='members.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['product_key', 'vendor_key'], name='watch_use_by_product')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'product_key', 'vendor_key'), name='watch_use_once')],
            },
        ),
        CreateTable(
            name='Affected',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('vendor', models.CharField(blank=True, max_length=200)),
                ('product', models.CharField(max_length=200)),
                ('versions', models.CharField(blank=True, max_length=300)),
                ('vendor_key', models.CharField(blank=True, editable=False, max_length=250)),
                ('product_key', models.CharField(editable=False, max_length=250)),
                ('advisory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='affected', to='watch.advisory')),
            ],
            options={
                'indexes': [models.Index(fields=['product_key', 'vendor_key'], name='watch_affected_by_product')],
            },
        ),
        CreateTable(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('stance', models.CharField(blank=True, choices=[('', 'Not answered'), ('not_affected', 'We are not affected'), ('at_work', 'We are affected and at work on it'), ('done', 'We were affected and have dealt with it'), ('seen', 'We have read it and do not know yet')], max_length=12)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(blank=True, null=True)),
                ('advisory', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='watch.advisory')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'stance', 'due_on'], name='watch_asked_open')],
                'constraints': [models.UniqueConstraint(fields=('advisory', 'organisation'), name='watch_asked_once_an_organisation'), models.CheckConstraint(condition=models.Q(models.Q(('at', None), ('stance', '')), models.Q(models.Q(('stance', ''), _negated=True), ('at__isnull', False)), _connector='OR'), name='watch_asked_answered_at')],
            },
        ),
    ]
