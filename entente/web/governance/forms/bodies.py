"""What a body is called, what it is for, by which rules it is run."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.governance.actions import Rules
from entente.governance.choices import BodyKind, Joining
from entente.governance.models import Body
from entente.vocabulary.choices import TrafficLight
from entente.web.members.forms.fields import because, day


class RemitForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    scope = forms.CharField(label=_("What it is for"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5}))
    source = forms.CharField(label=_("Where that stands"), max_length=300, required=False, help_text=_("An address, or the paper's name."))
    on = day(label=_("From"), help_text=_("The first day on which it holds."))


class RulesForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices, initial=BodyKind.WORKING_GROUP)
    joining = forms.ChoiceField(label=_("How people come in"), choices=Joining.choices, widget=forms.RadioSelect, initial=Joining.ASK)
    marking = forms.ChoiceField(
        label=_("Marking of its papers"),
        choices=[(light.value, light.label) for light in TrafficLight],
        initial=TrafficLight.AMBER,
        help_text=_("The default; each paper may be marked otherwise."),
    )
    notes_openings = forms.BooleanField(
        label=_("Note who opens its papers"), required=False, help_text=_("Whoever opens one is told so on its page.")
    )
    parent = forms.ModelChoiceField(
        label=_("Part of"), queryset=Body.objects.none(), required=False, empty_label=_("No other body"), to_field_name="code"
    )

    def __init__(self, *args: Any, body: Body | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        others = Body.objects.filter(dissolved_on=None).order_by("kind", "code")
        self.fields["parent"].queryset = others.exclude(pk=body.pk) if body else others  # type: ignore[attr-defined]

    @property
    def rules(self) -> Rules:
        return Rules(**{name: self.cleaned_data[name] for name in ("kind", "joining", "marking", "notes_openings", "parent")})


class FoundForm(RemitForm, RulesForm):
    code = forms.CharField(
        label=_("Number or short form"), max_length=20, help_text=_("Such as WG3: it stays for good, whatever the body is called later.")
    )
    field_order = ["code", "name", "kind", "scope", "source", "on", "joining", "marking", "notes_openings", "parent"]


class DissolveForm(forms.Form):
    on = day(label=_("On"), help_text=_("Every mandate ends on this day; papers and number stay."))
    because = because(required=True)
