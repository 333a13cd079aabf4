"""What the API says and takes about mirrors."""

from datetime import date
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from entente.mirror.models import Contribution, Mirror
from entente.mirror.queries import lines


class FigureOut(Schema):
    id: int
    name: str
    unit: str
    definition: str


class StandsOut(Schema):
    """`low` and `high`: the quarter, from 1, the lowest, to 4; they differ where the figure stands exactly between two."""

    kind: str
    number: int
    low: int
    high: int


class MirrorLineOut(Schema):
    figure: int
    amount: Decimal | None
    stands: list[StandsOut]
    silent: list[str]


class MirrorGivenOut(Schema):
    """What one of your organisations gave."""

    organisation: str
    sector: str | None
    lines: list[MirrorLineOut]


class MirrorOut(Schema):
    id: int
    body: str
    title: str
    why: str
    state: str
    closes_on: date
    figures: list[FigureOut]
    given: list[MirrorGivenOut]


class AmountIn(Schema, extra="forbid"):
    figure: int = Field(ge=1, lt=2**31)
    amount: Decimal = Field(ge=0, max_digits=15, decimal_places=2)


class GivenIn(Schema, extra="forbid"):
    organisation: str = Field(max_length=120)
    sector: str | None = Field(None, max_length=40)
    amounts: list[AmountIn] = Field(max_length=10)


def mirror(row: Mirror, given: list[Contribution]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "body": row.body.code,
        "title": row.title,
        "why": row.why,
        "state": row.state,
        "closes_on": row.closes_on,
        "figures": list(row.figures.order_by("position")),
        "given": [_given(row, one) for one in given],
    }


def _given(row: Mirror, one: Contribution) -> dict[str, Any]:
    found = [{"figure": line.figure.pk, "amount": line.amount, "stands": line.stands, "silent": line.silent} for line in lines(row, one)]
    return {"organisation": one.organisation.slug, "sector": one.sector_id, "lines": found}
