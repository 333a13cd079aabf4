from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.members.models import Organisation
from entente.notices.references import Reference
from entente.people.models import Person
from entente.programme.choices import LIVE, SHOWN, InitiativeKind, InitiativeState
from entente.programme.models.goal import Goal
from entente.projects.models import Project
from entente.vocabulary.models import Sector


class Initiative(models.Model):
    """What members, or the partnership itself (no lead), do for the goals. Until adopted only its people and the office see it."""

    title = models.CharField(max_length=200)
    summary = models.TextField(max_length=4000)
    kind = models.CharField(max_length=10, choices=InitiativeKind.choices, default=InitiativeKind.INITIATIVE)
    state = models.CharField(max_length=8, choices=InitiativeState.choices, default=InitiativeState.PROPOSED)
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    partners = models.ManyToManyField(Organisation, blank=True, related_name="+")
    goals = models.ManyToManyField(Goal, related_name="initiatives")
    country = models.CharField(max_length=2, blank=True)  # empty: everywhere
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    begins_on = models.DateField()
    ends_on = models.DateField()
    budget = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)  # euros; None: not said, never 0
    is_budget_public = models.BooleanField(default=False)
    is_fictional = models.BooleanField(default=False)
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    adopted_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=500, blank=True)  # why it was stopped

    class Meta:
        constraints = [
            models.CheckConstraint(name="programme_initiative_ends_after_it_begins", condition=Q(ends_on__gte=F("begins_on"))),
            models.CheckConstraint(name="programme_initiative_stopped_says_why", condition=~Q(state="stopped") | ~Q(because="")),
            models.CheckConstraint(
                name="programme_initiative_adopted_once",
                condition=~Q(state__in=["adopted", "running", "done"]) | Q(adopted_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "title"], name="programme_initiative_by_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme:initiative", args=[self.pk])

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_shown(self) -> bool:
        """Whether everyone may see it: what was stopped before it was adopted stays between its people and the office."""
        return self.state in SHOWN and self.adopted_at is not None

    @property
    def reference(self) -> Reference:
        return {"room": "programme", "noun": "initiative", "id": self.pk, "label": self.title}
