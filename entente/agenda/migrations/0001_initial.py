import django.db.models.deletion
from django.db import migrations, models

from entente.record.tables import CreateTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('governance', '0001_initial'),
        ('members', '0002_jobs_of_delegates'),
        ('people', '0004_addresses_of_people'),
        ('projects', '0001_initial'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        CreateTable(
            name='CallTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=120, unique=True)),
                ('title', models.CharField(max_length=500)),
                ('programme', models.CharField(blank=True, max_length=120)),
                ('divisions', models.CharField(blank=True, max_length=1000)),
                ('call', models.CharField(blank=True, max_length=120)),
                ('action_type', models.CharField(blank=True, max_length=160)),
                ('state', models.CharField(choices=[('forthcoming', 'Forthcoming'), ('open', 'Open'), ('closed', 'Closed'), ('unknown', 'Not known')], default='unknown', max_length=11)),
                ('deadline_on', models.DateField(blank=True, null=True)),
                ('deadline_model', models.CharField(blank=True, max_length=40)),
                ('grant_low', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('grant_high', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('grants', models.PositiveIntegerField(blank=True, null=True)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('text', models.TextField(blank=True)),
                ('topic', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='call_facts', to='projects.topic')),
            ],
            options={
                'indexes': [models.Index(fields=['deadline_on', 'id'], name='agenda_calltopic_deadline')],
                'constraints': [models.CheckConstraint(condition=models.Q(('grant_low', None), ('grant_high', None), ('grant_high__gte', models.F('grant_low')), _connector='OR'), name='agenda_calltopic_grant_is_a_range')],
            },
        ),
        CreateTable(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300)),
                ('address', models.URLField(max_length=500)),
                ('on', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='projects.project')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('project', 'address'), name='agenda_result_once_an_address')],
            },
        ),
        CreateTable(
            name='Screener',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('known_at', models.DateTimeField()),
                ('superseded_at', models.DateTimeField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on', None), ('to_on__gt', models.F('from_on')), _connector='OR'), name='agenda_screener_ends_after_it_begins')],
            },
        ),
        CreateTable(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('title', models.CharField(max_length=200)),
                ('problem', models.TextField(max_length=4000)),
                ('state_of_the_art', models.TextField(blank=True, max_length=4000)),
                ('expected_result', models.TextField(max_length=4000)),
                ('evidence', models.TextField(blank=True, max_length=4000)),
                ('horizon', models.CharField(choices=[('short', 'Short term'), ('medium', 'Medium term'), ('long', 'Long term')], max_length=6)),
                ('readiness_now', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('readiness_aimed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('cost_low', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('cost_high', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('state', models.CharField(choices=[('proposed', 'Waits for screening'), ('back', 'Back with who proposed it'), ('taken_in', 'Taken in'), ('left_out', 'Not taken in'), ('merged', 'Merged into another'), ('split', 'Split into others')], default='proposed', max_length=8)),
                ('is_published', models.BooleanField(default=False)),
                ('is_fictional', models.BooleanField(default=False)),
                ('proposed_at', models.DateTimeField()),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body')),
                ('expertise', models.ManyToManyField(blank=True, related_name='+', to='vocabulary.expertise')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('sectors', models.ManyToManyField(blank=True, related_name='+', to='vocabulary.sector')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'horizon', 'number'], name='agenda_topic_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('readiness_now', None), ('readiness_now__range', (1, 9)), _connector='OR'), models.Q(('readiness_aimed', None), ('readiness_aimed__range', (1, 9)), _connector='OR')), name='agenda_topic_readiness_of_nine'), models.CheckConstraint(condition=models.Q(('readiness_now', None), ('readiness_aimed', None), ('readiness_aimed__gte', models.F('readiness_now')), _connector='OR'), name='agenda_topic_aims_no_lower'), models.CheckConstraint(condition=models.Q(models.Q(('cost_high', None), ('cost_low', None)), models.Q(('cost_high__gte', models.F('cost_low')), ('cost_high__isnull', False), ('cost_low__gt', 0)), _connector='OR'), name='agenda_topic_cost_is_a_range'), models.CheckConstraint(condition=models.Q(('organisation', None), ('body', None), _connector='OR'), name='agenda_topic_of_one_proposer')],
            },
        ),
        CreateTable(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('method', models.CharField(choices=[('pairs', 'Comparing pairs'), ('criteria', 'Scoring criteria')], max_length=8)),
                ('horizon', models.CharField(choices=[('short', 'Short term'), ('medium', 'Medium term'), ('long', 'Long term')], max_length=6)),
                ('state', models.CharField(choices=[('draft', 'In preparation'), ('open', 'Open'), ('closed', 'Closed')], default='draft', max_length=6)),
                ('questions', models.PositiveSmallIntegerField(default=18)),
                ('closes_on', models.DateField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('after', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='second', to='agenda.round')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('topics', models.ManyToManyField(related_name='rounds', to='agenda.topic')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('questions__range', (15, 20))), name='agenda_round_asks_15_to_20'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('opened_at__isnull', False), _connector='OR'), name='agenda_round_open_since'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='agenda_round_closed_since')],
            },
        ),
        CreateTable(
            name='Ranking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.JSONField()),
                ('answers_digest', models.CharField(max_length=64)),
                ('replicates', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ranking', to='agenda.round')),
            ],
        ),
        CreateTable(
            name='Panellist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('category', models.CharField(max_length=120)),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='panel', to='agenda.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'person'), name='agenda_panellist_once_a_round'), models.UniqueConstraint(fields=('round', 'organisation'), name='agenda_panellist_one_an_organisation')],
            },
        ),
        CreateTable(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(unique=True)),
                ('title', models.CharField(max_length=160)),
                ('introduction', models.TextField(blank=True, max_length=8000)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], default='draft', max_length=9)),
                ('topics', models.JSONField(default=list)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('rounds', models.ManyToManyField(blank=True, related_name='editions', to='agenda.round')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('published_at__isnull', False), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='agenda_edition_published_is_frozen'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('state',), name='agenda_edition_one_draft')],
            },
        ),
        CreateTable(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('weight', models.PositiveSmallIntegerField(default=1)),
                ('position', models.PositiveSmallIntegerField()),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='agenda.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'position'), name='agenda_criterion_in_order'), models.CheckConstraint(condition=models.Q(('weight__range', (1, 10))), name='agenda_criterion_weighs')],
            },
        ),
        CreateTable(
            name='Screening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('proposed', 'Waits for screening'), ('back', 'Back with who proposed it'), ('taken_in', 'Taken in'), ('left_out', 'Not taken in'), ('merged', 'Merged into another'), ('split', 'Split into others')], max_length=8)),
                ('because', models.CharField(max_length=1000)),
                ('at', models.DateTimeField()),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='governance.body')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='screenings', to='agenda.topic')),
            ],
        ),
        CreateTable(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('halves', models.PositiveSmallIntegerField()),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agenda.criterion')),
                ('panellist', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='agenda.panellist')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agenda.topic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('panellist', 'topic', 'criterion'), name='agenda_score_once'), models.CheckConstraint(condition=models.Q(('halves__lte', 2)), name='agenda_score_in_halves')],
            },
        ),
        CreateTable(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=4000)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='agenda.topic')),
            ],
        ),
        CreateTable(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('is_answered', models.BooleanField(default=False)),
                ('panellist', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='agenda.panellist')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agenda.topic')),
                ('preferred', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agenda.topic')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agenda.topic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('panellist', 'position'), name='agenda_question_in_order'), models.CheckConstraint(condition=models.Q(('first', models.F('second')), _negated=True), name='agenda_question_of_two'), models.CheckConstraint(condition=models.Q(('preferred', None), models.Q(('is_answered', True), ('preferred', models.F('first'))), models.Q(('is_answered', True), ('preferred', models.F('second'))), _connector='OR'), name='agenda_question_prefers_one_of_two')],
            },
        ),
        CreateTable(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('confirmed', 'Confirmed'), ('declined', 'Declined')], max_length=9)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='agenda.calltopic')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='agenda.topic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('topic', 'call'), name='agenda_link_once_a_pair')],
            },
        ),
        CreateTable(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('panellist', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='agenda.panellist')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agenda.topic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('panellist', 'topic'), name='agenda_interest_once_a_topic')],
            },
        ),
        CreateTable(
            name='Descent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('because', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ascents', to='agenda.topic')),
                ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='descents', to='agenda.topic')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('before', 'after'), name='agenda_descent_once_a_pair'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='agenda_descent_of_two')],
            },
        ),
        CreateTable(
            name='Watch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reminded_of', models.DateField(blank=True, null=True)),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='watches', to='agenda.calltopic')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'call'), name='agenda_watch_once_a_pair')],
            },
        ),
    ]
