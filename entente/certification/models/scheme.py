from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.certification.choices import LinkKind, Reach, SchemeState
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.models import Country


class Sourced(models.Model):
    """Where a fact was read, and when somebody last looked whether it is still so. A blank fact is one that is not known."""

    source = models.URLField(max_length=500, blank=True)
    source_note = models.CharField(max_length=300, blank=True)
    checked_on = models.DateField()
    is_shipped = models.BooleanField(default=False)  # a row of the reference files; what the office enters is never touched by them

    class Meta:
        abstract = True


class Scheme(Sourced):
    """A certification scheme; what changes with time stands in its statuses, levels, bodies and links."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    long_name = models.CharField(max_length=300, blank=True)
    reach = models.CharField(max_length=14, choices=Reach.choices)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    issuer = models.CharField(max_length=200, blank=True)
    scopes = models.JSONField(default=list)
    covers = models.CharField(max_length=200, blank=True)  # in the source's words
    validity = models.CharField(max_length=120, blank=True)  # in words
    validity_years = models.PositiveSmallIntegerField(null=True, blank=True)  # at most
    legal_base = models.CharField(max_length=300, blank=True)
    legal_address = models.URLField(max_length=500, blank=True)
    recognition = models.CharField(max_length=300, blank=True)
    effort = models.CharField(max_length=300, blank=True)
    sectors = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="certification_scheme_country_if_national",
                condition=Q(reach=Reach.NATIONAL, country__isnull=False) | (~Q(reach=Reach.NATIONAL) & Q(country=None)),
            ),
            models.CheckConstraint(
                name="certification_scheme_validity_counts", condition=Q(validity_years=None) | Q(validity_years__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("certification:scheme", args=[self.code])


class SchemeStatus(Dated, Sourced):
    """Where a scheme stood, from a day to a day. `is_since_known` is False where the source only says that it was so on that day."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="statuses")
    state = models.CharField(max_length=10, choices=SchemeState.choices)
    is_since_known = models.BooleanField(default=True)
    objects: "models.Manager[Any]" = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["scheme"], condition=Q(to_on=None, superseded_at=None), name="certification_schemestatus_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}: {self.get_state_display()}"


class SchemeLevel(Sourced):
    """A level, package or category under which a scheme certifies; `rank` orders them from the weakest."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="levels")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    means = models.CharField(max_length=300, blank=True)
    rank = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="certification_level_once_a_scheme")]

    def __str__(self) -> str:
        return self.name


class SchemeLink(Sourced):
    """What a scheme is to another."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="linked_from")
    kind = models.CharField(max_length=10, choices=LinkKind.choices)
    from_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "other", "kind"], name="certification_link_once"),
            models.CheckConstraint(name="certification_link_of_two", condition=~Q(scheme=models.F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.get_kind_display()} {self.other}"
