"""Small declarations for tests of the ledger: accepted in full on 1 May 2018 unless said otherwise."""

from datetime import date
from decimal import Decimal
from itertools import count

from entente.engine.ledger import Contribution, Decision, Grade, PrivateRule

RULE = PrivateRule(frozenset({"large", "sme"}))
MAY = date(2018, 5, 1)
numbers = count(1)


def line(amount: str = "100.00", grade: str = "A", **fields) -> Contribution:
    values = {
        "declaration": f"D{next(numbers):04}",
        "organisation": "Nordlicht AG",
        "parent": "Nordlicht AG",
        "year": 2017,
        "activity": "demonstration",
        "kind": "large",
        "country": "DE",
        "was_admitted": True,
        "decisions": (Decision(Decimal(amount), MAY),),
    }
    return Contribution(grade=Grade(grade), declared=Decimal(amount), **{**values, **fields})


def rejected(on: date = MAY) -> tuple[Decision, ...]:
    return (Decision(None, on),)
