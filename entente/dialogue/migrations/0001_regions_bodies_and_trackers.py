import django.db.models.deletion
from django.db import migrations, models

from entente.record.tables import CreateTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('forms', '0002_immutable'),
        ('gatherings', '0001_initial'),
        ('governance', '0002_bodies_and_meetings'),
        ('members', '0004_voting_facts'),
        ('people', '0004_addresses_of_people'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        CreateTable(
            name='RegionFacts',
            fields=[
                ('region', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='facts', serialize=False, to='vocabulary.region')),
                ('native_name', models.CharField(max_length=200)),
                ('mountain', models.PositiveSmallIntegerField(null=True)),
                ('urban', models.PositiveSmallIntegerField(null=True)),
                ('coast', models.PositiveSmallIntegerField(null=True)),
            ],
        ),
        CreateTable(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('asked_by', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True, max_length=4000)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('opens_on', models.DateField(blank=True, null=True)),
                ('closes_on', models.DateField()),
                ('stage', models.CharField(choices=[('noted', 'Noted'), ('draft', 'Being drafted'), ('comment', 'In the comment round'), ('adopted', 'Adopted'), ('sent', 'Sent'), ('compared', 'Compared with the outcome'), ('dropped', 'Not answered')], default='noted', max_length=8)),
                ('decision', models.JSONField(blank=True, default=dict)),
                ('measure', models.JSONField(blank=True, default=dict)),
                ('sent_on', models.DateField(blank=True, null=True)),
                ('sent_as', models.CharField(blank=True, max_length=300)),
                ('came_of', models.TextField(blank=True, max_length=4000)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('is_fictional', models.BooleanField(default=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body')),
                ('comments', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.commentround')),
                ('deliverable', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.deliverable')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['closes_on'], name='dialogue_consultation_closing')],
                'constraints': [models.CheckConstraint(condition=models.Q(('opens_on', None), ('closes_on__gte', models.F('opens_on')), _connector='OR'), name='dialogue_consultation_closes_later'), models.CheckConstraint(condition=models.Q(models.Q(('address', ''), _negated=True), ('is_fictional', True), _connector='OR'), name='dialogue_consultation_says_where'), models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['sent', 'compared']), _negated=True), models.Q(('sent_on__isnull', False), models.Q(('sent_as', ''), _negated=True)), _connector='OR'), name='dialogue_consultation_sent_says_how'), models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['adopted', 'sent', 'compared']), _negated=True), models.Q(('decision', {}), _negated=True), _connector='OR'), name='dialogue_consultation_adopted_by_a_decision')],
            },
        ),
        CreateTable(
            name='Counterpart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True)),
                ('kind', models.CharField(choices=[('authority', 'Public authority'), ('centre', 'National coordination or competence centre'), ('association', 'Association'), ('region', 'Region'), ('agency', 'Agency of the Union'), ('international', 'International organisation'), ('other', 'Other')], max_length=13)),
                ('text', models.TextField(blank=True, max_length=4000)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('is_public', models.BooleanField(default=True)),
                ('is_fictional', models.BooleanField(default=False)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='counterparts', to='vocabulary.region')),
            ],
        ),
        CreateTable(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, max_length=200)),
                ('basis', models.CharField(choices=[('consent', 'consent (point a)'), ('contract', 'contract (point b)'), ('legal_duty', 'legal duty (point c)'), ('public_task', 'public task (point e)'), ('legitimate_interest', 'legitimate interest (point f)')], max_length=20)),
                ('consented_on', models.DateField(blank=True, null=True)),
                ('consent_said', models.CharField(blank=True, max_length=200)),
                ('since_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, max_length=300)),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_at', to='people.person')),
                ('counterpart', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='dialogue.counterpart')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('counterpart', 'person'), name='dialogue_contact_once'), models.CheckConstraint(condition=models.Q(models.Q(('basis', 'consent'), _negated=True), models.Q(('consented_on__isnull', False), models.Q(('consent_said', ''), _negated=True)), _connector='OR'), name='dialogue_contact_consent_says_when_and_how')],
            },
        ),
        CreateTable(
            name='Encounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('about', models.CharField(max_length=300)),
                ('agreed', models.TextField(blank=True, max_length=4000)),
                ('basis', models.CharField(choices=[('consent', 'consent (point a)'), ('contract', 'contract (point b)'), ('legal_duty', 'legal duty (point c)'), ('public_task', 'public task (point e)'), ('legitimate_interest', 'legitimate interest (point f)')], max_length=20)),
                ('written_at', models.DateTimeField()),
                ('contacts', models.ManyToManyField(related_name='encounters', to='dialogue.contact')),
                ('counterpart', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='encounters', to='dialogue.counterpart')),
                ('ours', models.ManyToManyField(related_name='+', to='people.person')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['counterpart', '-on'], name='dialogue_encounter_latest')],
            },
        ),
        CreateTable(
            name='Interregional',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('partnership', 'Interregional partnership'), ('pilot', 'Interregional pilot')], max_length=12)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField(max_length=4000)),
                ('begins_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('running', 'Running'), ('done', 'Done'), ('stopped', 'Stopped')], default='planned', max_length=8)),
                ('came_of', models.TextField(blank=True, max_length=2000)),
                ('initiative', models.JSONField(blank=True, default=dict)),
                ('is_fictional', models.BooleanField(default=False)),
                ('regions', models.ManyToManyField(related_name='links', to='vocabulary.region')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('begins_on')), _connector='OR'), name='dialogue_link_ends_later'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['done', 'stopped']), _negated=True), models.Q(('came_of', ''), _negated=True), _connector='OR'), name='dialogue_link_over_says_what_came')],
            },
        ),
        CreateTable(
            name='Memorandum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True, max_length=4000)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('renew_by', models.DateField(blank=True, null=True)),
                ('state', models.CharField(choices=[('draft', 'Being prepared'), ('force', 'In force'), ('renewed', 'Renewed by another'), ('ended', 'Ended')], default='draft', max_length=8)),
                ('came_of', models.TextField(blank=True, max_length=2000)),
                ('counterpart', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memoranda', to='dialogue.counterpart')),
                ('follows', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='dialogue.memorandum')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'force')), fields=['renew_by'], name='dialogue_memorandum_renew')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'draft'), ('signed_on__isnull', False), _connector='OR'), name='dialogue_memorandum_signed'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gt', models.F('signed_on')), _connector='OR'), name='dialogue_memorandum_ends_later'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['renewed', 'ended']), _negated=True), models.Q(('came_of', ''), _negated=True), _connector='OR'), name='dialogue_memorandum_over')],
            },
        ),
        CreateTable(
            name='Obligation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('whose', models.CharField(choices=[('ours', 'The partnership'), ('theirs', 'The partner'), ('both', 'Both')], max_length=6)),
                ('text', models.CharField(max_length=500)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('how', models.CharField(blank=True, max_length=500)),
                ('memorandum', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='obligations', to='dialogue.memorandum')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('done_on', None), models.Q(('how', ''), _negated=True), _connector='XOR'), name='dialogue_obligation_done_how')],
            },
        ),
        CreateTable(
            name='Occasion',
            fields=[
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='occasion', serialize=False, to='gatherings.gathering')),
                ('lead', models.TextField(blank=True, max_length=2000)),
                ('survey', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='forms.round')),
            ],
        ),
        CreateTable(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('need', 'A need'), ('contact', 'A contact'), ('initiative', 'An initiative'), ('other', 'Something else to do')], max_length=10)),
                ('text', models.CharField(max_length=500)),
                ('due_on', models.DateField()),
                ('what', models.JSONField(blank=True, default=dict)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('came_of', models.CharField(blank=True, max_length=500)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('occasion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='dialogue.occasion')),
            ],
            options={
                'indexes': [models.Index(models.F('owner'), models.F('due_on'), condition=models.Q(('done_on', None)), name='dialogue_follow_up_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('done_on', None), models.Q(('came_of', ''), _negated=True), _connector='XOR'), name='dialogue_follow_up_done_how')],
            },
        ),
        CreateTable(
            name='Plea',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=500)),
                ('taken', models.CharField(choices=[('open', 'Not known yet'), ('taken', 'Taken up'), ('partly', 'Taken up in part'), ('not', 'Not taken up')], default='open', max_length=6)),
                ('where', models.CharField(blank=True, max_length=300)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pleas', to='dialogue.consultation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('taken__in', ['open', 'not']), models.Q(('where', ''), _negated=True), _connector='OR'), name='dialogue_plea_says_where')],
            },
        ),
        CreateTable(
            name='ProgrammePoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('speakers', models.CharField(blank=True, max_length=300)),
                ('place', models.CharField(blank=True, max_length=120)),
                ('occasion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='points', to='dialogue.occasion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__gt', 0)), name='dialogue_point_lasts')],
            },
        ),
        CreateTable(
            name='Rate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('whom', models.CharField(choices=[('members', 'Members'), ('partners', 'Partner bodies'), ('everyone', 'Everyone else')], max_length=8)),
                ('label', models.CharField(max_length=120)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=8)),
                ('until_on', models.DateField(blank=True, null=True)),
                ('occasion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rates', to='dialogue.occasion')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='dialogue_rate_not_below_nothing'), models.UniqueConstraint(fields=('occasion', 'whom', 'label'), name='dialogue_rate_once')],
            },
        ),
        CreateTable(
            name='RegionItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('strategy', 'Strategy'), ('cluster', 'Cluster'), ('hub', 'Hub'), ('partner', 'Partner body')], max_length=8)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True, max_length=4000)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('from_on', models.DateField(blank=True, null=True)),
                ('to_on', models.DateField(blank=True, null=True)),
                ('is_fictional', models.BooleanField(default=False)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='vocabulary.region')),
            ],
            options={
                'indexes': [models.Index(fields=['region', 'kind'], name='dialogue_item_of_region')],
                'constraints': [models.CheckConstraint(condition=models.Q(('from_on', None), ('to_on', None), ('to_on__gt', models.F('from_on')), _connector='OR'), name='dialogue_item_ends_later'), models.CheckConstraint(condition=models.Q(models.Q(('address', ''), _negated=True), ('is_fictional', True), _connector='OR'), name='dialogue_item_says_where')],
            },
        ),
        CreateTable(
            name='Tracker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, unique=True)),
                ('text', models.TextField(max_length=4000)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('keeps', models.PositiveSmallIntegerField(default=90)),
                ('measure', models.JSONField(blank=True, default=dict)),
                ('is_fictional', models.BooleanField(default=False)),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('keeps__gte', 1)), name='dialogue_tracker_holds_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('address', ''), _negated=True), ('is_fictional', True), _connector='OR'), name='dialogue_tracker_says_where')],
            },
        ),
        CreateTable(
            name='Followed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', models.CharField(blank=True, choices=[('not_started', 'Not started'), ('preparation', 'In preparation'), ('transposed', 'Transposed'), ('implemented', 'Implemented')], max_length=11)),
                ('is_infringing', models.BooleanField(default=False)),
                ('checked_on', models.DateField(blank=True, null=True)),
                ('stale_on', models.DateField(blank=True, null=True)),
                ('reminded_of', models.DateField(blank=True, null=True)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('responsible', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('tracker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='countries', to='dialogue.tracker')),
            ],
            options={
                'indexes': [models.Index(fields=['responsible', 'stale_on'], name='dialogue_followed_stale')],
                'constraints': [models.UniqueConstraint(fields=('tracker', 'country'), name='dialogue_followed_once'), models.CheckConstraint(condition=models.Q(('phase', ''), ('checked_on__isnull', False), _connector='XOR'), name='dialogue_followed_as_checked')],
            },
        ),
        CreateTable(
            name='TrackerCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('phase', models.CharField(choices=[('not_started', 'Not started'), ('preparation', 'In preparation'), ('transposed', 'Transposed'), ('implemented', 'Implemented')], max_length=11)),
                ('is_infringing', models.BooleanField(default=False)),
                ('source', models.CharField(max_length=300)),
                ('address', models.URLField(max_length=500)),
                ('note', models.TextField(blank=True, max_length=2000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('followed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='dialogue.followed')),
            ],
            options={
                'indexes': [models.Index(fields=['followed', '-on', '-id'], name='dialogue_check_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('address', ''), _negated=True)), name='dialogue_check_has_its_source')],
            },
        ),
    ]
