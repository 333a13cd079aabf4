from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.certification.models.scheme import Sourced
from entente.market.measure_choices import Effect, Stage, Stance
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Country


class MeasureQuerySet(models.QuerySet["Measure"]):
    def real(self) -> "MeasureQuerySet":
        """Acts and proposals of the law, of the reference file or entered with a source."""
        return self.filter(is_candidate=False)

    def candidates(self) -> "MeasureQuerySet":
        return self.filter(is_candidate=True)

    def counted(self) -> "MeasureQuerySet":
        """Those with an effect that a scenario can count."""
        return self.exclude(effect=Effect.NONE)


class Measure(Sourced):
    """What mends the market: a real act with its instrument, or a candidate that somebody composed.

    `terms` of its effect as docs/how-to/scenarios.md lists them. Costs in euros and efforts in person-days are ranges; None is not known.
    """

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    what = models.TextField(blank=True)
    is_candidate = models.BooleanField(default=True)
    instrument = models.CharField(max_length=160, blank=True)
    article = models.CharField(max_length=120, blank=True)
    owner = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.EVIDENCE)
    effect = models.CharField(max_length=10, choices=Effect.choices, blank=True)
    terms = models.JSONField(default=dict)
    cost_low = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    cost_high = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    effort_low = models.PositiveIntegerField(null=True, blank=True)
    effort_high = models.PositiveIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)  # in which its effort falls
    group = models.CharField(max_length=60, blank=True)  # of one group at most one is chosen
    requires = models.ManyToManyField("self", symmetrical=False, related_name="required_by", blank=True)
    consulted_until = models.DateField(null=True, blank=True)
    legal_reference = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    in_force_on = models.DateField(null=True, blank=True)
    forecast = models.JSONField(null=True, blank=True)  # what a scenario of it alone said when it was decided
    observed = models.JSONField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    objects = MeasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="market_measure_cost_is_a_range", condition=Q(cost_low=None) | Q(cost_high__gte=F("cost_low"))),
            models.CheckConstraint(name="market_measure_effort_range", condition=Q(effort_low=None) | Q(effort_high__gte=F("effort_low"))),
            models.CheckConstraint(
                name="market_measure_decided_says_where",
                condition=~Q(stage__in=[Stage.DECIDED, Stage.IN_FORCE, Stage.OBSERVED]) | ~Q(legal_reference=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("measures:measure", args=[self.slug])

    @property
    def told(self) -> dict[str, Any]:
        """As a scenario reads it, without its day."""
        return {"kind": self.effect, "name": self.title, **self.terms}


class MeasureStep(models.Model):
    """One step of a measure's life: from which stage to which, what was said about it, and where it stands written."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField(max_length=12, choices=Stage.choices)
    text = models.TextField(blank=True)
    reference = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.measure}: {self.get_stage_display()}"


class MeasureOption(models.Model):
    """One way of doing it, with what it would change; `forecast` is the change of the figures when it was written."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="options")
    name = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    effect = models.CharField(max_length=10, choices=Effect.choices, blank=True)
    terms = models.JSONField(default=dict)
    forecast = models.JSONField(null=True, blank=True)
    is_chosen = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """What a member state or a member says about a measure; a later one supersedes it. A state's is entered with its source."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="positions")
    state = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    stance = models.CharField(max_length=12, choices=Stance.choices)
    text = models.TextField(blank=True)
    source = models.URLField(max_length=500, blank=True)
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="market_position_of_one",
                condition=Q(state=None, organisation__isnull=False) | Q(state__isnull=False, organisation=None),
            ),
            models.UniqueConstraint(fields=["measure", "state"], condition=Q(superseded_at=None), name="market_position_one_a_state"),
            models.UniqueConstraint(
                fields=["measure", "organisation"], condition=Q(superseded_at=None), name="market_position_one_a_member"
            ),
            models.CheckConstraint(name="market_position_of_a_state_says_where", condition=Q(state=None) | ~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.state or self.organisation}: {self.get_stance_display()}"
