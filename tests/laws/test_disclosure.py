"""Laws of disclosure control that need no linear programme to be checked."""

import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from entente.engine.disclosure import Address, Line, Release, Structure, Tables, Unit, Why, release_from, release_json
from entente.engine.disclosure.protection import protect
from tests.laws.ledgers import TABLES, Ledger, random_ledger
from tests.laws.lone_attacker import LoneAttacker, falls_into
from tests.laws.test_disclosure_attack import asked, hidden, names_in, seen, two_releases

SEEDS = range(20)
"""Random ledgers looked at by every law; those of the attack are computed once a run."""


def by_contributor(lines: Iterable[Line], *addresses: Address) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        if not line.is_public and any(falls_into(line.at, address) for address in addresses):
            sums[line.contributor] += line.amount
    return sums


def is_safe(amounts: Iterable[Decimal]) -> bool:
    """Nobody at all, or at least three of whom none has more than 80 %."""
    found = [abs(amount) for amount in amounts if amount]
    return not found or (len(found) >= 3 and max(found) <= Decimal("0.8") * sum(found))


def shown(tables: Tables) -> set[Address]:
    return {(table, key) for table, cells in tables.items() for key, cell in cells.items() if cell.is_published}


def moved(before: Release, now: Release, *addresses: Address) -> list[Decimal]:
    old, new = by_contributor(before.lines, *addresses), by_contributor(now.lines, *addresses)
    return [new.get(who, Decimal(0)) - old.get(who, Decimal(0)) for who in {*old, *new}]


@pytest.mark.parametrize("seed", SEEDS)
def test_published_cells_are_exact_and_hidden_ones_say_why(seed):
    _, release = two_releases(seed)

    for table, cells in release.tables.items():
        for key, cell in cells.items():
            lines = [line for line in release.lines if falls_into(line.at, (table, key))]
            assert cell.public == sum(line.amount for line in lines if line.is_public)
            assert (cell.amount is None) == (cell.why is not None)
            assert cell.amount is None or cell.amount == sum(line.amount for line in lines)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_published_cell_rests_on_few_or_on_one(seed):
    for release in two_releases(seed):
        assert all(is_safe(by_contributor(release.lines, address).values()) for address in shown(release.tables))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_difference_of_published_cells_rests_on_few_or_on_one(seed):
    before, now = two_releases(seed)

    assert all(is_safe(moved(before, now, address)) for address in shown(before.tables) & shown(now.tables))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_left_of_a_total_obeys_the_rule_and_so_does_its_change(seed):
    before, now = two_releases(seed)

    for table in (table for table in TABLES if len(table) == 1 and ((), ()) in shown(now.tables)):
        left = [address for address in hidden(now.tables) if address[0] == table]
        either = [address for address in hidden(now.tables) | hidden(before.tables) if address[0] == table]
        assert is_safe(by_contributor(now.lines, *left).values())
        assert ((), ()) in hidden(before.tables) or is_safe(moved(before, now, *either))


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_lines_units_and_tables_never_matters(seed):
    ledger, chance = random_ledger(seed), Random(seed)
    first, second = two_releases(seed)
    lines, units, tables = list(ledger.now), list(ledger.structure.units), list(TABLES)
    for rows in (lines, units, tables):
        chance.shuffle(rows)
    structure = Structure(tuple(units), ledger.structure.values, ledger.structure.always_public)
    before = Release(tuple(reversed(first.lines)), first.tables)

    assert protect(lines, tables, structure, earlier=[before]) == second.tables


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stored_release_is_read_back_as_it_was(seed):
    first, _ = two_releases(seed)

    assert release_from(release_json(first)) == first


@pytest.mark.parametrize("seed", range(12))
def test_the_same_release_again_hides_nothing_new_and_shows_nothing_more(seed):
    first, _ = two_releases(seed)

    again = protect(first.lines, TABLES, random_ledger(seed).structure, earlier=[first])

    assert shown(again) == shown(first.tables)


@pytest.mark.parametrize("seed", [3, 5, 37, 62])
def test_no_cell_is_hidden_for_the_sake_of_others_without_need(seed):
    """Showing any one of them again would give something away."""
    ledger = random_ledger(seed)
    first, _ = two_releases(seed)
    needed = [(table, key) for table, cells in first.tables.items() for key, cell in cells.items() if cell.why is Why.COMPLEMENT]

    assert needed
    assert all(gives_something_away(ledger, first, address) for address in needed)


def gives_something_away(ledger: Ledger, release: Release, address: Address) -> bool:
    bolder = Release(release.lines, showing(release, address))
    left = [other for other in hidden(bolder.tables) if other[0] == address[0]]
    if not is_safe(by_contributor(bolder.lines, *left).values()):
        return True
    return any(comes_too_close(ledger, bolder, name) for name in (None, *names_in(ledger)))


def showing(release: Release, address: Address) -> Tables:
    table, key = address
    amount = sum((line.amount for line in release.lines if falls_into(line.at, address)), start=Decimal(0))
    cells = release.tables[table]
    return {**release.tables, table: {**cells, key: replace(cells[key], amount=amount, why=None)}}


def comes_too_close(ledger: Ledger, release: Release, name: str | None) -> bool:
    attacker = LoneAttacker(name, ledger.structure, [seen(release, name)], only_grows=False)
    return any(attacker.width(address) < asked(ledger, name, address, release.lines) for address in hidden(release.tables))


def test_a_partnership_of_245_with_1200_lines_and_a_release_before_takes_under_three_seconds():
    structure, lines = partnership_of_245()
    before = Release(tuple(lines[:1000]), protect(lines[:1000], TABLES, structure))

    begun = time.process_time()
    tables = protect(lines, TABLES, structure, earlier=[before])
    seconds = time.process_time() - begun

    assert tables[()][()].is_published
    assert Why.COMPLEMENT in {cell.why for cells in tables.values() for cell in cells.values()}
    assert seconds < 3


def partnership_of_245() -> tuple[Structure, list[Line]]:
    chance = Random(2018)
    countries, classes = [f"country {number:02}" for number in range(28)], ["large", "sme", "association", "user"]
    places = [{"country": chance.choice([*countries, *countries[:9] * 4]), "class": chance.choice(classes)} for _ in range(245)]
    units = [Unit(f"group {number % 230:03}", place) for number, place in enumerate(places)]
    return Structure(tuple(units), always_public={"grade": ("P",)}), [some_line(chance, chance.choice(units[:180])) for _ in range(1200)]


def some_line(chance: Random, unit: Unit) -> Line:
    grade = chance.choice("AAABBBCCCCDPP")
    at = {"year": chance.choice(("2016", "2017", "2018")), "activity": f"activity {chance.randrange(8)}", "grade": grade}
    return Line(unit.contributor, Decimal(round(chance.lognormvariate(12, 1.5) * 100)) / 100, {**unit.at, **at}, is_public=grade == "P")
