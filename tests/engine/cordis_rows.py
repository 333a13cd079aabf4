"""Rows of the shared CORDIS files, read as simply as a test may."""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from entente.engine.scope import ScopedProject, ScopeRule
from tests.shared import shared

SIGNATURE = date(2016, 7, 5)
PATTERNS = ("DS-??-2016", "H2020-DS-*", "H2020-SU-*", "SU-*", "CIP-01-2016-2017")
CONTRACT_SCOPE = tuple(ScopeRule(pattern, from_on=SIGNATURE) for pattern in PATTERNS)


def project_rows(folder: str) -> list[dict[str, str]]:
    with (shared(f"cordis/{folder}") / "project.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def amount(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if text.strip() else None


def scoped(rows: list[dict[str, str]]) -> Iterator[ScopedProject]:
    for number, row in enumerate(rows):
        days = [date.fromisoformat(row[name]) if row[name] else None for name in ("ecSignatureDate", "startDate")]
        yield ScopedProject(str(number), row["topics"], row["masterCall"], row["subCall"], *days)
