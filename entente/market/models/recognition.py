from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.certification.models.scheme import Sourced
from entente.market.choices import Domain, Profile, Where
from entente.record.models import Dated, DatedQuerySet


class Recognition(Dated, Sourced):
    """A rule by which one level counts as another, in named markets and up to its caps. One hop, unless `chains`.

    sources: `scheme` or `scheme:level` (at least). targets: `scheme:level`, or `scheme` with `is_same_level`: an EAL4 counts as EAL4.
    """

    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=160)
    sources = models.JSONField()
    targets = models.JSONField()
    is_same_level = models.BooleanField(default=False)
    where = models.CharField(max_length=8, choices=Where.choices, default=Where.NAMED)
    states = models.JSONField(default=list)  # ISO codes, where they are named
    sectors = models.JSONField(default=list)  # none is all
    most_eal = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(7)])
    most_ava_van = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)])
    domain = models.CharField(max_length=20, choices=Domain.choices, blank=True)
    profile = models.CharField(max_length=8, choices=Profile.choices, blank=True)
    category = models.CharField(max_length=120, blank=True)
    chains = models.BooleanField(default=False)
    is_confirmed = models.BooleanField(default=True)
    is_since_known = models.BooleanField(default=True)
    legal_base = models.CharField(max_length=300, blank=True)
    objects: "models.Manager[Any]" = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code"], condition=Q(to_on=None, superseded_at=None), name="market_recognition_one_open"),
            models.CheckConstraint(name="market_recognition_eal", condition=Q(most_eal=None) | Q(most_eal__range=(1, 7))),
            models.CheckConstraint(name="market_recognition_ava_van", condition=Q(most_ava_van=None) | Q(most_ava_van__range=(1, 5))),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("market:recognition", args=[self.code])
