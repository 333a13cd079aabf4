"""Law: whoever knows all that is published and one contributor's own lines cannot bound what others paid into a hidden cell tightly."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from random import Random

import pytest

from entente.engine.disclosure import Address, Cell, Key, Line, Release, Table, Tables, Why
from entente.engine.disclosure.audit import Attacker, attack
from entente.engine.disclosure.protection import protect
from tests.laws.ledgers import TABLES, Ledger, random_ledger
from tests.laws.lone_attacker import LoneAttacker, Seen, falls_into

CHUNK, CHUNKS = 10, 20
NARROWEST, ROUNDING = 0.5, 0.5
"""Half of the amount; half a euro for the floats of two different linear programmes."""


@pytest.mark.parametrize("chunk", [pytest.param(one, marks=[pytest.mark.long] if one % 4 else []) for one in range(CHUNKS)])
def test_nobody_bounds_a_hidden_cell_tighter_than_half_of_what_others_paid(chunk):
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        ledger = random_ledger(seed)
        first, second = two_releases(seed)
        for name in (None, Random(seed).choice(names_in(ledger))):
            too_narrow = list(narrow_cells(ledger, first, second, name, Random(seed)))
            assert too_narrow == [], f"ledger {seed}, attacker {name}"


@cache
def two_releases(seed: int) -> tuple[Release, Release]:
    """The release of what a random ledger held before, and the next one."""
    ledger = random_ledger(seed)
    first = Release(ledger.before, protect(ledger.before, TABLES, ledger.structure))
    return first, Release(ledger.now, protect(ledger.now, TABLES, ledger.structure, earlier=[first]))


def narrow_cells(ledger: Ledger, first: Release, second: Release, name: str | None, chance: Random) -> Iterator[tuple[str, Address]]:
    """Each release by itself; and both together where amounts only grew: what each hides, and the changes not published."""
    for release in (first, second):
        alone = LoneAttacker(name, ledger.structure, [seen(release, name)], only_grows=False)
        for address in some(hidden(release.tables), chance):
            if alone.width(address) + ROUNDING < asked(ledger, name, address, release.lines):
                yield "alone", address
    if not ledger.is_corrected and first.tables[()][()].is_published:
        yield from narrow_over_time(ledger, first, second, name, chance)


def narrow_over_time(ledger: Ledger, first: Release, second: Release, name: str | None, chance: Random) -> Iterator[tuple[str, Address]]:
    both = LoneAttacker(name, ledger.structure, [seen(first, name), seen(second, name)], only_grows=True)
    before, now = hidden(first.tables), hidden(second.tables)
    for address in some(before, chance):
        if both.width(address, 0) + ROUNDING < asked(ledger, name, address, first.lines):
            yield "before", address
    for address in some(before & now, chance):
        if both.width(address, 1) + ROUNDING < asked(ledger, name, address, second.lines):
            yield "now", address
    for address in some(before | now, chance):
        change = asked(ledger, name, address, second.lines) - asked(ledger, name, address, first.lines)
        if both.width(address, 1, since=0) + ROUNDING < change:
            yield "change", address


def hidden(tables: Tables) -> set[Address]:
    return {(table, key) for table, cells in tables.items() for key, cell in cells.items() if not cell.is_published}


def some(addresses: set[Address], chance: Random) -> list[Address]:
    return chance.sample(sorted(addresses), min(2, len(addresses)))


def seen(release: Release, name: str | None) -> Seen:
    return Seen(release.tables, tuple(line for line in release.lines if line.contributor == name and not line.is_public))


def asked(ledger: Ledger, name: str | None, address: Address, lines: Sequence[Line]) -> float:
    """Half of what others paid into the cell; nothing where the directory itself says that nobody else can."""
    if all(unit.contributor == name for unit in ledger.structure.units if may_stand(unit.at, address)):
        return 0.0
    others = (line.amount for line in lines if not line.is_public and line.contributor != name and falls_into(line.at, address))
    return NARROWEST * float(sum(others))


def may_stand(at: dict[str, str], address: Address) -> bool:
    return all(at.get(dimension, value) == value for dimension, value in zip(*address, strict=True))


def names_in(ledger: Ledger) -> list[str]:
    return sorted({unit.contributor for unit in ledger.structure.units})


@pytest.mark.parametrize("seed", [1, 4, 10, 13])
def test_the_audit_finds_the_same_intervals_as_an_attacker_without_groups(seed):
    ledger = random_ledger(seed)
    first, second = two_releases(seed)
    name = names_in(ledger)[0]
    lone = LoneAttacker(name, ledger.structure, [seen(first, name), seen(second, name)], only_grows=True)
    attacker = Attacker(name, seen(second, name).own, seen(first, name).own)

    findings = attack(second.tables, ledger.structure, before=first.tables, attacker=attacker)

    assert hidden(second.tables)
    assert set(findings.now) == hidden(second.tables)
    for at, found in enumerate((findings.before, findings.now)):
        for address, interval in found.items():
            width = float("inf") if interval.high is None else float(interval.high - interval.low)
            assert width == pytest.approx(lone.width(address, at), abs=1.0)


@pytest.mark.parametrize("seed", [0, 2, 3])
def test_without_complementary_suppression_the_same_attacker_finds_narrow_cells(seed):
    """The law above is able to fail: here the cells hidden to protect others are shown, and some hidden ones become too well known."""
    ledger = random_ledger(seed)
    first, _ = two_releases(seed)
    naive = Release(
        ledger.before,
        {table: {key: naively(ledger, table, key, cell) for key, cell in cells.items()} for table, cells in first.tables.items()},
    )
    attacker = LoneAttacker(None, ledger.structure, [seen(naive, None)], only_grows=False)

    widths = {address: attacker.width(address) for address in hidden(naive.tables)}

    assert any(width + ROUNDING < asked(ledger, None, address, naive.lines) for address, width in widths.items())


def naively(ledger: Ledger, table: Table, key: Key, cell: Cell) -> Cell:
    lines = [line for line in ledger.before if falls_into(line.at, (table, key))]
    return Cell(sum((line.amount for line in lines), start=Decimal(0)), None, cell.public) if cell.why is Why.COMPLEMENT else cell
