"""Casting: one transaction that marks the roll and keeps the ballot, so that what is acknowledged is stored, once.

It enters nothing in the record, whose order would tell who cast which ballot: that somebody voted is entered at close, in the roll's order.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from entente.ballots import bodies
from entente.ballots.actions.refusals import CannotCast, HasVoted
from entente.ballots.bodies import NotABallot
from entente.ballots.cast_on import sealed as as_counted
from entente.ballots.choices import Level, VoteState
from entente.ballots.models import Ballot, NamedBallot, RollRow, Vote
from entente.ballots.rules_of import rule_counted
from entente.ballots.tallying import counts_classes
from entente.engine.rules import Rule
from entente.people.models import Person

RANDOM = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A ballot as the client made it: a random number of 128 bits, a salt of 128 bits, and what it says."""

    number: str
    salt: str
    body: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the voter keeps: the ballot's number and the hash that will stand among the published ballots."""

    number: str
    digests: tuple[str, ...]  # one, or one for each part of a split ballot
    again: bool  # the same ballot had arrived before


def cast(vote: Vote, row: RollRow, sealed: Sealed, *, by: Person, at: datetime) -> Receipt:
    """Acknowledged means stored. The same number and body again is acknowledged again; another ballot of the same voter is refused.

    What the frozen roll and rule say is asked first, so that the transaction holds its locks for three statements only.
    """
    rule = rule_counted(vote)
    body, of_class = _checked(vote, rule, row, sealed), row.member_class if counts_classes(rule) else ""
    receipts = tuple(one.receipt for one in as_counted(sealed.number, sealed.salt, body, row.weight, of_class))
    try:
        is_new = _stored(vote, row, replace(sealed, body=body), of_class, by, at)
    except IntegrityError:
        raise CannotCast(_("There is a ballot with this number already. Reload the page and vote again; nothing was counted.")) from None
    return Receipt(sealed.number, receipts, again=not is_new)


@transaction.atomic
def _stored(vote: Vote, row: RollRow, sealed: Sealed, of_class: str, by: Person, at: datetime) -> bool:
    """Whether it is new: false where the very same ballot was stored before."""
    state, level = _shared_lock(vote)
    if level != vote.level:
        raise CannotCast(_("How secret this vote is was settled when it opened, just now. Reload the page, read it, and vote again."))
    if state == VoteState.OPEN and at < vote.closes_at and RollRow.objects.filter(pk=row.pk, has_voted=False).update(has_voted=True):
        _keep(vote, row, sealed, of_class, by, at)
        return True
    if _is_kept(vote, row, sealed):
        return False
    _refuse(vote, row, state, at)
    raise HasVoted(_("%(name)s has voted already. A ballot that was cast stays as it is.") % {"name": row.name})


def _shared_lock(vote: Vote) -> tuple[str, str]:
    """State and level as they are until this transaction ends: closing waits for ballots on their way. SQLite writes one by one anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT state, level FROM ballots_vote WHERE id = %s FOR SHARE", [vote.pk])
            state, level = cursor.fetchone()
            return str(state), str(level)
    return Vote.objects.values_list("state", "level").get(pk=vote.pk)


def _checked(vote: Vote, rule: Rule, row: RollRow, sealed: Sealed) -> str:
    if not (RANDOM.fullmatch(sealed.number) and RANDOM.fullmatch(sealed.salt)):
        raise CannotCast(_("A ballot's number and salt are 32 hexadecimal digits each. Reload the page and vote again."))
    if row.vote_id != vote.pk or not row.is_entitled:
        raise CannotCast(_("%(name)s has no vote here; the roll says why.") % {"name": row.name})
    if vote.level == Level.CRYPTOGRAPHIC:
        raise CannotCast(_("This vote is cast in Belenios, with the credential that was sent to you."))
    try:
        return bodies.checked(sealed.body, rule, row.weight, set(range(1, len(numbers_of(vote)) + 1)))
    except NotABallot as why:
        raise CannotCast(str(why)) from why


def numbers_of(vote: Vote) -> list[int]:
    """The candidates' numbers: 1 to so many, fixed when the roll was frozen."""
    if not vote.is_election:
        return []
    return [one or 0 for one in vote.candidacies.filter(number__isnull=False).order_by("number").values_list("number", flat=True)]


def _keep(vote: Vote, row: RollRow, sealed: Sealed, of_class: str, by: Person, at: datetime) -> None:
    kept: Ballot | NamedBallot
    if vote.is_secret:
        kept = Ballot(number=sealed.number, salt=sealed.salt, vote=vote, body=sealed.body, votes=row.votes, member_class=of_class)
    else:
        kept = NamedBallot(row=row, number=sealed.number, salt=sealed.salt, body=sealed.body, cast_by=by, cast_at=at)
    kept.save(force_insert=True)


def _is_kept(vote: Vote, row: RollRow, sealed: Sealed) -> bool:
    """Whoever has not voted cannot claim another's ballot as its own."""
    if not RollRow.objects.filter(pk=row.pk, has_voted=True).exists():
        return False
    same = {"number": sealed.number, "salt": sealed.salt, "body": sealed.body}
    if vote.is_secret:
        return Ballot.objects.filter(vote=vote, **same).exists()
    return NamedBallot.objects.filter(row=row, **same).exists()


def _refuse(vote: Vote, row: RollRow, state: str, at: datetime) -> None:
    if state == VoteState.OPEN and at < vote.closes_at:
        return
    if state in (VoteState.DRAFT, VoteState.FROZEN):
        raise CannotCast(_("This vote is not open yet."))
    raise CannotCast(_("This vote is closed; your ballot came too late and was not counted."))
