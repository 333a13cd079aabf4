from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.industry.choices import OutcomeKind, Round
from entente.industry.models.day import InvestorDay
from entente.industry.models.investor import Investor
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Country


class Outcome(models.Model):
    """What came of an investor day or of a search for money, on a day; a closed funding round is one of its kinds.

    Read by the company and the office. `may_count`: the company agrees that it counts in public totals, under disclosure control.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    day = models.ForeignKey(InvestorDay, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes")
    investor = models.ForeignKey(Investor, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, choices=OutcomeKind.choices)
    on = models.DateField()
    round = models.CharField(max_length=8, choices=Round.choices, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)  # euros; None: not said, never 0
    note = models.CharField(max_length=500, blank=True)
    may_count = models.BooleanField(default=False)
    is_fictional = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="industry_outcome_money_of_a_round", condition=Q(amount=None) | Q(kind="investment", amount__gt=0)),
            models.CheckConstraint(name="industry_outcome_round_of_a_round", condition=Q(round="") | Q(kind="investment")),
        ]
        indexes = [models.Index(fields=["organisation", "-on"], name="industry_outcome_by_company")]

    def __str__(self) -> str:
        """Never what came of it: the record's entries are labelled with it."""
        return f"O-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("industry:outcomes")
