"""Numbers as a picture: the middle half as a box, the whole as a line. In a space of 100 by 24."""

from dataclasses import dataclass
from decimal import Decimal

from entente.engine.questions import Spread


@dataclass(frozen=True, slots=True)
class Box:
    """Where the least, the quartiles and the most stand, from 2 to 98."""

    least: str
    lower: str
    median: str
    upper: str
    most: str
    width: str


def box(spread: Spread) -> Box:
    span = spread.most - spread.least

    def place(value: Decimal) -> Decimal:
        return Decimal(2) + 96 * (value - spread.least) / span if span else Decimal(50)

    lower, upper = place(spread.lower), place(spread.upper)
    return Box(
        least=f"{place(spread.least):.2f}",
        lower=f"{lower:.2f}",
        median=f"{place(spread.median):.2f}",
        upper=f"{upper:.2f}",
        most=f"{place(spread.most):.2f}",
        width=f"{max(upper - lower, Decimal('0.6')):.2f}",
    )
