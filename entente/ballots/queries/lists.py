"""Votes, rules and decisions as lists show them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from entente.ballots.choices import OVER, VoteState
from entente.ballots.models import Decision, RollRow, Rule, Vote
from entente.ballots.sharing import DECISION, VOTE
from entente.search.queries import matching

MOST = 50


@dataclass(frozen=True, slots=True)
class Turnout:
    """Rows of the roll that have a vote, and how many of them voted: known while the vote runs, unlike what they said."""

    voters: int
    voted: int


def turnout_of(vote: Vote) -> Turnout:
    found = RollRow.objects.filter(vote=vote).exclude(votes="0").aggregate(voters=Count("pk"), voted=Count("pk", filter=Q(has_voted=True)))
    return Turnout(found["voters"], found["voted"])


def coming(votes: QuerySet[Vote]) -> list[Vote]:
    """What is open first, then what comes."""
    rows = list(votes.exclude(state__in=OVER).order_by("closes_at", "pk")[:MOST])
    return sorted(rows, key=lambda vote: vote.state != VoteState.OPEN)


def over(votes: QuerySet[Vote], before: int | None = None) -> list[Vote]:
    """The latest first, one more than a page holds."""
    rows = votes.filter(state__in=OVER).order_by("-pk")
    return list((rows.filter(pk__lt=before) if before else rows)[: MOST + 1])


def named(votes: QuerySet[Vote], words: str) -> QuerySet[Vote]:
    return votes.filter(pk__in=matching(VOTE, words)) if words.strip() else votes


def waiting_rows(votes: Collection[Vote], organisations: Collection[int], person: int) -> set[int]:
    """Of open votes, those in which the person's organisations, or the person, have a vote and have not cast it."""
    mine = Q(person=person) | Q(person=None, organisation__in=organisations)
    rows = RollRow.objects.filter(mine, vote__in=[vote.pk for vote in votes], has_voted=False, vote__state=VoteState.OPEN)
    return set(rows.exclude(votes="0").values_list("vote", flat=True))


def rules_by_body(rows: QuerySet[Rule], day: date) -> list[tuple[str, list[Rule]]]:
    """Under each body what holds on the day, then what is drafted."""
    shown = rows.filter(Q(adopted_on=None) | Q(ended_on=None) | Q(ended_on__gt=day)).order_by("body__code", "title", "-number")
    found: dict[str, list[Rule]] = {}
    for rule in shown:
        found.setdefault(rule.body.code, []).append(rule)
    return list(found.items())


def versions_of(rule: Rule) -> list[Rule]:
    return list(Rule.objects.filter(body=rule.body_id, code=rule.code).order_by("-number"))


def page_of(rows: QuerySet[Decision], after: str) -> list[Decision]:
    """Of the register what stands behind a place ("2018-09-30~417", see `place_of`), one more than a page holds."""
    day, _sign, number = after.partition("~")
    try:
        place = (date.fromisoformat(day), int(number)) if number.isdecimal() and len(number) < 18 else None
    except ValueError:
        place = None
    if place:
        rows = rows.filter(Q(decided_on__lt=place[0]) | Q(decided_on=place[0], pk__lt=place[1]))
    return list(rows[: MOST + 1])


def place_of(decision: Decision) -> str:
    return f"{decision.decided_on}~{decision.pk}"


def register(decisions: QuerySet[Decision], *, words: str = "", body: str = "", is_open: bool = False) -> QuerySet[Decision]:
    """The register, the latest first; `is_open`: what is not done yet."""
    found = decisions.filter(pk__in=matching(DECISION, words)) if words.strip() else decisions
    if body:
        found = found.filter(body__slug=body)
    if is_open:
        found = found.filter(done_at=None).exclude(follow_up="")
    return found.order_by("-decided_on", "-pk")
