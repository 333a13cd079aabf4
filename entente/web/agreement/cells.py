"""The published cells behind a released figure: what a reader who sees no lines can add up."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from entente.agreement.choices import Activity, Grade
from entente.agreement.queries.parts import Item, Part
from entente.engine.disclosure.nouns import Why as Withheld
from entente.engine.factors import GRADES, Level
from entente.members.models import Category
from entente.vocabulary.queries import country_name
from entente.web.agreement.presentation import money
from entente.web.agreement.shown import Shown

PLACES = {"country": "country", "category": "class", "activity": "activity", "year": "year", "grade": "grade"}


def printed_private(seen: Shown, part: Part) -> Decimal | None:
    """The released amount of a part of the ledger; None where it is withheld."""
    amounts = [money(cell["amount"]) for cell in _wanted(seen, part)]
    if not _is_published(seen) or _asks_beyond(part) or any(amount is None for amount in amounts):
        return None
    return sum((amount for amount in amounts if amount is not None), start=Decimal(0))


def cells_behind(seen: Shown, part: Part) -> Iterator[Item]:
    for cell in _wanted(seen, part):
        amount = money(cell["amount"])
        yield Item(" · ".join(_named(place, key) for place, key in cell["places"]), "", amount, amount, _reason(cell))


def _wanted(seen: Shown, part: Part) -> list[dict[str, Any]]:
    """The cells of the narrowest published table that speaks of the part."""
    name, places = _table(part)
    cells = seen.release.cells.get(name, []) if seen.release else []
    rows = [{**cell, "places": list(zip(places, cell["key"], strict=True))} for cell in cells]
    return [row for row in rows if _holds(dict(row["places"]), part)]


def _asks_beyond(part: Part) -> bool:
    """Whether the part is narrower than any published table: then nothing is published of it."""
    narrow = [field for field in ("country", "category", "activity") if getattr(part, field)]
    others = part.year is not None or part.until is not None or part.grade or part.level
    return len(narrow) > 1 or bool(narrow and others)


def _table(part: Part) -> tuple[str, tuple[str, ...]]:
    for field in ("country", "category", "activity"):
        if getattr(part, field):
            return PLACES[field], (PLACES[field],)
    in_years = part.year is not None or part.until is not None
    if in_years and not (part.grade or part.level):
        return "year", ("year",)
    return ("year,grade", ("year", "grade")) if in_years else ("grade", ("grade",))


def _holds(places: dict[str, str], part: Part) -> bool:
    year, grade = int(places.get("year", 0)), places.get("grade", "")
    return all(
        (
            part.country in ("", places.get("country")),
            part.category in ("", places.get("class")),
            part.activity in ("", places.get("activity")),
            not year or (part.year in (None, year) and (part.until is None or year <= part.until)),
            not grade or (part.grade in ("", grade) and (not part.level or grade in GRADES[Level(part.level)])),
        )
    )


def _is_published(seen: Shown) -> bool:
    """Whether the release says anything at all: an empty table adds up to 0 only when the grand total is published."""
    total = seen.release.cells.get("", []) if seen.release else []
    return bool(total) and total[0]["amount"] is not None


def _named(place: str, key: str) -> str:
    if place == "country":
        return country_name(key)
    if place == "activity":
        return str(Activity(key).label)
    if place == "grade":
        return str(Grade(key).label)
    if place == "class":
        return Category.objects.filter(pk=key).values_list("name", flat=True).first() or key
    return key


def _reason(cell: dict[str, Any]) -> str:
    return Withheld(cell["why"]).sentence if cell["why"] else ""
