from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.projects.models.call import Call, Topic
from entente.projects.models.source import Source


class Project(models.Model):
    """A publicly funded project. What its source does not state stays empty: unknown is never 0."""

    key = models.CharField(max_length=40, unique=True)  # the grant id, else "rcn-" and the record number
    grant_id = models.CharField(max_length=40, blank=True)
    rcn = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    acronym = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=250, editable=False, default="")  # the acronym, else the title, as ordered
    title = models.CharField(max_length=1000, blank=True)
    objective = models.TextField(blank=True)
    status = models.CharField(max_length=20, blank=True)
    start_on = models.DateField(null=True, blank=True)
    end_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    total_cost = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    eu_contribution = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    funding_scheme = models.CharField(max_length=60, blank=True)
    framework = models.CharField(max_length=40, blank=True)
    legal_basis = models.CharField(max_length=200, blank=True)
    doi = models.CharField(max_length=100, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="projects")
    master_call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sub_call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, blank=True, related_name="projects")
    is_fictional = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["name_key", "key"], name="projects_by_name")]
        constraints = [
            models.CheckConstraint(name="projects_cost_is_not_negative", condition=Q(total_cost=None) | Q(total_cost__gte=0)),
            models.CheckConstraint(name="projects_money_is_not_negative", condition=Q(eu_contribution=None) | Q(eu_contribution__gte=0)),
            models.CheckConstraint(
                name="projects_end_after_they_start", condition=Q(start_on=None) | Q(end_on=None) | Q(end_on__gte=F("start_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.acronym or self.title or self.key

    def get_absolute_url(self) -> str:
        return reverse("projects:project", args=[self.key])
