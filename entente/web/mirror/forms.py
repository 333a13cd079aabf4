from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.governance.models import Body
from entente.members.models import Organisation
from entente.mirror.actions import Asked, Plan
from entente.mirror.choices import MOST
from entente.mirror.models import Contribution, Figure
from entente.vocabulary.choices import Scheme
from entente.vocabulary.models import Sector


class MirrorForm(forms.Form):
    body = forms.ModelChoiceField(label=_("Circle"), queryset=Body.objects.none())
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    why = forms.CharField(label=_("What does the circle want to know?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    closes_on = forms.DateField(label=_("Closes on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    figures = forms.CharField(
        label=_("Figures"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Up to ten, one a line: name | unit | what it counts. Such as: Security staff | full-time equivalents | at the end of 2017"
        ),
    )

    def __init__(self, *args: Any, bodies: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        if not is_new:
            del self.fields["body"]

    def clean_figures(self) -> list[Asked]:
        found = []
        for line in filter(str.strip, self.cleaned_data["figures"].splitlines()):
            name, unit, definition = (part.strip() for part in [*line.split("|", 2), "", ""][:3])
            if not name or not unit:
                raise forms.ValidationError(_("“%(line)s” lacks a unit: write name | unit | what it counts.") % {"line": line.strip()[:80]})
            found.append(Asked(name, unit, definition))
        if len(found) > MOST:
            raise forms.ValidationError(_("These are %(count)d figures; a circle agrees on ten at most.") % {"count": len(found)})
        return found

    @property
    def plan(self) -> Plan:
        return Plan(**{name: self.cleaned_data[name] for name in ("title", "why", "closes_on", "figures")})


def lines_of(figures: Iterable[Figure]) -> str:
    """As the form takes them back."""
    return "\n".join(" | ".join(filter(None, (one.name, one.unit, one.definition))) for one in figures)


class DecisionForm(forms.Form):
    decision = forms.CharField(
        label=_("How did the circle agree on the figures?"),
        max_length=300,
        help_text=_("The meeting and its item, or the mail in which it did."),
    )


class SureForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class GiveForm(forms.Form):
    """A field for each figure; an empty one is not given, which is not 0."""

    def __init__(
        self, *args: Any, figures: Sequence[Figure], own: Sequence[Organisation], held: Contribution | None = None, **options: Any
    ) -> None:
        amounts = {one.figure_id: one.amount for one in held.amounts.all()} if held else {}
        initial = {f"figure-{pk}": amount.normalize() for pk, amount in amounts.items()} | {"sector": held.sector_id if held else None}
        options["initial"] = initial
        super().__init__(*args, **options)
        self.own = {one.pk: one for one in own}
        if len(own) > 1:
            self.fields["organisation"] = forms.ChoiceField(label=_("For"), choices=[(one.pk, one.name) for one in own])
        self.fields["sector"] = forms.ModelChoiceField(
            label=_("Sector"),
            queryset=Sector.objects.filter(scheme=Scheme.DEMAND).order_by("position"),
            required=False,
            empty_label=_("None of these"),
            help_text=_("In which you are compared, besides everybody."),
        )
        for one in figures:
            self.fields[f"figure-{one.pk}"] = forms.DecimalField(
                label=f"{one.name} ({one.unit})",
                help_text=one.definition,
                required=False,
                min_value=0,
                max_digits=15,
                decimal_places=2,
                widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
            )

    @property
    def amounts(self) -> dict[int, Decimal]:
        said = {name: value for name, value in self.cleaned_data.items() if name.startswith("figure-") and value is not None}
        return {int(name.removeprefix("figure-")): value for name, value in said.items()}

    @property
    def organisation(self) -> int | None:
        return int(self.cleaned_data["organisation"]) if "organisation" in self.fields else None
