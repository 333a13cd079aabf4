from django.db import models

from entente.members.models import Organisation
from entente.projects.models.project import Project


class Participation(models.Model):
    """An organisation's part in a project, with its amounts where the source states them."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations")
    position = models.PositiveSmallIntegerField(default=0)
    role = models.CharField(max_length=40, blank=True)
    activity = models.CharField(max_length=3, blank=True)
    is_sme = models.BooleanField(null=True, blank=True)
    eu_contribution = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    net_eu_contribution = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    total_cost = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation", "position"], name="projects_participation_once_a_position"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.project}"
