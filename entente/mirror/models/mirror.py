from django.db import models
from django.db.models import Q
from django.urls import reverse

from entente.governance.models import Body
from entente.people.models import Person


class Mirror(models.Model):
    """Figures that a circle compares once: prepared, opened when the circle agreed, closed; then frozen, and nobody is added any more."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    why = models.TextField(max_length=2000)
    closes_on = models.DateField()
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    decision = models.CharField(max_length=300, blank=True)  # how the circle agreed
    is_fictional = models.BooleanField(default=False)
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="mirror_mirror_opened_by_a_decision", condition=Q(opened_at=None) | ~Q(decision="")),
            models.CheckConstraint(name="mirror_mirror_closed_after_opened", condition=Q(closed_at=None) | Q(opened_at__isnull=False)),
        ]
        indexes = [models.Index(fields=["body", "-id"], name="mirror_mirror_of_a_body")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("mirror:mirror", args=[self.pk])

    @property
    def state(self) -> str:
        return "closed" if self.closed_at else "open" if self.opened_at else "draft"


class Figure(models.Model):
    """One of up to ten figures. `before`: the same figure in the mirror that this one follows."""

    mirror = models.ForeignKey(Mirror, on_delete=models.CASCADE, related_name="figures")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    unit = models.CharField(max_length=60)
    definition = models.CharField(max_length=500, blank=True)
    before = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mirror", "position"], name="mirror_figure_one_a_position"),
            models.CheckConstraint(name="mirror_figure_up_to_ten", condition=Q(position__range=(1, 10))),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"
