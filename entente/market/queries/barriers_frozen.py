"""Counts of barriers as a release freezes them: no difference to the release before rests on fewer than three members, or mostly on one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from entente.engine.observed import rounded
from entente.market.models import Barrier, FragmentationRelease
from entente.market.queries.barriers import BY, Observed, contributors, observed, public_together, verified

Counts = Mapping[str, int | None]


@dataclass(frozen=True)
class Counted:
    """What is told of barriers: None is withheld. `named`: members that let their name be told, never with what they reported."""

    total: int | None = 0
    by_state: Counts = field(default_factory=dict)
    by_sector: Counts = field(default_factory=dict)
    observed: list[Observed] = field(default_factory=list)
    named: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, frozen: Mapping[str, Any]) -> "Counted":
        costs = [_told(one) for one in frozen["observed"]]
        return cls(**{name: frozen[name] for name in ("total", "by_state", "by_sector", "named")}, observed=costs)


def _told(one: Mapping[str, Any]) -> Observed:
    """As it may be told; what an earlier version froze as it was reported is rounded when it is read."""
    amounts = {name: Decimal(one[name]) for name in ("low", "likely", "high")}
    return Observed(**{**one, **(amounts if one.get("is_rounded") else asdict(rounded(**amounts))), "is_rounded": True})


def counted(found: list[Barrier]) -> Counted:
    total, tables = public_together(found)
    named = sorted({one.organisation.name for one in found if one.may_be_named})
    return Counted(total, tables["state"], tables["sector"], observed(found), named)


def live() -> Counted:
    return counted(verified())


def released() -> tuple[FragmentationRelease | None, Counted]:
    """The last release, and what it says of barriers; nothing where none was released."""
    last = _last()
    return last, Counted.read(last.barriers) if last and last.barriers else Counted()


def frozen() -> dict[str, Any]:
    """For a new release, with the ids that went in: what would stand out against the last one waits for the next."""
    found, last = verified(), _last()
    ids = set(last.barriers["ids"]) if last and last.barriers else set[int]()
    rows = [one for one in found if one.pk in ids]
    rows = rows + ripe(rows, [one for one in found if one.pk not in ids])
    told = asdict(counted(rows))
    told["observed"] = [one | {name: str(one[name]) for name in ("low", "likely", "high")} for one in told["observed"]]
    return told | {"ids": sorted(one.pk for one in rows)}


def ripe(before: list[Barrier], new: list[Barrier]) -> list[Barrier]:
    """Those of the new ones that change no published figure by fewer than three members."""
    while before and (thin := _thin(before, new)):
        new = [one for one in new if one.pk not in thin]
    return new


def _thin(before: list[Barrier], new: list[Barrier]) -> set[int]:
    found = set[int]()
    for group in _changes(before, new):
        if contributors(group) == 0:
            found |= {one.pk for one in group}
    return found


def _changes(before: list[Barrier], new: list[Barrier]) -> Iterator[list[Barrier]]:
    """New barriers by the figure they change: a cell that is told both times, and all other cells, whose sum follows."""
    then, now = public_together(before)[1], public_together(before + new)[1]
    for name, key in BY.items():
        told = {cell for cell, count in then[name].items() if count is not None and now[name].get(cell) is not None}
        groups: dict[str, list[Barrier]] = defaultdict(list)
        for one in new:
            groups[key(one) if key(one) in told else ""].append(one)
        yield from groups.values()
    costs: dict[tuple[str, str], list[Barrier]] = defaultdict(list)
    for one in new:
        if (
            one.asked_scheme
            and one.cost
            and (one.asked_scheme.code, one.asked_level) in {(row.scheme, row.level) for row in observed(before)}
        ):
            costs[one.asked_scheme.code, one.asked_level].append(one)
    yield from costs.values()


def _last() -> FragmentationRelease | None:
    return FragmentationRelease.objects.defer("packed", "results", "parameters").order_by("-pk").first()
