from datetime import date, timedelta
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.agreement.choices import Side
from entente.files.models import Upload
from entente.record.models import Dated, DatedQuerySet


class Contract(models.Model):
    """What the public and the private side agreed. `sources` says, for each fact, where it is read and what is uncertain about it."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    signed_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    from_on = models.DateField()
    to_on = models.DateField()
    sources = models.JSONField(default=dict, blank=True)  # {fact: {"source": address, "note": sentence}}

    class Meta:
        constraints = [models.CheckConstraint(name="agreement_contract_ends_after_it_begins", condition=Q(to_on__gt=F("from_on")))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agreement:contract")

    @property
    def last_on(self) -> date:
        """The last day the contract covers."""
        return self.to_on - timedelta(days=1)


class Terms(Dated):
    """What the contract expects, as data: euros of EU money, private euros for each of them, the total. An amendment is a new row."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="terms")
    eu_amount = models.DecimalField(max_digits=16, decimal_places=2)
    factor = models.DecimalField(max_digits=6, decimal_places=3)
    total_amount = models.DecimalField(max_digits=16, decimal_places=2)
    review_above = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)  # above it, reviewer and decider differ
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(name="agreement_terms_are_positive", condition=Q(eu_amount__gt=0, factor__gt=0, total_amount__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.contract}: {self.total_amount}"

    @property
    def private_amount(self) -> Decimal:
        return self.eu_amount * self.factor

    @property
    def total_factor(self) -> Decimal:
        """Euros in all for each EU euro."""
        return self.total_amount / self.eu_amount


class Party(models.Model):
    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="parties")
    name = models.CharField(max_length=200)
    side = models.CharField(max_length=10, choices=Side.choices)

    def __str__(self) -> str:
        return self.name


class ContractDocument(models.Model):
    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=200)
    address = models.URLField(max_length=500, blank=True)
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.title
