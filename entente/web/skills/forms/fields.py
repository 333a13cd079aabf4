"""Fields that several forms of this room share."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from entente.vocabulary.choices import Scheme
from entente.vocabulary.models import Expertise, RoleProfile, Sector
from entente.vocabulary.queries import EU_LANGUAGES, countries_by_name, tile

COUNTRY, SECTOR = _("Country"), _("Sector")


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def text(label: Any, most: int, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def amount(label: Any, most: int, places: int = 2, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, min_value=Decimal(0), max_value=Decimal(most), decimal_places=places, **options)


def count(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, **{"required": False, "min_value": 0, "max_value": 1_000_000, **options})


def country(label: Any = COUNTRY, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=_countries, **options)


def _countries() -> list[tuple[str, str]]:
    return [("", "–"), *countries_by_name(get_language())]


def map_countries() -> list[tuple[str, str]]:
    """Those that have a place on the map: the choices of a filter."""
    return _map_countries(get_language() or "en")


@lru_cache
def _map_countries(language: str) -> list[tuple[str, str]]:
    return [(code, name) for code, name in countries_by_name(language) if tile(code)]


def language_names() -> list[tuple[str, str]]:
    return _language_names(get_language() or "en")


@lru_cache
def _language_names(language: str) -> list[tuple[str, str]]:
    names = Locale.parse(language, sep="-").languages
    return sorted(((code, str(names.get(code, code))) for code in EU_LANGUAGES), key=lambda one: one[1])


def languages(**options: Any) -> forms.MultipleChoiceField:
    label = options.pop("label", _("Languages"))
    return forms.MultipleChoiceField(label=label, choices=language_names, widget=forms.CheckboxSelectMultiple, required=False, **options)


def ticks(label: Any, choices: Any, **options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **options)


def role(label: Any, **options: Any) -> forms.ModelChoiceField[Any]:
    return forms.ModelChoiceField(label=label, queryset=RoleProfile.objects.current().order_by("position"), **options)


def sector(label: Any = SECTOR) -> forms.ModelChoiceField[Any]:
    rows = Sector.objects.filter(scheme=Scheme.DEMAND).order_by("position")
    return forms.ModelChoiceField(label=label, queryset=rows, required=False, empty_label=_("Not said"))


def domains() -> Any:
    return Expertise.objects.current().filter(parent=None).order_by("position")


def covers_said(covers: Iterable[Any]) -> str:
    """As the form takes it back: a code and its depth a line."""
    return "\n".join(f"{one.code}:{one.depth}" for one in covers)
