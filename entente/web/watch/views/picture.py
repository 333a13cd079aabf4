"""Which sector is warned how often, month by month: of the advisories that the reader may see, and of no others."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.members.viewers import keys_of
from entente.watch import queries

LEFT, STEP, ROW, BAR, HIGH, TOP = 170, 40, 44, 28, 32, 12


@dataclass(frozen=True, slots=True)
class Bar:
    x: int
    y: int
    height: int
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    code: str
    name: str
    y: int
    total: int
    bars: list[Bar]
    counts: list[int]

    @property
    def base(self) -> int:
        return self.y + HIGH


@require_safe
def sectors(request: HttpRequest) -> HttpResponse:
    found = queries.picture(keys_of(request.user), timezone.localdate())
    months = [date_format(month, "M Y") for month in found.months]
    lines = []
    for number, (code, name) in enumerate(found.sectors):
        counts, y, label = found.row(code), TOP + number * ROW, name or _("No sector named")
        bars = [
            Bar(LEFT + place * STEP, y + HIGH - _high(count, found.most), _high(count, found.most), f"{label}, {months[place]}: {count}")
            for place, count in enumerate(counts)
            if count
        ]
        lines.append(Line(code, str(label), y, sum(counts), bars, counts))
    context = {
        "picture": found,
        "months": months,
        "ticks": [(LEFT + place * STEP + BAR // 2, month.split(" ")[0]) for place, month in enumerate(months)],
        "lines": lines,
        "bar": BAR,
        "left": LEFT,
        "width": LEFT + STEP * len(months) + 50,
        "height": TOP + ROW * len(lines) + 24,
        "foot": TOP + ROW * len(lines) + 18,
        "right": LEFT + STEP * len(months) + 6,
        "is_visitor": not request.user.is_authenticated,
    }
    return render(request, "watch/picture.html", context)


def _high(count: int, most: int) -> int:
    """At least a line: one is not none."""
    return max(2, HIGH * count // most)
