"""The picture of the budget curve, as numbers."""

from typing import Any

from django.utils.formats import number_format

WIDE, HIGH = 640, 240


def said_gap(gap: float) -> str:
    """Per cent with two decimals."""
    return f"{number_format(round(gap * 100, 2), decimal_pos=2)} %"


def drawn(points: list[Any]) -> dict[str, str]:
    """Points of two lines in a picture of WIDE x HIGH: what is opened, and its proven bound."""
    if not points:
        return {}
    most = max((point.budget for point in points), default=0.0) or 1.0
    top = max((point.answer.bound for point in points), default=0.0) or 1.0

    def line(name: str) -> str:
        return " ".join(f"{point.budget / most * WIDE:.1f},{HIGH - getattr(point.answer, name) / top * HIGH:.1f}" for point in points)

    ends = {"top": f"{number_format(round(top, 2))} %", "most": f"€ {number_format(round(most), force_grouping=True)}"}
    return {"value": line("value"), "bound": line("bound")} | ends
