import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from entente.record.tables import CreateTable


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0004_voting_facts'),
        ('people', '0004_addresses_of_people'),
        ('projects', '0001_initial'),
        ('vocabulary', '0001_initial'),
    ]

    operations = [
        CreateTable(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('summary', models.TextField(max_length=4000)),
                ('countries', models.PositiveSmallIntegerField(default=3)),
                ('in_member_states', models.PositiveSmallIntegerField(default=1)),
                ('sme_share', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(100)])),
                ('closes_on', models.DateField(blank=True, null=True)),
                ('is_fictional', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.topic')),
            ],
            options={
                'indexes': [models.Index(fields=['closed_at', '-id'], name='consortia_board_open_first')],
                'constraints': [models.CheckConstraint(condition=models.Q(('sme_share__lte', 100)), name='consortia_board_share_is_a_percentage'), models.CheckConstraint(condition=models.Q(('closed_at', None), models.Q(('because', ''), _negated=True), _connector='OR'), name='consortia_board_closed_says_why')],
            },
        ),
        CreateTable(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('work', models.TextField(blank=True, max_length=1000)),
                ('kind', models.CharField(blank=True, choices=[('large_company', 'Large company'), ('sme', 'SME'), ('research_centre', 'Research centre'), ('university', 'University'), ('end_user', 'End user'), ('operator', 'Operator'), ('association', 'Association'), ('local_authority', 'Local public authority'), ('regional_authority', 'Regional public authority'), ('national_authority', 'National public authority')], max_length=20)),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='consortia.board')),
                ('expertise', models.ManyToManyField(blank=True, related_name='+', to='vocabulary.expertise')),
                ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('board', 'position'), name='consortia_role_one_a_position'), models.UniqueConstraint(fields=('board', 'holder'), name='consortia_role_one_an_organisation')],
            },
        ),
        CreateTable(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True, max_length=2000)),
                ('state', models.CharField(choices=[('open', 'Asked'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='open', max_length=10)),
                ('invited_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('because', models.CharField(blank=True, max_length=500)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.organisation')),
                ('role', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='consortia.role')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('role', 'organisation'), name='consortia_invitation_one_open'), models.UniqueConstraint(condition=models.Q(('state', 'accepted')), fields=('role',), name='consortia_invitation_one_accepted'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='consortia_invitation_answered_or_open')],
            },
        ),
    ]
