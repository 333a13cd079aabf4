from django.db import models
from django.db.models import Q

from entente.ballots.choices import CandidacyState
from entente.ballots.models.vote import Vote
from entente.members.models import Organisation
from entente.people.models import Person


class Candidacy(models.Model):
    """A person stands in an election, for an organisation or by itself. `number` is the one on the ballot, once the roll is frozen."""

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="candidacies")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="candidacies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    statement = models.TextField(max_length=4000, blank=True)
    member_class = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    groups = models.JSONField(default=list, blank=True)  # of those to which the rule owes seats, as the candidate says
    state = models.CharField(max_length=9, choices=CandidacyState.choices, default=CandidacyState.STANDS)
    because = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "person"], name="ballots_candidacy_once"),
            models.UniqueConstraint(fields=["vote", "number"], condition=Q(number__isnull=False), name="ballots_candidacy_own_number"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.vote}"
