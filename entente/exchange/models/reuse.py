from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from entente.exchange.choices import ReuseState, WhyNot
from entente.exchange.models.need import Need
from entente.exchange.models.practice import Practice
from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Sector


class Reuse(models.Model):
    """Somebody takes up a practice of somebody else, from first contact to adoption or to the word why not. Between both and the office;
    named to others only where the adopter said so."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="reuses")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # None: deployed nowhere yet
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="+")  # where it is to be used
    need = models.ForeignKey(Need, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=9, choices=ReuseState.choices, default=ReuseState.CONTACTED)
    moved_on = models.DateField()
    adopted_on = models.DateField(null=True, blank=True)
    why_not = models.CharField(max_length=8, choices=WhyNot.choices, blank=True)
    story = models.TextField(max_length=4000, blank=True)
    is_public = models.BooleanField(default=False)  # the adopter may be named, and its story told, to whoever sees the practice
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "organisation", "sector"],
                condition=Q(state__in=["contacted", "met", "tried", "adopted"]),
                name="exchange_reuse_once_at_a_time",
            ),
            models.CheckConstraint(
                name="exchange_reuse_adopted_on_a_day",
                condition=Q(state="adopted", adopted_on__isnull=False) | (~Q(state="adopted") & Q(adopted_on=None)),
            ),
            models.CheckConstraint(name="exchange_reuse_not_says_why", condition=~Q(state="not") | ~Q(why_not="")),
        ]
        indexes = [models.Index(fields=["state", "moved_on"], name="exchange_reuse_by_state")]

    def __str__(self) -> str:
        return f"R-{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("exchange:reuse", args=[self.pk])


class Step(models.Model):
    """One turn of a reuse: on which day, and what was said of it."""

    reuse = models.ForeignKey(Reuse, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=9, choices=ReuseState.choices)
    on = models.DateField()
    remark = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reuse}: {self.get_state_display()}"


class Deployment(models.Model):
    """A practice at work in a sector, since a day: where, and by what one sees it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="deployments")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=300)  # who or where, as it may be said
    evidence = models.CharField(max_length=500)
    on = models.DateField()
    reuse = models.OneToOneField(Reuse, on_delete=models.CASCADE, null=True, blank=True, related_name="deployment")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(F("practice"), F("sector"), F("reference"), name="exchange_deployment_said_once"),
            models.CheckConstraint(name="exchange_deployment_has_evidence", condition=~Q(reference="") & ~Q(evidence="")),
        ]
        indexes = [models.Index(fields=["sector", "practice"], name="exchange_deployment_by_sector")]

    def __str__(self) -> str:
        return f"{self.practice} in {self.sector}"
