"""Every catalogue onto every other, in numbers."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from entente.certification.models import Catalogue
from entente.certification.queries.graph import Reading, is_behind, reading

STEPS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """What holding all of the row's catalogue proves of the column's."""

    certain: int
    possible: int
    total: int
    target: str

    @property
    def step(self) -> int:
        """One of five steps of colour, by the most that is possible; 0 where nothing is."""
        return min(STEPS, -(-self.possible * STEPS // self.total)) if self.total else 0


@require_GET
def matrix(request: HttpRequest) -> HttpResponse:
    """Of the catalogues chosen; without a choice, of all that are mapped to another."""
    read = reading()
    everything = list(Catalogue.objects.order_by("reference"))
    linked = _linked(read)
    asked = set(request.GET.getlist("of"))
    chosen = [one for one in everything if one.slug in asked] if asked else [one for one in everything if one.pk in linked]
    context = {
        "columns": chosen,
        "lines": [(one, [_cell(read, one, other) for other in chosen]) for one in chosen],
        "mapped": [one for one in everything if one.pk in linked],
        "others": [one for one in everything if one.pk not in linked],
        "asked": asked,
        "is_behind": is_behind(),
        "edition": read.edition,
    }
    return render(request, "certification/mapping_matrix.html", context)


def _linked(read: Reading) -> set[int]:
    """Catalogues that rows lead from or to."""
    rows = {*read.requirements.catalogue[read.rows.source].tolist(), *read.requirements.catalogue[read.rows.target].tolist()}
    return {int(read.catalogues[place]) for place in rows}


def _cell(read: Reading, source: Catalogue, target: Catalogue) -> Cell | None:
    """None on the diagonal and where nothing is mapped."""
    one, other = read.place(source.pk), read.place(target.pk)
    if one == other or min(one, other) < 0:
        return None
    possible = int(read.matrix.possible[one, other])
    return Cell(int(read.matrix.certain[one, other]), possible, int(read.matrix.total[other]), target.slug) if possible else None
