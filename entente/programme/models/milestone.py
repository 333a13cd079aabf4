from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.people.models import Person
from entente.programme.models.initiative import Initiative


class Milestone(models.Model):
    """What an initiative reaches on a planned day: perhaps a deliverable for a working group; it may wait for others."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    begins_on = models.DateField()
    due_on = models.DateField()
    expected_on = models.DateField(null=True, blank=True)  # when its people expect it now
    slips_because = models.CharField(max_length=500, blank=True)
    after = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="before")
    group = models.JSONField(default=dict, blank=True)  # typed reference of the body that a deliverable is for
    done_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    done_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="programme_milestone_due_after_it_begins", condition=Q(due_on__gte=F("begins_on"))),
            models.CheckConstraint(name="programme_milestone_done_has_evidence", condition=Q(done_on=None) | ~Q(evidence="")),
        ]
        indexes = [models.Index(fields=["due_on"], name="programme_milestone_by_due")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme:initiative", args=[self.initiative_id]) + f"#milestone-{self.pk}"
