from django.db import models
from django.db.models import Q

from entente.certification.models.scheme import Sourced


class RequirementClass(Sourced):
    """A kind of requirement that markets may have in common, and what it weighs when they are compared."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    weight = models.DecimalField(max_digits=8, decimal_places=3, default=1)

    class Meta:
        constraints = [models.CheckConstraint(name="market_requirement_weight_counts", condition=Q(weight__gt=0))]

    def __str__(self) -> str:
        return self.name
