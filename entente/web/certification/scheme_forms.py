"""What the office says of a scheme."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.certification.actions.schemes import SchemeFacts
from entente.certification.choices import Reach, SchemeState, Scope
from entente.certification.models import Scheme
from entente.vocabulary.queries import countries_by_name


def day(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def short(label: Any, longest: int, help_text: Any = "", **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, help_text=help_text, **options)


def link(label: Any, **options: Any) -> forms.URLField:
    return forms.URLField(label=label, max_length=500, required=False, assume_scheme="https", **options)


class SchemeForm(forms.Form):
    """Everything but the name, the reach and the scope may stay empty: not known."""

    name = forms.CharField(label=_("Name"), max_length=160)
    long_name = short(_("Name in full"), 300)
    reach = forms.ChoiceField(label=_("Reach"), choices=Reach.choices)
    country = forms.ChoiceField(label=_("Country"), required=False, help_text=_("Of a national scheme."))
    issuer = short(_("Issuer"), 200)
    scopes = forms.MultipleChoiceField(label=_("What it certifies"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple)
    covers = short(_("In the source's words"), 200)
    validity = short(_("Validity in words"), 120)
    validity_years = forms.IntegerField(label=_("Years at most"), min_value=1, max_value=50, required=False)
    legal_base = short(_("Legal base"), 300)
    legal_address = link(_("Where the legal base is read"))
    recognition = short(_("Recognition"), 300)
    effort = short(_("Effort, duration, cost"), 300)
    sectors = short(_("Sectors"), 200)
    source = link(_("Source"), help_text=_("Where all this was read."))
    source_note = short(_("Note on the source"), 300)
    checked_on = day(label=_("Last checked on"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country"].choices = [("", "–"), *countries_by_name()]  # type: ignore[attr-defined]

    @property
    def facts(self) -> SchemeFacts:
        said = {name: value for name, value in self.cleaned_data.items() if name in SchemeFacts.__dataclass_fields__}
        return SchemeFacts(**{**said, "scopes": tuple(said["scopes"]), "country": said["country"] or None})


class NewSchemeForm(SchemeForm):
    code = forms.SlugField(
        label=_("Code"), max_length=40, help_text=_("Small letters, digits and hyphens, as in cc-fr; it stands in the address.")
    )
    field_order = ["code", "name", "long_name", "reach", "country", "issuer", "scopes"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].lower()
        if code in {"new", "tracker"}:
            raise forms.ValidationError(_("This is a page of its own; choose another code."))
        return code


class StatusForm(forms.Form):
    state = forms.ChoiceField(label=_("Where it stands"), choices=SchemeState.choices)
    on = day(label=_("From"), help_text=_("The first day on which it holds."))
    source = forms.URLField(label=_("Source"), max_length=500, assume_scheme="https", help_text=_("No status without one."))
    note = short(_("Note"), 300)


class LookedForm(forms.Form):
    on = day(label=_("Looked on"))


class EndBasisForm(forms.Form):
    on = day(label=_("From"), help_text=_("The first day on which no certificate is issued against it any more."))


def facts_of(scheme: Scheme) -> dict[str, Any]:
    """What the form begins with."""
    said = {name: getattr(scheme, name) for name in SchemeForm.base_fields if name != "country"}
    return said | {"country": scheme.country_id or ""}
