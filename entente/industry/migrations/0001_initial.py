import uuid

import django.db.models.deletion
from django.db import migrations, models

from entente.record.tables import CreateTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('gatherings', '0001_initial'),
        ('members', '0004_voting_facts'),
        ('people', '0004_addresses_of_people'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        CreateTable(
            name='FundingRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
                ('tables', models.JSONField(default=list)),
                ('lines', models.JSONField(default=list)),
            ],
        ),
        CreateTable(
            name='Criteria',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField(unique=True)),
                ('name', models.CharField(max_length=120)),
                ('text', models.TextField()),
                ('open_to', models.JSONField(default=list)),
                ('validity_months', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('fee', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ('source', models.CharField(max_length=500)),
                ('source_on', models.DateField(blank=True, null=True)),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on', None), ('to_on__gt', models.F('from_on')), _connector='OR'), name='industry_criteria_ends_after_it_begins')],
            },
        ),
        CreateTable(
            name='Investor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('name_key', models.CharField(editable=False, max_length=600)),
                ('manager', models.CharField(blank=True, max_length=300)),
                ('areas', models.JSONField(default=list)),
                ('support', models.CharField(choices=[('venture_capital', 'Venture capital'), ('tta', 'Technology transfer'), ('private_equity', 'Private equity'), ('infrastructure', 'Infrastructure'), ('social_impact', 'Social impact'), ('unknown', 'Not known')], max_length=16)),
                ('commitment', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('website', models.CharField(blank=True, max_length=300)),
                ('cybersecurity', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('unknown', 'Not known')], default='unknown', max_length=7)),
                ('source', models.CharField(max_length=300)),
                ('read_at', models.DateTimeField()),
                ('is_fictional', models.BooleanField(default=False)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
            ],
            options={
                'indexes': [models.Index(fields=['name_key', 'id'], name='industry_investor_by_name')],
                'constraints': [models.UniqueConstraint(fields=('name_key', 'country'), name='industry_investor_once_a_country'), models.CheckConstraint(condition=models.Q(('commitment', None), ('commitment__gte', 0), _connector='OR'), name='industry_investor_commitment_not_below_0')],
            },
        ),
        CreateTable(
            name='InvestorDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('call', models.TextField(max_length=4000)),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('first_slot_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField(default=20)),
                ('slots', models.PositiveSmallIntegerField(default=6)),
                ('tables', models.PositiveSmallIntegerField(default=8)),
                ('is_laid_out', models.BooleanField(default=False)),
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='gatherings.gathering')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='industry_investorday_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('minutes__gt', 0), ('slots__gt', 0), ('tables__gt', 0)), name='industry_investorday_has_slots')],
            },
        ),
        CreateTable(
            name='Attending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('investor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attending', to='industry.investor')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attending', to='industry.investorday')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('day', 'investor'), name='industry_attending_once_a_day')],
            },
        ),
        CreateTable(
            name='Issuer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('known_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(fields=['country', 'superseded_at'], name='industry_issuer_by_country')],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on', None), ('to_on__gt', models.F('from_on')), _connector='OR'), name='industry_issuer_ends_after_it_begins')],
            },
        ),
        CreateTable(
            name='Label',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_key', models.CharField(editable=False, max_length=600)),
                ('answers', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('applied', 'Applied for'), ('granted', 'Granted'), ('refused', 'Refused'), ('withdrawn', 'Withdrawn by the applicant'), ('revoked', 'Revoked')], default='applied', max_length=9)),
                ('applied_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('number', models.CharField(blank=True, max_length=20)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('revoked_on', models.DateField(blank=True, null=True)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('credential', models.TextField(blank=True)),
                ('is_fictional', models.BooleanField(default=False)),
                ('applied_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('criteria', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='industry.criteria')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('issuer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('renews', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='industry.label')),
            ],
            options={
                'indexes': [models.Index(fields=['name_key', 'id'], name='industry_label_by_name'), models.Index(fields=['state', 'country', 'until_on'], name='industry_label_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('applied_by')), _negated=True), _connector='OR'), name='industry_label_four_eyes'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('granted', 'revoked')), _negated=True), models.Q(('decided_by__isnull', False), ('from_on__isnull', False), ('until_on__gte', models.F('from_on')), models.Q(('credential', ''), _negated=True), models.Q(('number', ''), _negated=True)), _connector='OR'), name='industry_label_granted_whole'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_on__isnull', False), ('state', 'revoked')), models.Q(models.Q(('state', 'revoked'), _negated=True), ('revoked_on', None)), _connector='OR'), name='industry_label_revoked_on_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['refused', 'revoked']), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='industry_label_no_says_why'), models.UniqueConstraint(condition=models.Q(('state', 'applied')), fields=('organisation',), name='industry_label_one_at_a_time'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='industry_label_number')],
            },
        ),
        CreateTable(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=40)),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.upload')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='industry.label')),
            ],
        ),
        CreateTable(
            name='Complaint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=4000)),
                ('contact', models.EmailField(blank=True, max_length=254)),
                ('at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'To be looked into'), ('upheld', 'Upheld'), ('dismissed', 'Dismissed')], default='open', max_length=9)),
                ('answer', models.TextField(blank=True, max_length=4000)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('label', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='industry.label')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'id'], name='industry_complaint_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('answered_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='industry_complaint_answered_whole'), models.CheckConstraint(condition=models.Q(('state', 'open'), ('contact', ''), _connector='OR'), name='industry_complaint_contact_is_dropped')],
            },
        ),
        CreateTable(
            name='Observed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.CharField(max_length=160)),
                ('measure_key', models.CharField(editable=False, max_length=160)),
                ('unit', models.CharField(max_length=40)),
                ('country', models.CharField(max_length=4)),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('source', models.CharField(max_length=300)),
                ('source_on', models.DateField()),
                ('read_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('measure_key', 'country', 'year', 'source'), name='industry_observed_once_a_source')],
            },
        ),
        CreateTable(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('contact', 'Stayed in contact'), ('talks', 'Talks about money'), ('term_sheet', 'Term sheet'), ('investment', 'Funding round closed'), ('customer', 'Customer or pilot won'), ('nothing', 'Nothing came of it')], max_length=10)),
                ('on', models.DateField()),
                ('round', models.CharField(blank=True, choices=[('pre_seed', 'Pre-seed'), ('seed', 'Seed'), ('a', 'Series A'), ('b', 'Series B'), ('later', 'Later'), ('grant', 'Grant'), ('debt', 'Loan')], max_length=8)),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('may_count', models.BooleanField(default=False)),
                ('is_fictional', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('day', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='industry.investorday')),
                ('investor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='industry.investor')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', '-on'], name='industry_outcome_by_company')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount', None), models.Q(('amount__gt', 0), ('kind', 'investment')), _connector='OR'), name='industry_outcome_money_of_a_round'), models.CheckConstraint(condition=models.Q(('round', ''), ('kind', 'investment'), _connector='OR'), name='industry_outcome_round_of_a_round')],
            },
        ),
        CreateTable(
            name='Pitch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('summary', models.TextField(max_length=2000)),
                ('state', models.CharField(choices=[('applied', 'Applied'), ('selected', 'Selected'), ('declined', 'Not this time'), ('withdrawn', 'Withdrawn')], default='applied', max_length=9)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pitches', to='industry.investorday')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'id'], name='industry_pitch_by_state')],
            },
        ),
        CreateTable(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wish', models.PositiveSmallIntegerField(default=1)),
                ('answer', models.CharField(choices=[('waiting', 'No answer yet'), ('wants', 'Wants to meet'), ('no', 'Does not want to meet')], default='waiting', max_length=7)),
                ('slot', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('attending', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='industry.attending')),
                ('pitch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='industry.pitch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('pitch', 'attending'), name='industry_meeting_once'), models.UniqueConstraint(fields=('pitch', 'slot'), name='industry_meeting_pitch_not_twice'), models.UniqueConstraint(fields=('attending', 'slot'), name='industry_meeting_investor_not_twice'), models.CheckConstraint(condition=models.Q(('slot', None), models.Q(('answer', 'no'), _negated=True), _connector='OR'), name='industry_meeting_no_has_no_slot'), models.CheckConstraint(condition=models.Q(('wish__gte', 1), ('wish__lte', 3)), name='industry_meeting_wish')],
            },
        ),
        CreateTable(
            name='Profile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_key', models.CharField(editable=False, max_length=600)),
                ('stage', models.CharField(choices=[('idea', 'Idea'), ('seed', 'First product, first users'), ('early', 'First revenues'), ('growth', 'Growing'), ('scale', 'Growing abroad')], max_length=6)),
                ('size', models.CharField(choices=[('micro', 'Micro'), ('small', 'Small'), ('medium', 'Medium'), ('large', 'Large'), ('unknown', 'Not known')], default='unknown', max_length=8)),
                ('seeking', models.JSONField(default=list)),
                ('seeks_of', models.CharField(default='', editable=False, max_length=200)),
                ('pitch', models.TextField(max_length=2000)),
                ('is_public', models.BooleanField(default=False)),
                ('is_fictional', models.BooleanField(default=False)),
                ('changed_at', models.DateTimeField()),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['name_key', 'id'], name='industry_profile_by_name')],
            },
        ),
        migrations.AddField(
            model_name='pitch',
            name='profile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pitches', to='industry.profile'),
        ),
        CreateTable(
            name='Snapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('digest', models.CharField(max_length=64)),
                ('body', models.JSONField(default=dict)),
                ('funding', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='industry.fundingrelease')),
            ],
            options={
                'indexes': [models.Index(fields=['-at'], name='industry_snapshot_last')],
            },
        ),
        migrations.AddConstraint(
            model_name='pitch',
            constraint=models.UniqueConstraint(fields=('day', 'profile'), name='industry_pitch_once_a_day'),
        ),
    ]
