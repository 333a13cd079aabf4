from datetime import date
from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from entente.governance.choices import BodyKind, Joining
from entente.record.models import Dated, DatedQuerySet
from entente.vocabulary.choices import TrafficLight


class BodyQuerySet(models.QuerySet["Body"]):
    def named(self, day: date) -> Self:
        """With the name and scope of a day; before the first, the first."""
        return self.annotate(name=_remit("name", day), scope=_remit("scope", day))

    def standing(self, day: date) -> Self:
        return self.filter(Q(dissolved_on=None) | Q(dissolved_on__gt=day))


class Body(models.Model):
    """A body of the partnership, known for good by its number or short form ("WG3"); what it is called changes, see `Remit`."""

    code = models.CharField(max_length=20, unique=True, validators=[RegexValidator(r"^[A-Za-z][A-Za-z0-9-]*$")])
    slug = models.SlugField(max_length=20, unique=True)
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    marking = models.CharField(
        max_length=12, choices=TrafficLight.choices, default=TrafficLight.AMBER
    )  # of its papers unless said otherwise
    joining = models.CharField(max_length=10, choices=Joining.choices, default=Joining.ASK)
    notes_openings = models.BooleanField(default=False)
    founded_on = models.DateField()
    dissolved_on = models.DateField(null=True, blank=True)
    objects = BodyQuerySet.as_manager()

    name: str  # both from `named`
    scope: str

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("code"), name="governance_body_one_of_a_number"),
            models.CheckConstraint(
                name="governance_body_dissolved_after_founded", condition=Q(dissolved_on=None) | Q(dissolved_on__gt=F("founded_on"))
            ),
            models.CheckConstraint(name="governance_body_not_within_itself", condition=Q(parent=None) | ~Q(parent=F("id"))),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("governance:body", args=[self.slug])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)


class Remit(Dated):
    """What a body is called and what it is for, from a day; `source` says where that stands."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="remits")
    name = models.CharField(max_length=200)
    scope = models.TextField(max_length=4000, blank=True)
    source = models.CharField(max_length=300, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["body"], condition=Q(to_on=None, superseded_at=None), name="governance_remit_one_open"),
        ]

    def __str__(self) -> str:
        return self.name


def _remit(field: str, day: date) -> Coalesce:
    rows = Remit.objects.known().filter(body=OuterRef("pk"))
    then = rows.filter(from_on__lte=day).order_by("-from_on").values(field)[:1]
    return Coalesce(Subquery(then), Subquery(rows.order_by("from_on").values(field)[:1]), output_field=models.CharField())
