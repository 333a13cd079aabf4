from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.certification.models import Certificate
from entente.engine.marking import Marking, Shared
from entente.exchange.choices import Light, PracticeKind, PracticeState
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Person
from entente.products.models import Product
from entente.vocabulary.choices import TrafficLight
from entente.vocabulary.models import Expertise, Sector


class PracticeQuerySet(models.QuerySet["Practice"]):
    def live(self, day: date) -> Self:
        """Published, and not run out on the day."""
        return self.filter(state=PracticeState.PUBLISHED, expires_on__gt=day)


class Practice(models.Model):
    """What somebody does about a problem, for others to do alike: as its latest published version says. Until then its own people's."""

    kind = models.CharField(max_length=9, choices=PracticeKind.choices, default=PracticeKind.PRACTICE)
    state = models.CharField(max_length=9, choices=PracticeState.choices, default=PracticeState.DRAFT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    members = models.ManyToManyField(Organisation, blank=True, related_name="+")  # behind it besides the organisation that says it
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # the circle it is given to
    marking = models.CharField(max_length=12, choices=Light.choices, default=Light.GREEN)
    language = models.CharField(max_length=2, default="en")
    title = models.CharField(max_length=200)
    problem = models.TextField(max_length=4000)
    how = models.TextField(max_length=8000, blank=True)
    result = models.TextField(max_length=4000, blank=True)
    preconditions = models.TextField(max_length=4000, blank=True)
    cost_low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # euros
    cost_high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    effort_low = models.PositiveIntegerField(null=True, blank=True)  # person-days
    effort_high = models.PositiveIntegerField(null=True, blank=True)
    readiness = models.PositiveSmallIntegerField(null=True, blank=True)  # technology readiness level; None: not known
    could = models.ManyToManyField(Sector, blank=True, related_name="+")  # where it could be, as its people say
    expertise = models.ManyToManyField(Expertise, blank=True, related_name="+")
    products = models.ManyToManyField(Product, blank=True, related_name="+")
    certificates = models.ManyToManyField(Certificate, blank=True, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)  # of the version that stands here
    words = models.PositiveIntegerField(default=0)  # how many stems matching counts
    published_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)  # the first day on which it is no longer shown
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    because = models.CharField(max_length=500, blank=True)  # why it was withdrawn
    is_fictional = models.BooleanField(default=False)
    objects = PracticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="exchange_practice_cost_is_a_range", condition=Q(cost_low=None) | Q(cost_high__gte=F("cost_low"))),
            models.CheckConstraint(
                name="exchange_practice_effort_range", condition=Q(effort_low=None) | Q(effort_high__gte=F("effort_low"))
            ),
            models.CheckConstraint(name="exchange_practice_readiness", condition=Q(readiness=None) | Q(readiness__range=(1, 9))),
            models.CheckConstraint(
                name="exchange_practice_published_expires",
                condition=~Q(state="published") | Q(published_on__isnull=False, expires_on__isnull=False),
            ),
            models.CheckConstraint(name="exchange_practice_withdrawn_why", condition=~Q(state="withdrawn") | ~Q(because="")),
        ]
        indexes = [
            models.Index(fields=["state", "-id", "kind", "readiness", "expires_on"], name="exchange_practice_newest"),  # a list's filters
            models.Index(fields=["organisation", "-id"], name="exchange_practice_by_member"),
            models.Index(fields=["expires_on"], name="exchange_practice_by_expiry"),
        ]

    def __str__(self) -> str:
        """Never what it says: the record's entries are labelled with it."""
        return f"P-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("exchange:practice", args=[self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    def has_expired(self, day: date) -> bool:
        return self.state == PracticeState.PUBLISHED and self.expires_on is not None and self.expires_on <= day

    def shared(self, members: frozenset[int]) -> Shared:
        """Until it is published, and after it is withdrawn, it is its own people's and the office's."""
        own = members | {self.organisation_id}
        if self.state != PracticeState.PUBLISHED:
            return Shared(Marking.AMBER_STRICT, organisations=frozenset({self.organisation_id}))
        return Shared(Marking(self.marking), organisations=own, groups=frozenset({self.body_id} if self.body_id else ()))


class Word(models.Model):
    """How often a published practice says a stem: what matching reads instead of all texts."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="+")
    stem = models.CharField(max_length=64)
    times = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stem", "practice"], name="exchange_word_once_a_practice")]

    def __str__(self) -> str:
        return self.stem
