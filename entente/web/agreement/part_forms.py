"""The part of the ledger that an address names, read and written back the same way."""

from typing import Any

from django import forms
from django.http import Http404, QueryDict

from entente.agreement.choices import Activity, Grade
from entente.agreement.queries.parts import Part
from entente.engine.factors import Level
from entente.engine.ledger import LeftOut

NAMES = ("year", "until", "grade", "level", "activity", "country", "category", "reason")


class PartForm(forms.Form):
    year = forms.IntegerField(required=False, min_value=1990, max_value=2200)
    until = forms.IntegerField(required=False, min_value=1990, max_value=2200)
    grade = forms.ChoiceField(required=False, choices=[("", ""), *Grade.choices])
    level = forms.ChoiceField(required=False, choices=[("", ""), *((level.value, level.value) for level in Level)])
    activity = forms.ChoiceField(required=False, choices=[("", ""), *Activity.choices])
    country = forms.RegexField(r"^[A-Z]{2}$", required=False)
    category = forms.SlugField(required=False, max_length=40)
    reason = forms.ChoiceField(required=False, choices=[("", ""), *((reason.value, reason.value) for reason in LeftOut)])


def part_of(query: QueryDict) -> Part:
    """What the address asks for; an address that asks for nothing sensible leads nowhere."""
    form = PartForm(query)
    if not form.is_valid():
        raise Http404
    return Part(**form.cleaned_data)


def said(part: Part) -> str:
    """The part as one sorted text, by which remarks about the same figure are found again."""
    values: dict[str, Any] = {name: getattr(part, name) for name in NAMES}
    return "&".join(f"{name}={value}" for name, value in sorted(values.items()) if value not in (None, ""))
