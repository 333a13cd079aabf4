"""Fields that the forms of this room share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.vocabulary.choices import Scheme, TrafficLight
from entente.vocabulary.models import Sector


def markings() -> list[tuple[str, str]]:
    return [(one.value, f"{one.label}: {one.meaning}") for one in TrafficLight]


def markings_of_groups() -> list[tuple[str, str]]:
    return markings()[:-1]


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def text(label: Any, most: int, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def sectors_field() -> Any:
    rows = Sector.objects.filter(scheme=Scheme.DEMAND).order_by("position")
    return forms.ModelMultipleChoiceField(label=_("Sectors"), queryset=rows, required=False, widget=forms.CheckboxSelectMultiple)


def pairs(lines: str, parts: int) -> list[tuple[str, ...]]:
    """Each line "Vendor; Product; versions"; a line without a semicolon is a product."""
    found = []
    for line in filter(str.strip, lines.splitlines()):
        cells = [cell.strip() for cell in line.split(";", parts - 1)]
        cells = ["", *cells] if len(cells) == 1 else cells
        found.append((*cells, *[""] * (parts - len(cells))))
    return found
