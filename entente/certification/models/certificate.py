from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.certification.choices import CertificateState
from entente.certification.models.certificate_source import CertificateSource
from entente.certification.models.holder import Holder
from entente.certification.models.scheme import Scheme
from entente.products.models import Product
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.models import Country


class Certificate(models.Model):
    """A certificate of a product or service. What the source does not state stays empty; where it stands is in its statuses."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="certificates")
    key = models.CharField(max_length=80)  # what makes it the same certificate when a source is read again
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, db_index=True)  # certificate_numbers.canonical
    is_number_read = models.BooleanField(default=False)  # from the name of its report, because the source has no column for it
    name = models.CharField(max_length=1000)
    name_key = models.CharField(max_length=250, editable=False, default="")  # what lists are ordered by
    holder = models.ForeignKey(Holder, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # of the scheme's body
    category = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=40, blank=True)  # of the scheme: high, Level 2
    assurance = models.CharField(max_length=400, blank=True)  # as the source writes it
    eal = models.PositiveSmallIntegerField(null=True, blank=True)
    is_augmented = models.BooleanField(default=False)
    ava_van = models.PositiveSmallIntegerField(null=True, blank=True)
    components = models.JSONField(default=list)
    profiles = models.JSONField(default=list)
    issued_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)  # the first day on which it is no longer valid
    body = models.CharField(max_length=200, blank=True)
    laboratory = models.CharField(max_length=200, blank=True)
    report_address = models.URLField(max_length=500, blank=True)
    target_address = models.URLField(max_length=500, blank=True)
    address = models.URLField(max_length=500, blank=True)
    product = models.ForeignKey(Product, on_delete=models.SET_NULL, null=True, blank=True, related_name="certificates")
    source = models.ForeignKey(CertificateSource, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates")
    is_fictional = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "key"], name="certification_certificate_once_a_scheme"),
            models.CheckConstraint(
                name="certification_certificate_ends_after_issue",
                condition=Q(issued_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("issued_on")),
            ),
            models.CheckConstraint(name="certification_certificate_eal", condition=Q(eal=None) | Q(eal__range=(1, 7))),
            models.CheckConstraint(name="certification_certificate_ava_van", condition=Q(ava_van=None) | Q(ava_van__range=(1, 5))),
        ]
        indexes = [models.Index(fields=["ends_on"], name="certification_by_end")]

    def __str__(self) -> str:
        return self.number or self.name[:80]

    def get_absolute_url(self) -> str:
        return reverse("certification:certificate", args=[self.pk])

    @property
    def package(self) -> str:
        """`EAL4+`"""
        return f"EAL{self.eal}{'+' if self.is_augmented else ''}" if self.eal else ""


class CertificateStatus(Dated):
    """Where a certificate stood, from a day to a day."""

    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="statuses")
    state = models.CharField(max_length=10, choices=CertificateState.choices)
    because = models.CharField(max_length=300, blank=True)
    is_said_here = models.BooleanField(default=False)  # by the office: an import leaves the certificate's statuses alone then
    objects: "models.Manager[Any]" = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["certificate"], condition=Q(to_on=None, superseded_at=None), name="certification_certificatestatus_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate}: {self.get_state_display()}"


class Maintenance(models.Model):
    """A change of a certified product that its scheme accepted without a new certificate."""

    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="maintenances")
    on = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    report_address = models.URLField(max_length=500, blank=True)
    target_address = models.URLField(max_length=500, blank=True)
    key = models.CharField(max_length=32)  # over all it states

    class Meta:
        constraints = [models.UniqueConstraint(fields=["certificate", "key"], name="certification_maintenance_once")]

    def __str__(self) -> str:
        return self.title or str(self.on)
