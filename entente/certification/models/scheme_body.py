from django.db import models
from django.db.models import F, Q

from entente.certification.choices import BodyRole
from entente.certification.models.scheme import Scheme, Sourced
from entente.members.models import Organisation
from entente.vocabulary.models import Country


class SchemeBody(Sourced):
    """Who issues, assesses or accredits under a scheme, from a day to a day where they are known."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="bodies")
    role = models.CharField(max_length=10, choices=BodyRole.choices)
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=20, blank=True)  # the identification number of a notified body
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "role", "name"], name="certification_body_once_a_role"),
            models.CheckConstraint(
                name="certification_body_ends_after_it_begins", condition=Q(from_on=None) | Q(to_on=None) | Q(to_on__gt=F("from_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.name
