"""A person is erased: its seats end and stay dated without a name, its actions are nobody's any more, its words go."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.governance.choices import PointState, ProposalState
from entente.governance.models import ActionPoint, Comment, Hand, Mandate, Proposal, Remark, Voice
from entente.people.erasing import Fate
from entente.people.models import Person


def fates(person: Person) -> list[Fate]:
    sat = _("Who sat in which body, and when, is evidence for what it decided; without the name.")
    made = _("What a body gave somebody to do belongs to the body; without the name.")
    return [
        Fate(_("What was written about joining groups"), Proposal.objects.filter(person=person).exclude(words="", because="").count()),
        Fate(_("Seats in bodies, with their days"), Mandate.objects.filter(person=person).count(), sat),
        Fate(_("When the person wanted to speak in meetings"), Hand.objects.filter(person=person).count()),
        Fate(_("Comments on texts, and answers in writing"), _said(person), made),
        Fate(_("What was said of actions"), Remark.objects.filter(person=person).count()),
        Fate(_("Actions in bodies"), ActionPoint.objects.filter(owner=person).count(), made),
    ]


def _said(person: Person) -> int:
    return Comment.objects.filter(person=person).count() + Voice.objects.filter(person=person).exclude(said="").count()


def erase(person: Person, by: Person | None, at: datetime) -> None:
    day = timezone.localdate(at)
    for mandate in Mandate.objects.select_for_update(of=("self",)).known().filter(person=person, to_on=None):
        mandate.ended(on=max(day, mandate.from_on), at=at)
    Proposal.objects.filter(person=person, state=ProposalState.OPEN).update(state=ProposalState.WITHDRAWN, answered_at=at)
    Proposal.objects.filter(person=person).update(words="", because="")
    Hand.objects.filter(person=person).delete()
    Remark.objects.filter(person=person).delete()
    open_ones = ActionPoint.objects.filter(owner=person, state=PointState.OPEN)
    open_ones.update(state=PointState.DROPPED, ended_at=at, ended_by=by, remind_at=None, outcome=_("Its owner is not here any more."))
