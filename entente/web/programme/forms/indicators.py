from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.indicators.actions import Definition, Seen
from entente.indicators.actions.defining import LOCKED
from entente.indicators.choices import Direction, Source
from entente.indicators.models import Indicator
from entente.web.programme.forms.fields import day, number, text


class IndicatorForm(forms.Form):
    name = forms.CharField(label=_("Indicator"), max_length=160)
    code = forms.SlugField(label=_("Short name"), max_length=40, help_text=_("Letters, digits and hyphens; programs call it so."))
    definition = text(_("What is counted, and what is not?"), 2000)
    trap = forms.CharField(
        label=_("Trap"), max_length=500, required=False, help_text=_("What makes it look better than it is: counting twice, who answers.")
    )
    cited = forms.CharField(label=_("Where the definition comes from"), max_length=300, required=False)
    unit = forms.CharField(label=_("Unit"), max_length=40)
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices)
    source = forms.ChoiceField(label=_("Where values come from"), choices=Source.choices)
    measure = forms.CharField(
        label=_("Measure"), max_length=60, required=False, help_text=_("Of a computed one: the name that “entente observe” lists.")
    )
    method = text(_("Method"), 2000, 3, required=False)
    disaggregation = forms.CharField(label=_("Split by"), max_length=200, required=False, help_text=_("Country, kind of member, …"))
    baseline = number(_("Baseline"))
    baseline_on = day(_("Baseline on"), required=False)
    targets = text(_("Targets"), 2000, 4, required=False, help_text=_("A year on each line: “2020: 400”."))
    is_example = forms.BooleanField(label=_("An example with invented figures"), required=False)
    is_public = forms.BooleanField(label=_("Everyone may see it"), required=False, initial=True)
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, is_new: bool, locked: Indicator | None = None, **options: Any) -> None:
        """`locked`: one whose words are set for all partnerships; they are not asked."""
        super().__init__(*args, **options)
        self.locked = {name: getattr(locked, name) for name in LOCKED} if locked else {}
        for name in (*(["because"] if is_new else []), *self.locked.keys() & self.fields.keys()):
            del self.fields[name]

    def clean_targets(self) -> dict[int, Decimal]:
        return _by_year(self.cleaned_data["targets"])

    @property
    def said(self) -> Definition:
        return Definition(**self.locked | {name: value for name, value in self.cleaned_data.items() if name != "because"})


class ObserveForm(forms.Form):
    on = day(_("On which day"), help_text=_("The day for which it holds, such as the end of a year."))
    value = number(_("Value"))
    why_not = forms.CharField(
        label=_("Not collected, because"), max_length=300, required=False, help_text=_("Without a value: nothing is not 0.")
    )
    evidence = forms.CharField(label=_("Evidence"), max_length=500, required=False, help_text=_("An address, or the reference of a paper."))
    method = forms.CharField(label=_("How it was counted"), max_length=300, required=False)
    asked = forms.IntegerField(label=_("How many were asked"), required=False, min_value=0, max_value=10_000_000)
    answered = forms.IntegerField(label=_("How many answered"), required=False, min_value=0, max_value=10_000_000)
    parts = text(_("Split"), 4000, 3, required=False, help_text=_("A part on each line: “FR: 12”."))

    def clean_parts(self) -> dict[str, Decimal]:
        return _pairs(self.cleaned_data["parts"])

    @property
    def seen(self) -> Seen:
        return Seen(**self.cleaned_data)


def _by_year(value: str) -> dict[int, Decimal]:
    return {_year(name): number for name, number in _pairs(value).items()}


def _year(name: str) -> int:
    if not (name.isascii() and name.isdigit() and 1900 < int(name[:5]) < 2200):
        raise forms.ValidationError(_("“%(name)s” is no year; write a line as “2020: 400”.") % {"name": name[:40]})
    return int(name)


def _pairs(value: str) -> dict[str, Decimal]:
    return dict(map(_pair, filter(str.strip, value.splitlines())))


def _pair(line: str) -> tuple[str, Decimal]:
    name, _colon, number = line.rpartition(":")
    try:
        found = Decimal(number.strip())
    except InvalidOperation:
        raise forms.ValidationError(_("“%(line)s” has no number; write a line as “2020: 400”.") % {"line": line[:40]}) from None
    if not found.is_finite() or abs(found) >= Decimal(10) ** 14:
        raise forms.ValidationError(_("“%(line)s” is too large a number.") % {"line": line[:40]})
    return name.strip(), found
