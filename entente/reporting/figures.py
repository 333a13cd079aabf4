"""The figures of a release: those of the live answer whose every part is published, the others withheld."""

from collections.abc import Iterable
from typing import Any

from entente.agreement.queries.figures import Facts, printed
from entente.engine.disclosure import TOTAL, Tables
from entente.engine.factors import GRADES, Level
from entente.engine.ledger import Grade

Json = dict[str, Any]


def released(facts: Facts, tables: Tables) -> Json:
    """As printed live; an amount or factor that rests on a withheld cell is null. What waits is not told in euros, nor other readings:
    their difference would be a few organisations' amount."""
    figures: Json = printed(facts)
    hidden = {grade for grade in Grade if not _is_shown(tables, ("grade",), (grade.value,))}
    figures["private"] = _without(figures["private"], hidden)
    for level in (Level.CERTIFIED, Level.DOCUMENTED, Level.DECLARED):
        if hidden & set(GRADES[level]):
            figures["per_eu_euro"][level.value] = figures["total_per_eu_euro"][level.value] = None
    figures["years"] = [_year(year, tables) for year in figures["years"]]
    figures["left_out"] = [{**omission, "amount": None} for omission in figures["left_out"]]
    figures["context"]["readings"] = []
    return figures


def _year(year: Json, tables: Tables) -> Json:
    """A year's grades, and the running sums as long as every year before is published too."""
    hidden = {grade for grade in Grade if not _is_shown(tables, ("year", "grade"), (str(year["year"]), grade.value))}
    so_far = {level.value: _running(level, year, tables) for level in (Level.CERTIFIED, Level.DOCUMENTED, Level.DECLARED)}
    kept = {name: amount for name, amount in year["so_far"]["private"].items() if so_far[name]}
    private = {name: kept.get(name) for name in year["so_far"]["private"]}
    return {**year, "private": _without(year["private"], hidden), "so_far": {**year["so_far"], "private": private}}


def _running(level: Level, year: Json, tables: Tables) -> bool:
    cells = tables.get(("year", "grade"), {})
    wanted = [key for key in cells if int(key[0]) <= year["year"] and Grade(key[1]) in GRADES[level]]
    return all(cells[key].is_published for key in wanted)


def _without(amounts: Json, hidden: Iterable[Grade]) -> Json:
    return {name: None if Grade(name) in set(hidden) else amount for name, amount in amounts.items()}


def _is_shown(tables: Tables, table: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """A cell that does not exist holds nothing, which a published total says anyway."""
    cell = tables.get(table, {}).get(key)
    return cell.is_published if cell else tables[TOTAL[0]][TOTAL[1]].is_published
