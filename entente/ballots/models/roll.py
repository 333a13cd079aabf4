from fractions import Fraction

from django.db import models
from django.db.models import Q

from entente.ballots.models.vote import Vote
from entente.ballots.stored import words
from entente.members.models import Organisation
from entente.people.models import Person


class RollRow(models.Model):
    """One voter of a vote as the frozen roll has it: how many votes, and why so many or none. `has_voted` is all that casting leaves here.

    An organisation in an assembly; in other bodies the person of a seat, with the organisation for which it sits.
    """

    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="roll")
    place = models.PositiveIntegerField()  # in the order of the roll
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=300)
    member_class = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, blank=True)
    group = models.CharField(max_length=40, blank=True)
    votes = models.CharField(max_length=40)  # an exact fraction, "3/2"
    reasons = models.JSONField(default=list)
    has_voted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vote", "place"], name="ballots_roll_in_order"),
            models.UniqueConstraint(fields=["vote", "organisation"], condition=Q(person=None), name="ballots_roll_one_row_an_organisation"),
            models.UniqueConstraint(fields=["vote", "person"], condition=Q(person__isnull=False), name="ballots_roll_one_row_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.name} in {self.vote}"

    @property
    def weight(self) -> Fraction:
        return Fraction(self.votes)

    @property
    def why(self) -> list[str]:
        return [words(one) for one in self.reasons]

    @property
    def is_entitled(self) -> bool:
        return self.weight > 0
