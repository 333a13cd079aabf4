from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.documents.models import Document
from entente.governance.choices import DeliverableState
from entente.governance.models.body import Body
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight


class Deliverable(models.Model):
    """What a body is to bring out: an owner, a day, a document, and how far it has come. Who may see it is its lock."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="deliverables")
    title = models.CharField(max_length=200)
    summary = models.TextField(max_length=1000, blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deliverables")
    due_on = models.DateField(null=True, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, choices=DeliverableState.choices, default=DeliverableState.IDEA)
    marking = models.CharField(max_length=12, choices=TrafficLight.choices)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="governance_deliverable_out_with_a_document",
                condition=~Q(state__in=["consultation", "adopted", "published"]) | Q(document__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["owner", "due_on"], condition=Q(dropped_at=None), name="governance_deliverable_of")]

    def __str__(self) -> str:
        """Never its title: the record outlives every marking."""
        return f"Deliverable {self.pk} of {self.body}"

    def get_absolute_url(self) -> str:
        return reverse("governance:deliverable", args=[self.body.slug, self.pk])

    @property
    def light(self) -> TrafficLight:
        return TrafficLight(self.marking)

    @property
    def stages(self) -> list[dict[str, object]]:
        """All states in their order, with which are past and which is now."""
        order = list(DeliverableState)
        now = order.index(DeliverableState(self.state))
        return [{"label": state.label, "is_past": place < now, "is_now": place == now} for place, state in enumerate(order)]

    @property
    def is_open(self) -> bool:
        return self.dropped_at is None and self.state != DeliverableState.PUBLISHED


class Step(models.Model):
    """When a deliverable came how far, and by which decision."""

    deliverable = models.ForeignKey(Deliverable, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=DeliverableState.choices)
    decision = models.JSONField(default=dict, blank=True)  # a typed reference
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.deliverable}: {self.state}"
