"""Mails about a vote, which the rules ask the office to send: it is open, it closes soon. Nobody votes from a mail.

A reminder goes to those of whom nothing has come: that somebody voted stands on the roll, at every level of secrecy.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente import record
from entente.ballots import presence
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotOpen
from entente.ballots.choices import Level, VoteState
from entente.ballots.models import RollRow, Vote
from entente.documents.text import escaped
from entente.engine.marking import Shared
from entente.members.access import SPEAKING
from entente.members.models import Delegation
from entente.notices.actions import Own, tell
from entente.notices.references import Reference
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight

VOTE = "ballots.vote"  # the kind of notice


def opened(vote: Vote, *, by: Person | None, at: datetime) -> int:
    """In the transaction that opens it: to everybody who may cast a vote, for itself, for its organisation or by proxy; how many people."""
    vote.told_at = at
    vote.save(update_fields=["told_at"])
    subject = _("%(body)s votes until %(until)s") % _said(vote)
    return _told(vote, subject, _("%(body)s votes on %(title)s. Votes are taken until %(until)s."), by, at)


@transaction.atomic
def remind(vote: Vote, *, by: Person | None, at: datetime) -> int:
    """Once, and only those of whom a vote is missing; how many people."""
    entry = record.open()
    current = held(vote, VoteState.OPEN, otherwise=CannotOpen)
    if current.reminded_at or at >= current.closes_at or current.level == Level.CRYPTOGRAPHIC:
        raise CannotOpen(_("Those missing were reminded already, or it is not known who is missing."))
    current.reminded_at = at
    current.save(update_fields=["reminded_at"])
    subject = _("Your vote is missing: %(body)s votes until %(until)s") % _said(current)
    people = _told(current, subject, _("%(body)s votes on %(title)s until %(until)s, and a vote of yours is missing."), by, at)
    entry.enter("ballots.reminded", current, by=by, after={"people": people})
    return people


def _told(vote: Vote, subject: str, opening: str, by: Person | None, at: datetime) -> int:
    missing = [row for row in RollRow.objects.filter(vote=vote, has_voted=False).order_by("place") if row.is_entitled]
    names = casting(vote, missing, at)
    if not names:
        return 0
    own = {person: Own(_body(vote, opening, theirs), _("because you may vote")) for person, theirs in names.items()}
    shared = Shared(vote.light.marking, persons=frozenset(own))
    reference: Reference = {"room": "ballots", "noun": "vote", "id": vote.pk, "label": str(vote)}
    tell(VOTE, to=own, own=own, subject=subject, body="", by=by, at=at, reference=reference, shared=shared)
    return len(own)


def casting(vote: Vote, rows: Iterable[RollRow], at: datetime) -> dict[int, list[str]]:
    """People, each with the names of the voters for whom they may cast a vote: their own, and those that gave them a proxy."""
    holders = {presence.giver_of(proxy): presence.holder_of(proxy) for proxy in presence.proxies_of(vote, at)}
    keys = {row: [key for key in (presence.key_of(row), holders.get(presence.key_of(row))) if key] for row in rows}
    speak = _speaking({number for said in keys.values() for kind, number in said if kind == "organisation"}, at)
    found: dict[int, list[str]] = defaultdict(list)
    for row, said in keys.items():
        people = {one for kind, number in said if number for one in ([number] if kind == "person" else speak.get(number, ()))}
        for person in sorted(people):
            found[person].append(row.name)
    return dict(found)


def _speaking(organisations: set[int | None], at: datetime) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Delegation.objects.known().on(timezone.localdate(at)).filter(organisation__in=organisations, role__in=SPEAKING)
    for organisation, person in rows.values_list("organisation_id", "person_id"):
        found[organisation].append(person)
    return found


def _body(vote: Vote, opening: str, names: list[str]) -> str:
    for_whom = _("You vote for: %(names)s.") % {"names": escaped(", ".join(names))}
    parts = [opening % _said(vote), for_whom]
    if vote.level == Level.CRYPTOGRAPHIC:
        parts.append(_("It is cast in Belenios, with the credential that is sent to you."))
    return "\n\n".join([*parts, f"[{_('Read it and vote')}]({vote.get_absolute_url()})"])


def _said(vote: Vote) -> dict[str, str]:
    """What is TLP:RED is never named in a mail."""
    title = _("something marked TLP:RED") if vote.marking == TrafficLight.RED else f"“{escaped(vote.title)}”"
    return {"body": str(vote.body), "title": title, "until": date_format(timezone.localtime(vote.closes_at), "j F Y, H:i")}
