"""Answering from the mail: the page behind the link asks once, then answers with the person's own rights."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.gatherings import actions
from entente.gatherings.actions import CannotAnswer
from entente.gatherings.choices import Answer, GuestState, Via
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.notices import ANSWER
from entente.notices.links import LinkKind
from entente.people.models import Person


def answered(person: Person, subject: str, choice: str, at: datetime) -> str:
    """`choice` is an answer, or with the way to take part: "accepted:online". Only who is on the list; what happened, in words."""
    gathering = Gathering.objects.filter(pk=int(subject)).first()
    if gathering is None or not Guest.objects.filter(gathering=gathering, person=person).exists():
        raise CannotAnswer(_("You are no longer on its list."))
    said, _colon, how = choice.partition(":")
    return outcome(actions.answer(gathering, person, Answer(said), how=how, via=Via.LINK, by=person, at=at))


def outcome(guest: Guest) -> str:
    return {
        GuestState.ACCEPTED: _("You come. It is noted."),
        GuestState.WAITING: _("Every place is taken: you are on the waiting list and are told when one becomes free."),
        GuestState.TENTATIVE: _("Perhaps you come. It is noted; no place is kept for you."),
        GuestState.DECLINED: _("You do not come. It is noted."),
        GuestState.INVITED: "",
    }[GuestState(guest.state)]


LINKS = {ANSWER: LinkKind(gettext_lazy("Do you come to “%(label)s”?"), answered)}
