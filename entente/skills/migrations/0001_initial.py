import django.db.models.deletion
from django.db import migrations, models

from entente.record.tables import CreateTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('gatherings', '0001_initial'),
        ('members', '0004_voting_facts'),
        ('people', '0004_addresses_of_people'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        CreateTable(
            name='Asked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'answered_at'], name='skills_asked_by_organisation')],
            },
        ),
        CreateTable(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('proposed', 'Waits for review'), ('published', 'Published'), ('returned', 'Sent back'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=9)),
                ('written_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('remark', models.CharField(blank=True, max_length=500)),
                ('is_fictional', models.BooleanField(default=False)),
                ('title', models.CharField(max_length=200)),
                ('message', models.CharField(max_length=500)),
                ('about', models.TextField(blank=True, max_length=4000)),
                ('audiences', models.JSONField(default=list)),
                ('channels', models.JSONField(default=list)),
                ('languages', models.CharField(blank=True, max_length=120)),
                ('begins_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('reviewed_by__isnull', False), models.Q(('written_by', None), models.Q(('written_by', models.F('reviewed_by')), _negated=True), _connector='OR')), _connector='OR'), name='skills_campaign_published_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('remark', ''), _negated=True), _connector='OR'), name='skills_campaign_returned_says_why'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('begins_on'))), name='skills_campaign_ends_after_it_begins')],
            },
        ),
        CreateTable(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('begins_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('place', models.CharField(blank=True, max_length=200)),
                ('channel', models.CharField(choices=[('event', 'Event'), ('school', 'In schools'), ('online', 'Online'), ('social', 'Social media'), ('press', 'Press and broadcasting'), ('game', 'Game or competition'), ('material', 'Printed material')], max_length=8)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='skills.campaign')),
            ],
            options={
                'indexes': [models.Index(fields=['begins_on'], name='skills_activity_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('begins_on'))), name='skills_activity_ends_after_it_begins')],
            },
        ),
        CreateTable(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('proposed', 'Waits for review'), ('published', 'Published'), ('returned', 'Sent back'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=9)),
                ('written_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('remark', models.CharField(blank=True, max_length=500)),
                ('is_fictional', models.BooleanField(default=False)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('title_key', models.CharField(max_length=300)),
                ('provider_name', models.CharField(max_length=300)),
                ('level', models.CharField(choices=[('school', 'School'), ('vocational', 'Vocational'), ('bachelor', 'Bachelor'), ('master', 'Master'), ('professional', 'Professional training')], max_length=12)),
                ('form', models.CharField(choices=[('onsite', 'On site'), ('online', 'Online'), ('blended', 'Blended')], max_length=7)),
                ('languages', models.CharField(blank=True, max_length=120)),
                ('ects', models.DecimalField(blank=True, decimal_places=1, max_digits=5, null=True)),
                ('hours', models.DecimalField(blank=True, decimal_places=1, max_digits=7, null=True)),
                ('cost_low', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ('cost_high', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True)),
                ('begins_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('places', models.PositiveIntegerField(blank=True, null=True)),
                ('graduates', models.PositiveIntegerField(blank=True, null=True)),
                ('accreditation', models.CharField(blank=True, max_length=300)),
                ('about', models.TextField(blank=True, max_length=4000)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('source', models.CharField(max_length=300)),
                ('source_on', models.DateField()),
                ('batch', models.CharField(blank=True, max_length=12)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('provider', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.region')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'title_key', 'id'], name='skills_course_by_title'), models.Index(fields=['state', 'country', 'title_key', 'id'], name='skills_course_by_country'), models.Index(fields=['batch'], name='skills_course_by_batch')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('reviewed_by__isnull', False), models.Q(('written_by', None), models.Q(('written_by', models.F('reviewed_by')), _negated=True), _connector='OR')), _connector='OR'), name='skills_course_published_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('remark', ''), _negated=True), _connector='OR'), name='skills_course_returned_says_why'), models.CheckConstraint(condition=models.Q(('cost_low', None), ('cost_high__gte', models.F('cost_low')), _connector='OR'), name='skills_course_costs_in_order'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('begins_on')), _connector='OR'), name='skills_course_ends_after_it_begins')],
            },
        ),
        CreateTable(
            name='Coverage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('role', 'Role profile'), ('expertise', 'Expertise'), ('skill', 'Skill or knowledge of a profile')], max_length=9)),
                ('code', models.CharField(max_length=40)),
                ('depth', models.PositiveSmallIntegerField(choices=[(1, 'e-1: under guidance'), (2, "e-2: on one's own"), (3, 'e-3: leads others'), (4, 'e-4: answers for a field'), (5, 'e-5: sets the direction')])),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covers', to='skills.course')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'code', 'depth'], name='skills_coverage_of')],
                'constraints': [models.UniqueConstraint(fields=('course', 'kind', 'code'), name='skills_coverage_once'), models.CheckConstraint(condition=models.Q(('depth__gte', 1), ('depth__lte', 5)), name='skills_coverage_depth')],
            },
        ),
        CreateTable(
            name='CyberRange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('proposed', 'Waits for review'), ('published', 'Published'), ('returned', 'Sent back'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=9)),
                ('written_at', models.DateTimeField()),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('remark', models.CharField(blank=True, max_length=500)),
                ('is_fictional', models.BooleanField(default=False)),
                ('name', models.CharField(max_length=200)),
                ('about', models.TextField(max_length=4000)),
                ('seats', models.PositiveIntegerField(blank=True, null=True)),
                ('address', models.CharField(blank=True, max_length=500)),
                ('is_shared', models.BooleanField(default=False)),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), models.Q(('reviewed_by__isnull', False), models.Q(('written_by', None), models.Q(('written_by', models.F('reviewed_by')), _negated=True), _connector='OR')), _connector='OR'), name='skills_cyberrange_published_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('remark', ''), _negated=True), _connector='OR'), name='skills_cyberrange_returned_says_why')],
            },
        ),
        CreateTable(
            name='Capability',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=120)),
                ('range', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='capabilities', to='skills.cyberrange')),
            ],
            options={
                'indexes': [models.Index(fields=['code'], name='skills_capability_by_code')],
                'constraints': [models.UniqueConstraint(fields=('range', 'code'), name='skills_capability_once')],
            },
        ),
        CreateTable(
            name='Effect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('reach', 'Reach: how many it came to'), ('effect', 'Effect: what changed')], max_length=6)),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True)),
                ('unit', models.CharField(max_length=60)),
                ('method', models.CharField(max_length=300)),
                ('measured_on', models.DateField()),
                ('noted_at', models.DateTimeField()),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='effects', to='skills.activity')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('method', ''), _negated=True), name='skills_effect_says_how')],
            },
        ),
        CreateTable(
            name='Exercise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scenario', models.TextField(max_length=8000)),
                ('aims', models.TextField(blank=True, max_length=4000)),
                ('training', models.CharField(blank=True, max_length=120)),
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gatherings.gathering')),
                ('range', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='skills.cyberrange')),
            ],
        ),
        CreateTable(
            name='Expert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offers', models.JSONField(default=list)),
                ('languages', models.CharField(blank=True, max_length=120)),
                ('about', models.TextField(max_length=2000)),
                ('visibility', models.CharField(choices=[('public', 'Everyone'), ('community', "The partnership's community"), ('office', 'The office only')], default='community', max_length=9)),
                ('gender', models.CharField(blank=True, choices=[('woman', 'Woman'), ('man', 'Man'), ('other', 'Another')], max_length=5)),
                ('consented_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField()),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('expertise', models.ManyToManyField(blank=True, related_name='+', to='vocabulary.expertise')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('roles', models.ManyToManyField(blank=True, related_name='+', to='vocabulary.roleprofile')),
            ],
            options={
                'indexes': [models.Index(fields=['visibility'], name='skills_expert_by_visibility')],
                'constraints': [models.CheckConstraint(condition=models.Q(('offers', []), _negated=True), name='skills_expert_offers_something')],
            },
        ),
        CreateTable(
            name='JobTitle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('title_key', models.CharField(max_length=120)),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'e-1: under guidance'), (2, "e-2: on one's own"), (3, 'e-3: leads others'), (4, 'e-4: answers for a field'), (5, 'e-5: sets the direction')], null=True)),
                ('set_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.roleprofile')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'title_key'), name='skills_jobtitle_once')],
            },
        ),
        CreateTable(
            name='Opening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('open', models.PositiveIntegerField()),
                ('hard', models.PositiveIntegerField(default=0)),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openings', to='skills.asked')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.country')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.region')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.roleprofile')),
                ('sector', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.sector')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('hard__lte', models.F('open')), ('open__gte', 1)), name='skills_opening_hard_is_a_part')],
            },
        ),
        CreateTable(
            name='Requirement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('task', 'Task'), ('skill', 'Skill'), ('knowledge', 'Knowledge'), ('expertise', 'Expertise')], max_length=9)),
                ('code', models.CharField(max_length=40)),
                ('text', models.CharField(max_length=500)),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'e-1: under guidance'), (2, "e-2: on one's own"), (3, 'e-3: leads others'), (4, 'e-4: answers for a field'), (5, 'e-5: sets the direction')], null=True)),
                ('source', models.CharField(max_length=300)),
                ('source_on', models.DateField()),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vocabulary.roleprofile')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('role', 'kind', 'code'), name='skills_requirement_once_a_role'), models.CheckConstraint(condition=models.Q(('kind', 'task'), models.Q(('level__gte', 1), ('level__lte', 5)), _connector='OR'), name='skills_requirement_has_level')],
            },
        ),
        CreateTable(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True)),
                ('opened_at', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opened_at'))), name='skills_survey_closes_after_it_opens')],
            },
        ),
        CreateTable(
            name='Figures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('body', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='skills.survey')),
            ],
            options={
                'indexes': [models.Index(fields=['survey', '-at'], name='skills_figures_newest')],
            },
        ),
        migrations.AddField(
            model_name='asked',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='skills.survey'),
        ),
        migrations.AddConstraint(
            model_name='asked',
            constraint=models.UniqueConstraint(fields=('survey', 'organisation'), name='skills_asked_once'),
        ),
    ]
