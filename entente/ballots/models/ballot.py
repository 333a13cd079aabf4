"""What was cast. A secret ballot knows no voter and no time; a named one belongs to its row of the roll."""

import json
from fractions import Fraction

from django.db import models
from django.utils.translation import gettext as _

from entente.ballots.models.roll import RollRow
from entente.ballots.models.vote import Vote
from entente.people.models import Person


class Ballot(models.Model):
    """A secret ballot: its only key is the client's random number. Neither voter nor time nor order stand here or lead here."""

    number = models.CharField(max_length=32, primary_key=True)  # 128 random bits, hexadecimal
    salt = models.CharField(max_length=32)
    vote = models.ForeignKey(Vote, on_delete=models.PROTECT, related_name="+")
    body = models.TextField()
    votes = models.CharField(max_length=40)
    member_class = models.CharField(max_length=40, blank=True)  # only where the rule counts classes

    def __str__(self) -> str:
        return self.number

    @property
    def weight(self) -> Fraction:
        return Fraction(self.votes)


class NamedBallot(models.Model):
    """A vote in a roll-call: everybody who may see the vote will know who cast it."""

    row = models.OneToOneField(RollRow, on_delete=models.PROTECT, related_name="ballot")
    number = models.CharField(max_length=32, unique=True)
    salt = models.CharField(max_length=32)
    body = models.TextField()
    cast_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    cast_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.row}"

    @property
    def said(self) -> str:
        """In words; candidates by their numbers."""
        said = json.loads(self.body)
        words = {"for": _("for"), "against": _("against"), "abstain": _("abstention")}
        if "choice" in said:
            return str(words[said["choice"]])
        if "split" in said:
            return ", ".join(f"{votes} {words[choice]}" for choice, votes in said["split"].items())
        return ", ".join(map(str, said["candidates"])) or str(_("blank"))
