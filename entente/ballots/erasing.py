"""A person is erased: its words as a candidate go, and its name on rolls; what was counted stays, since others have to check it."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.ballots.models import Candidacy, Decision, NamedBallot, RollRow
from entente.people.erasing import Fate
from entente.people.models import Person

NOBODY = "–"


def fates(person: Person) -> list[Fate]:
    counted = _("What was counted has to be counted again by anybody: candidates are named in what was published, which its hash binds.")
    roll_call = _("A roll-call says for whom a vote was cast; without the name of who cast it.")
    return [
        Fate(_("Statements as a candidate"), Candidacy.objects.filter(person=person).exclude(statement="").count()),
        Fate(_("Candidacies"), Candidacy.objects.filter(person=person).count(), counted),
        Fate(_("Votes cast in roll-calls"), NamedBallot.objects.filter(cast_by=person).count(), roll_call),
        Fate(_("What decisions ask of the person"), Decision.objects.filter(owner=person, done_at=None).count()),
    ]


def erase(person: Person, by: Person | None, at: datetime) -> None:
    Candidacy.objects.filter(person=person).update(statement="")
    RollRow.objects.filter(person=person).update(name=NOBODY)
    Decision.objects.to_follow_up().filter(owner=person).update(owner=None, follow_up="", due_on=None)
