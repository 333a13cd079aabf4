"""Answers read back from a mailbox: of the invited address only, the newest only, each once."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.gatherings.actions import sayings
from entente.gatherings.actions.answering import answer
from entente.gatherings.actions.refusals import CannotAnswer
from entente.gatherings.choices import Answer, GatheringState, Outcome, Via
from entente.gatherings.ical import Reply as Read
from entente.gatherings.ical import replies
from entente.gatherings.models import Gathering, Guest, Reply
from entente.people.models import Person

_ANSWERS = {"ACCEPTED": Answer.ACCEPTED, "TENTATIVE": Answer.TENTATIVE, "DECLINED": Answer.DECLINED}


@dataclass(slots=True)
class Tally:
    """What a mailbox held: messages read, those without an answer to us, what became of the answers; `why` of those not taken."""

    read: int = 0
    other: int = 0
    taken: int = 0
    known: int = 0
    older: int = 0
    strangers: int = 0
    refused: int = 0
    why: list[str] = field(default_factory=list)


def read_replies(messages: Iterable[bytes], *, by: Person | None, at: datetime) -> Tally:
    """Each message in a transaction of its own: one that cannot be taken keeps no other from being taken. Again changes nothing."""
    tally = Tally()
    for content in messages:
        tally.read += 1
        found = [reply for reply in replies(content) if Gathering.objects.filter(uid=reply.uid).exists()]
        tally.other += not found
        for reply in found:
            _take(reply, tally, at)
    return tally


@transaction.atomic
def _take(reply: Read, tally: Tally, at: datetime) -> None:
    record.open()
    gathering = Gathering.objects.select_related("organiser").get(uid=reply.uid)
    digest = hashlib.sha256(repr(sorted(asdict(reply).items())).encode()).hexdigest()
    if Reply.objects.filter(digest=digest).exists():
        tally.known += 1
        return
    guest = Guest.objects.select_related("person").filter(gathering=gathering, address=reply.address).exclude(address="").first()
    outcome, why = _outcome(gathering, guest, reply, at)
    _note(digest, gathering, guest, reply, outcome, why, at)
    _tell(tally, outcome, why)


def _outcome(gathering: Gathering, guest: Guest | None, reply: Read, at: datetime) -> tuple[Outcome, str]:
    if guest is None:
        return Outcome.STRANGER, _("%(address)s was not invited; an invitation counts for the address it went to.") % _said(reply)
    if reply.sender != reply.address:
        said = {"address": reply.address, "sender": reply.sender or _("nobody")}
        return Outcome.STRANGER, _("An answer of %(address)s came from %(sender)s; it counts only from that address itself.") % said
    if reply.sequence < gathering.answers_from or (guest.answered_at and reply.stamp <= guest.answered_at):
        return Outcome.OLDER, ""
    try:
        _answered(gathering, guest, reply, at)
    except CannotAnswer as refusal:
        if gathering.state == GatheringState.ANNOUNCED and at < gathering.starts_at:
            sayings.not_taken(gathering, guest, str(refusal), None, at)
        return Outcome.REFUSED, str(refusal)
    return Outcome.TAKEN, ""


def _answered(gathering: Gathering, guest: Guest, reply: Read, at: datetime) -> None:
    if reply.method != "REPLY":
        raise CannotAnswer(_("Another time cannot be proposed by calendar. Write to %(organiser)s.") % {"organiser": gathering.organiser})
    said = _ANSWERS.get(reply.partstat)
    if said is None:
        sentence = _(
            "Your calendar said neither yes, perhaps nor no. An invitation is for one person; ask %(organiser)s to invite another."
        )
        raise CannotAnswer(sentence % {"organiser": gathering.organiser})
    answer(gathering, guest.person, said, words=reply.words, via=Via.MAIL, by=guest.person, at=at, stamp=reply.stamp)


def _note(digest: str, gathering: Gathering, guest: Guest | None, reply: Read, outcome: Outcome, why: str, at: datetime) -> None:
    Reply.objects.create(
        digest=digest,
        gathering=gathering,
        person=guest.person if guest else None,
        address="" if guest else reply.address[:254],
        said=(reply.partstat if reply.method == "REPLY" else reply.method)[:20],
        outcome=outcome,
        why=why[:500],
        sent_at=reply.stamp,
        read_at=at,
    )


def _tell(tally: Tally, outcome: Outcome, why: str) -> None:
    tally.taken += outcome == Outcome.TAKEN
    tally.older += outcome == Outcome.OLDER
    tally.strangers += outcome == Outcome.STRANGER
    tally.refused += outcome == Outcome.REFUSED
    if why:
        tally.why.append(why)


def _said(reply: Read) -> dict[str, str]:
    return {"address": reply.address[:254]}
