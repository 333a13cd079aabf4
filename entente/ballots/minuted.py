"""What the minutes of a meeting print of each of its votes: the rule, the roll and its hash, the count with its rounds, the head."""

from collections.abc import Collection, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.ballots import told
from entente.ballots.choices import VoteState
from entente.ballots.models import Vote
from entente.ballots.queries.lists import turnout_of
from entente.ballots.rules_of import rule_as_frozen
from entente.governance.hooks import Minuted


def minuted(gatherings: Collection[int]) -> list[Minuted]:
    """Votes that were counted or cancelled, in the order in which they were opened."""
    shown = Vote.objects.filter(gathering__in=gatherings, state__in=[VoteState.COUNTED, VoteState.CANCELLED])
    rows = shown.select_related("rule", "body").order_by("opened_at", "pk")
    return [Minuted(vote.gathering_id or 0, vote.item_id, vote.title, tuple(_lines(vote))) for vote in rows]


def _lines(vote: Vote) -> Iterator[str]:
    if vote.state == VoteState.CANCELLED:
        yield _("Cancelled: %(why)s") % {"why": vote.because}
        return
    yield _("Rule: %(title)s (%(source)s). %(sentence)s") % {
        "title": vote.rule.title,
        "source": vote.rule.source,
        "sentence": " ".join(told.sentence_of(rule_as_frozen(vote))),
    }
    turnout = turnout_of(vote)
    roll = {"day": date_format(vote.record_on, "j F Y"), "voters": turnout.voters, "voted": turnout.voted, "hash": vote.roll_hash}
    yield _("Roll of %(day)s: %(voters)s voters, %(voted)s voted; hash %(hash)s.") % roll
    yield _("Secrecy: %(level)s.") % {"level": vote.get_level_display()}
    yield _("Result: %(outcome)s") % {"outcome": told.outcome_of(vote)}
    yield from _rounds(vote)
    if vote.head:
        yield _("Head of all ballots: %(head)s.") % {"head": vote.head}


def _rounds(vote: Vote) -> Iterator[str]:
    names, rounds = told.rounds_of(vote)
    for one in rounds:
        votes = ", ".join(f"{name} {own}" for name, own in zip(names, one.votes, strict=True))
        yield _("Round %(number)s, %(said)s: %(votes)s.") % {"number": one.number, "said": one.said, "votes": votes}
