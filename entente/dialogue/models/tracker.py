from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.dialogue.choices import Phase
from entente.people.models import Person
from entente.vocabulary.models import Country


class Tracker(models.Model):
    """What countries are followed in: an act to transpose, a scheme to name. `measure` is a typed reference to the market's measure."""

    title = models.CharField(max_length=200, unique=True)
    text = models.TextField(max_length=4000)
    address = models.URLField(max_length=500, blank=True)  # of the act itself
    keeps = models.PositiveSmallIntegerField(default=90)  # days for which a check holds
    keeper = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    measure = models.JSONField(default=dict, blank=True)
    is_fictional = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="dialogue_tracker_holds_a_day", condition=Q(keeps__gte=1)),
            models.CheckConstraint(name="dialogue_tracker_says_where", condition=~Q(address="") | Q(is_fictional=True)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("dialogue:tracker", args=[self.pk])


class Followed(models.Model):
    """A country in a tracker: who is responsible, and what was seen last, as its checks say. No check: not collected."""

    tracker = models.ForeignKey(Tracker, on_delete=models.PROTECT, related_name="countries")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")
    responsible = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    phase = models.CharField(max_length=11, choices=Phase.choices, blank=True)
    is_infringing = models.BooleanField(default=False)
    checked_on = models.DateField(null=True, blank=True)
    stale_on = models.DateField(null=True, blank=True)  # the first day on which the last check holds no more
    reminded_of = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tracker", "country"], name="dialogue_followed_once"),
            models.CheckConstraint(name="dialogue_followed_as_checked", condition=Q(phase="") ^ Q(checked_on__isnull=False)),
        ]
        indexes = [models.Index(fields=["responsible", "stale_on"], name="dialogue_followed_stale")]

    def __str__(self) -> str:
        return f"{self.tracker}: {self.country_id}"

    def get_absolute_url(self) -> str:
        return reverse("dialogue:followed", args=[self.tracker_id, self.country_id])


class TrackerCheck(models.Model):
    """What somebody saw of a country on a day, and where: never changed; a later one counts."""

    followed = models.ForeignKey(Followed, on_delete=models.PROTECT, related_name="checks")
    on = models.DateField()
    phase = models.CharField(max_length=11, choices=Phase.choices)
    is_infringing = models.BooleanField(default=False)
    source = models.CharField(max_length=300)
    address = models.URLField(max_length=500)
    note = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="dialogue_check_has_its_source", condition=~Q(source="") & ~Q(address=""))]
        indexes = [models.Index(fields=["followed", "-on", "-id"], name="dialogue_check_latest")]

    def __str__(self) -> str:
        return f"{self.followed}, {self.on}"
