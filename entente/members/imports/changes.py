"""What one line would change: a new organisation, or what it says beside what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.words import normalised_name
from entente.members.actions.moves import MOVES
from entente.members.choices import StandingKind
from entente.members.drafts import Draft, Period
from entente.members.imports.held import Held
from entente.members.imports.rows import Row
from entente.members.numbers import Number

DESCRIBED = ("short_name", "region", "city", "website", "about", "sectors", "expertise")
ONCE = ("pic", "lei")  # of these an organisation has one; another one is another organisation


@dataclass(frozen=True, slots=True)
class New:
    row: Row
    draft: Draft


@dataclass(frozen=True, slots=True)
class Change:
    """What a line says that is not so yet, beside what is."""

    row: Row
    held: Held
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    numbers: tuple[Number, ...]
    moves: tuple[str, ...]


class Contradiction(ValueError):
    """The line and what is known cannot both be right."""


def draft_of(row: Row, today: date) -> Draft:
    standing = row.said.get("standing")
    since = row.since or today
    return Draft(
        name=row.name,
        country=row.country,
        numbers=row.numbers,
        kind=row.said.get("kind", ""),
        is_cluster=row.said.get("cluster", False),
        kind_from=since if row.said.get("kind") else None,
        standings=(Period(standing, since),) if standing else (),
        **{name: row.said[name] for name in DESCRIBED if name in row.said},
    )


def change_of(row: Row, held: Held) -> Change:
    """Empty cells say nothing; what is known stays."""
    said = {name: row.said[name] for name in DESCRIBED if name in row.said}
    said |= {name: tuple(sorted(said[name])) for name in ("sectors", "expertise") if name in said}
    if normalised_name(row.name) != normalised_name(held.name):
        said["name"] = row.name
    if row.country != held.country:
        raise Contradiction(_("%(name)s is seated in another country; note the move on its page first.") % {"name": held.name})
    if "kind" in row.said:
        said["kind"] = (row.said["kind"], row.said.get("cluster", held.is_cluster if row.said["kind"] == held.kind else False))
    if row.figures:
        said["figures"] = row.figures
    before = {name: held.value(name, said[name]) for name in said}
    return Change(row, held, before, said, _added(row, held), _moves(row, held))


def _added(row: Row, held: Held) -> tuple[Number, ...]:
    added = tuple(number for number in row.numbers if number not in held.numbers)
    schemes = {number.scheme for number in held.numbers}
    if clash := next((number for number in added if number.scheme in ONCE and number.scheme in schemes), None):
        said = {"name": held.name, "scheme": clash.scheme.upper()}
        raise Contradiction(_("%(name)s has another %(scheme)s. If this is another organisation, add it by hand and say so.") % said)
    return added


def _moves(row: Row, held: Held) -> tuple[str, ...]:
    """The changes of standing that lead from what is known to what the line says."""
    wanted = row.said.get("standing")
    if wanted is None or wanted == held.standing:
        return ()
    moves = _ways(held.standing).get(wanted)
    if moves is None:
        said = {"name": held.name, "now": held.standing or _("no member"), "wanted": wanted or _("no member")}
        raise Contradiction(_("%(name)s is %(now)s on record; %(wanted)s does not follow from that. Change it on its page.") % said)
    if held.standing_from and row.since and row.since < held.standing_from:
        said = {"name": held.name, "day": held.standing_from.isoformat()}
        raise Contradiction(_("The standing of %(name)s on record begins on %(day)s, later than this line says.") % said)
    return moves


def _ways(standing: str) -> dict[str, tuple[str, ...]]:
    """What can be reached in one change, and a member by an application that the file does not mention."""
    ways: dict[str, tuple[str, ...]] = {move.into.value: (name,) for name, move in MOVES.items() if standing in move.out_of and move.into}
    if StandingKind.APPLICANT in ways:
        ways[StandingKind.ADMITTED.value] = ("apply", "admit")
    return ways
