from django.db import models
from django.db.models import Q

from entente.agreement.choices import Activity, Grade, Source
from entente.agreement.models.contract import Contract
from entente.files.models import Upload
from entente.members.models import Organisation
from entente.people.models import Person
from entente.projects.models import Participation


class Declaration(models.Model):
    """What an organisation says it paid. Immutable, by trigger: a correction is a new one that replaces it.

    What is accepted stands in a Decision. `by` is the declarer, and for an imported file whoever imported it; empty only where the
    amount was derived from a public grant record.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="declarations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="declarations")
    year = models.PositiveSmallIntegerField()
    activity = models.CharField(max_length=20, choices=Activity.choices)
    is_planned = models.BooleanField(default=False)
    amount = models.DecimalField(max_digits=16, decimal_places=2)  # in euros
    currency = models.CharField(max_length=3, default="EUR")
    stated_amount = models.DecimalField(max_digits=16, decimal_places=2)  # in its own currency
    rate = models.DecimalField(max_digits=14, decimal_places=6, default=1)  # its units for one euro, kept as it was
    grade = models.CharField(max_length=1, choices=Grade.choices)
    source = models.CharField(max_length=20, choices=Source.choices, default=Source.DECLARED)
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=1000, blank=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["contract", "organisation", "year"], name="agreement_by_organisation"),
            models.Index(fields=["contract", "-id"], name="agreement_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(name="agreement_declaration_is_not_negative", condition=Q(amount__gte=0, stated_amount__gte=0)),
            models.CheckConstraint(name="agreement_declaration_has_a_declarer", condition=Q(by__isnull=False) | Q(source="participation")),
            models.CheckConstraint(
                name="agreement_declaration_p_is_derived",
                condition=Q(grade="P", source="participation") | (~Q(grade="P") & ~Q(source="participation")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year} {self.get_activity_display()}"


class Evidence(models.Model):
    """A document behind a declaration."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="evidence")
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.upload)


class Answer(models.Model):
    """An organisation answered for a year; `is_nothing` when it says it has nothing to report."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="answers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="answers")
    year = models.PositiveSmallIntegerField()
    is_nothing = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contract", "organisation", "year"], name="agreement_answer_once_a_year")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"
