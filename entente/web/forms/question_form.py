"""One question of a form, as it is described on its page."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine.questions import OTHER, SIMPLE, Asks, Column, Condition, Kind, Malformed, Option, Question, Questionnaire
from entente.engine.questions.quick import keyed
from entente.engine.questions.quick.naming import distinct
from entente.engine.questions.quick.specs import Spec
from entente.engine.questions.quick.specs import read as read_spec
from entente.forms import problems
from entente.forms.prefill import SOURCES


class QuestionForm(forms.Form):
    """Which fields it has depends on the kind."""

    label = forms.CharField(label=gettext_lazy("Question"), max_length=400, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    help = forms.CharField(label=gettext_lazy("Help"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    is_required = forms.BooleanField(label=gettext_lazy("It has to be answered"), required=False)
    parts = forms.CharField(label=gettext_lazy("Answers to choose from"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6}))
    takes_other = forms.BooleanField(label=gettext_lazy("Something else may be written"), required=False)
    minimum = forms.DecimalField(label=gettext_lazy("At least"), required=False, max_digits=15, decimal_places=6)
    maximum = forms.DecimalField(label=gettext_lazy("At most"), required=False, max_digits=15, decimal_places=6)
    decimals = forms.IntegerField(label=gettext_lazy("Figures after the point"), min_value=0, max_value=6, initial=0)
    unit = forms.CharField(label=gettext_lazy("Unit"), required=False, max_length=40)
    zone = forms.CharField(label=gettext_lazy("On the clocks of"), max_length=60, widget=forms.TextInput(attrs={"list": "zones"}))
    source = forms.ChoiceField(label=gettext_lazy("Begin with what is known here"), required=False)
    only_if = forms.ChoiceField(label=gettext_lazy("Ask it only if"), required=False)
    above = forms.DecimalField(label=gettext_lazy("… is more than"), required=False, max_digits=15, decimal_places=6)
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, question: Question, before: list[Question], **options: Any) -> None:
        super().__init__(*args, **options)
        self.question, self.before = question, before
        for name in set(self.fields) - FIELDS[question.kind] - {"label", "help", "only_if", "above", "after"}:
            del self.fields[name]
        self.fields["only_if"].choices = [("", _("always")), *_conditions(before)]  # type: ignore[attr-defined]
        if "source" in self.fields:
            self.fields["source"].choices = [("", _("nothing")), *((name, one.label) for name, one in SOURCES.items())]  # type: ignore[attr-defined]
        if not any(one.kind is Kind.NUMBER for one in before):
            del self.fields["above"]
        if "parts" in self.fields:
            self.fields["parts"].label, self.fields["parts"].help_text = _PARTS[question.kind]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            cleaned["question"] = described(self.question, cleaned)
        except Spec as problem:
            self.add_error("parts", problems.malformed(Malformed(problem.problem, 0, problem.detail)))
        return cleaned


FIELDS: Mapping[Kind, frozenset[str]] = {
    Kind.SECTION: frozenset(),
    Kind.TEXT: frozenset({"is_required", "source"}),
    Kind.LONG: frozenset({"is_required", "source"}),
    Kind.NUMBER: frozenset({"is_required", "minimum", "maximum", "decimals", "unit"}),
    Kind.ONE: frozenset({"is_required", "parts", "takes_other", "source"}),
    Kind.MANY: frozenset({"is_required", "parts", "takes_other"}),
    Kind.DATE: frozenset({"is_required"}),
    Kind.FILE: frozenset({"is_required"}),
    Kind.TABLE: frozenset({"is_required", "parts"}),
    Kind.ORGANISATION: frozenset({"is_required", "source"}),
    Kind.PERSON: frozenset({"is_required", "source"}),
    Kind.SLOTS: frozenset({"is_required", "parts", "zone"}),
}
_PARTS = {
    Kind.ONE: (gettext_lazy("Answers to choose from"), gettext_lazy("One on each line.")),
    Kind.MANY: (gettext_lazy("Answers to choose from"), gettext_lazy("One on each line.")),
    Kind.TABLE: (gettext_lazy("Columns"), gettext_lazy("One on each line; behind it (number) or (date) where it is one.")),
    Kind.SLOTS: (gettext_lazy("Times"), gettext_lazy("One on each line: 2026-05-04 14:00-15:30")),
}


def begun(question: Question) -> dict[str, Any]:
    """What stands in the fields."""
    names = ("label", "help", "is_required", "takes_other", "minimum", "maximum", "decimals", "unit", "source")
    said = {name: getattr(question, name) for name in names}
    condition = question.condition
    if condition and condition.asks is Asks.ABOVE:
        said |= {"only_if": f"{condition.question}:above", "above": Decimal(condition.values[0])}
    elif condition:
        said["only_if"] = ":".join([condition.question, condition.asks.value, *condition.values[:1]])
    return said | {"parts": "\n".join(_lines(question)), "zone": question.zone or "Europe/Brussels"}


def described(question: Question, said: Mapping[str, Any]) -> Question:
    """The question as its form says it."""
    changed: dict[str, Any] = {
        "label": " ".join(said["label"].split()),
        "help": said["help"].strip(),
        "condition": _condition(question, said),
    }
    for name in ("is_required", "takes_other", "minimum", "maximum", "decimals", "unit", "source"):
        if name in FIELDS[question.kind]:
            changed[name] = said[name]
    if "parts" in FIELDS[question.kind]:
        changed |= _parts(question, said)
    return replace(question, **changed)


def _lines(question: Question) -> list[str]:
    if question.kind is Kind.TABLE:
        return [one.label if one.kind is Kind.TEXT else f"{one.label} ({one.kind.value})" for one in question.columns]
    if question.kind is Kind.SLOTS:
        return [f"{one.starts:%Y-%m-%d %H:%M}-{one.starts + timedelta(minutes=one.minutes):%H:%M}" for one in question.slots]
    return [one.label for one in question.options]


def _parts(question: Question, said: Mapping[str, Any]) -> dict[str, Any]:
    lines = [" ".join(line.split()) for line in said["parts"].splitlines() if line.strip()]
    if question.kind is Kind.SLOTS:
        return {
            name: value
            for name, value in read_spec(f"times {said['zone']}: {' | '.join(lines)}", None, said["zone"]).items()
            if name != "kind"
        }
    if question.kind is Kind.TABLE:
        found = [_column(line) for line in lines]
        keys = keyed(_all_different([label for label, _kind in found]), question.columns)
        return {"columns": tuple(Column(key, label, kind) for (key, label), (_label, kind) in zip(keys, found, strict=True))}
    return {"options": tuple(Option(key, label[:400]) for key, label in keyed(_all_different(lines), question.options))}


def _column(line: str) -> tuple[str, Kind]:
    for kind in SIMPLE:
        if line.endswith(f"({kind.value})"):
            return line.removesuffix(f"({kind.value})").strip() or kind.value, kind
    return line[:400], Kind.TEXT


def _all_different(labels: list[str]) -> list[str]:
    if len(labels) > 100:
        raise Spec("too_many_parts")
    if not distinct(labels):
        raise Spec("same_options", next(label for label in labels if labels.count(label) > 1))
    return labels


def _condition(question: Question, said: Mapping[str, Any]) -> Condition | None:
    key, _sign, rest = said["only_if"].partition(":")
    if not key:
        return None
    asks, _sign, value = rest.partition(":")
    if asks == Asks.ABOVE.value:
        return Condition(key, Asks.ABOVE, (format(said.get("above") or Decimal(0), "f"),))
    kept = question.condition
    if kept and len(kept.values) > 1 and (kept.question, kept.asks.value, kept.values[0]) == (key, asks, value):
        return kept
    return Condition(key, Asks(asks), (value,) if value else ())


def _conditions(before: list[Question]) -> list[tuple[str, str]]:
    """What can be asked of the questions before."""
    found = []
    for one in before:
        if one.kind.is_choice:
            options = [(option.key, option.label) for option in one.options] + ([(OTHER, _("something else"))] if one.takes_other else [])
            found += [
                (f"{one.key}:one_of:{key}", _("“%(question)s” is “%(option)s”") % {"question": one.label, "option": label})
                for key, label in options
            ]
        elif one.kind is Kind.NUMBER:
            found.append((f"{one.key}:above", _("“%(question)s” is more than …") % {"question": one.label}))
        found.append((f"{one.key}:answered", _("“%(question)s” is answered") % {"question": one.label}))
    return found


def before(questionnaire: Questionnaire, key: str) -> list[Question]:
    """The questions that stand before one, which it may depend on."""
    found = []
    for one in questionnaire:
        if one.key == key:
            break
        if one.is_asked:
            found.append(one)
    return found
