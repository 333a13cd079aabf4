from django.db import models
from django.db.models import Q
from django.utils import timezone

from entente.people.choices import RoleCode
from entente.people.models.person import Person
from entente.record.models import Dated, DatedQuerySet


class Role(models.Model):
    """What someone may be here: one sentence, and the permissions it carries."""

    code = models.CharField(max_length=20, choices=RoleCode.choices, primary_key=True)
    sentence = models.CharField(max_length=200)
    permissions = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.get_code_display()


class Holding(Dated):
    """A person holds a role from a day to a day; an assessor's is tied to a country."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="holdings")
    country = models.CharField(max_length=2, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(name="people_holding_assessor_has_a_country", condition=~Q(role="assessor") | ~Q(country="")),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"

    @property
    def phase(self) -> str:
        """Today, by the real clock that accounts follow: "coming", "now" or "over"."""
        today = timezone.localdate()
        if self.from_on > today:
            return "coming"
        return "over" if self.to_on and self.to_on <= today else "now"
