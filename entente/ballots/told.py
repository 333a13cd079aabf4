"""A rule and a count in the reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from entente.ballots.models import Vote
from entente.ballots.stored import words
from entente.engine.rules import Rule, sentence


def sentence_of(rule: Rule) -> list[str]:
    """Its parts, each a sentence made of clauses."""
    return [f"{', '.join(clause.told(gettext) for clause in part)}." for part in sentence(rule)]


def amount(text: str) -> str:
    """A fraction as one reads it: 3, 2/3, and long ones with a decimal beside."""
    found = Fraction(text)
    if found.denominator == 1 or found.denominator < 100:
        return str(found)
    return f"{float(found):.4f}"


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate in the result."""

    number: int
    name: str
    organisation: str
    votes: str
    is_elected: bool
    place: int | None


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round as a row: what happened, and the votes of each candidate in the order of the columns."""

    number: int
    said: str
    votes: list[str]
    exhausted: str
    truncated: str


EVENTS = {
    "first": _("First preferences"),
    "surplus": _("Surplus of %(name)s passed on"),
    "excluded": _("%(name)s excluded"),
    "filled": _("The seats that are left are filled"),
}


def outcome_of(vote: Vote) -> str:
    """The result in one sentence."""
    result = vote.result
    if not result:
        return ""
    if "motion" in result and result["outcome"] in {"carried", "not_carried"}:
        return " ".join(words(one) for one in result["motion"]["said"])
    if result["outcome"] == "elected":
        names = [line.name for line in candidates(vote) if line.is_elected]
        return _("Elected: %(names)s.") % {"names": ", ".join(names)}
    if result["outcome"] == "tied":
        return _("It is a tie, and the rule names nothing that decides it: nothing is decided.")
    if result["outcome"] == "no_quorum":
        return _("There was no quorum: nothing is decided. The rule says whether it may be called again.")
    return _("Nobody is elected.")


def candidates(vote: Vote) -> list[Line]:
    """In order of election, then by votes in the last round."""
    election = vote.result.get("election", {})
    order, rounds = election.get("order", []), election.get("rounds", [])
    last = rounds[0]["votes"] if len(rounds) == 1 else _highest(rounds)
    rows = vote.candidacies.filter(number__isnull=False).select_related("person", "organisation")
    lines = [
        Line(
            row.number or 0,
            row.person.name,
            str(row.organisation or ""),
            last.get(str(row.number), "0"),
            row.number in order,
            order.index(row.number) + 1 if row.number in order else None,
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: (line.place or len(lines) + 1, -Fraction(line.votes), line.number))


def _highest(rounds: list[Mapping[str, Any]]) -> dict[str, str]:
    """The most that each candidate had in any round."""
    found: dict[str, Fraction] = {}
    for one in rounds:
        for number, votes in one["votes"].items():
            found[number] = max(found.get(number, Fraction(0)), Fraction(votes))
    return {number: str(votes) for number, votes in found.items()}


def rounds_of(vote: Vote) -> tuple[list[str], list[RoundLine]]:
    """Names of the columns, and a row a round."""
    found = {
        row.number: row.person.name for row in vote.candidacies.filter(number__isnull=False).select_related("person").order_by("number")
    }
    rows = []
    for one in vote.result.get("election", {}).get("rounds", []):
        said = _(EVENTS[one["event"]]) % {"name": found.get(one["candidate"], "")}
        if one["elected"]:
            said += " · " + _("elected: %(names)s") % {"names": ", ".join(found[number] for number in one["elected"])}
        for tie in one["ties"]:
            said += " · " + _("tie decided by %(by)s for %(name)s") % {"by": tie["by"], "name": found[tie["chosen"]]}
        votes = [amount(one["votes"].get(str(number), "0")) for number in found]
        rows.append(RoundLine(one["number"], said, votes, amount(one["exhausted"]), amount(one["truncated"])))
    return list(found.values()), rows
