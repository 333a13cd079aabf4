"""Composing a candidate: a form for each effect, whose answers become the terms that a scenario reads."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.market.measure_choices import Effect
from entente.market.models import Measure
from entente.web.measures.forms import LONG, euros

_CODES = _("Codes as in Certification → Schemes, separated by commas: cspn, cc-fr:EAL4.")
_STATES = _("Codes of states separated by commas, as FR, DE; empty: all.")
_SECTORS = _("Codes of sectors separated by commas; empty: all.")
FIELDS: dict[str, list[tuple[str, Any, Any, bool]]] = {
    Effect.RECOGNISE: [
        ("schemes", _("Schemes or levels that recognise each other"), _CODES, True),
        ("states", _("In which states"), _STATES, False),
        ("sectors", _("In which sectors"), _SECTORS, False),
    ],
    Effect.ADOPT: [
        ("scheme", _("The European scheme"), _("Its code, as eucc."), True),
        ("replaces", _("National schemes that it replaces"), _CODES, True),
        (
            "levels",
            _("Its levels, from the lowest"),
            _("As substantial:2, high:5: up to which AVA_VAN each reaches; the number may be left out."),
            True,
        ),
    ],
    Effect.ACCEPT: [
        ("accepts", _("Levels that are enough"), _CODES, True),
        ("states", _("In which states"), _STATES, False),
        ("sectors", _("In which sectors"), _SECTORS, False),
    ],
    Effect.HARMONISE: [
        ("requirement", _("Class of requirements"), _("Its code, as iso-27001. It is required in all of them then."), True),
        ("states", _("In which states"), _STATES, False),
        ("sectors", _("In which sectors"), _SECTORS, False),
    ],
    Effect.FUND: [
        ("schemes", _("Assessments of which schemes"), _CODES, True),
        ("cheaper_by", _("Cheaper by per cent: at least, most likely, at most"), _("Three numbers, as 10, 20, 40."), True),
    ],
}
SINGLE = {"scheme", "requirement"}


class ComposeForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    what = forms.CharField(label=_("What it does, in a few sentences"), required=False, max_length=4000, widget=LONG)

    def __init__(self, *args: Any, effect: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.effect = effect
        for name, label, help_text, is_required in FIELDS[effect]:
            self.fields[name] = forms.CharField(label=label, help_text=help_text, required=is_required, max_length=1000)
        if effect == Effect.RECOGNISE:
            self.fields["same_level"] = forms.BooleanField(label=_("Level by level, for schemes with the same levels"), required=False)
        self.fields["cost_low"], self.fields["cost_high"] = euros(_("It costs at least (euros)")), euros(_("and at most (euros)"))
        for name, label in (("effort_low", _("Effort, at least (person-days)")), ("effort_high", _("and at most (person-days)"))):
            self.fields[name] = forms.IntegerField(label=label, required=False, min_value=0)
        self.fields["year"] = forms.IntegerField(
            label=_("Year in which the effort falls"), required=False, min_value=2000, max_value=2100, help_text=_("Empty: this year.")
        )
        self.fields["group"] = forms.CharField(
            label=_("Excludes others of the group"),
            required=False,
            max_length=60,
            help_text=_("Of the measures of one group at most one is chosen."),
        )
        self.fields["requires"] = forms.ModelMultipleChoiceField(
            label=_("Needs these before it"), queryset=Measure.objects.candidates().order_by("title"), required=False
        )

    def clean_levels(self) -> list[dict[str, Any]]:
        return [_level(one) for one in _listed(self.cleaned_data["levels"])]

    def clean_cheaper_by(self) -> list[float]:
        try:
            return [float(one) for one in _listed(self.cleaned_data["cheaper_by"])]
        except ValueError:
            raise forms.ValidationError(_("Write three numbers separated by commas, as 10, 20, 40.")) from None

    @property
    def terms(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name, *_rest in FIELDS[self.effect]}
        listed = {name: value if name in SINGLE or isinstance(value, list) else _listed(value) for name, value in given.items()}
        same = {"same_level": True} if self.cleaned_data.get("same_level") else {}
        return same | {name: [one.upper() for one in value] if name == "states" else value for name, value in listed.items() if value}


def _listed(said: str) -> list[str]:
    return [one.strip() for one in said.split(",") if one.strip()]


def _level(said: str) -> dict[str, Any]:
    name, _colon, most = said.partition(":")
    if most and not most.strip().isdigit():
        raise forms.ValidationError(_("Write the levels as substantial:2, high:5."))
    return {"level": name.strip()} | ({"ava_van_up_to": int(most)} if most else {})
