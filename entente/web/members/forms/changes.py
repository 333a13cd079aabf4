"""Changes from a day on: standing, kind, seat, merger, and taking one back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.members.choices import Kind
from entente.members.models import Reference
from entente.web.members.forms.describe import CLUSTER, region_of
from entente.web.members.forms.fields import CountryField, OrganisationField, because, day, decision


class DecidedForm(forms.Form):
    """A day and the decision behind it."""

    on = day(label=_("From"), help_text=_("The first day on which it holds."))
    decision = decision()

    @property
    def behind(self) -> Reference | None:
        said: str = self.cleaned_data["decision"].strip()
        return Reference.said(said) if said else None


class TakeBackForm(forms.Form):
    because = because(required=True)


class KindForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, help_text=_("The category follows from it."))
    is_cluster = forms.BooleanField(label=CLUSTER, required=False)
    on = day(label=_("From"), help_text=_("The first day on which it holds."))
    because = because()


class SeatForm(forms.Form):
    country = CountryField(label=_("Country"))
    region = forms.CharField(label=_("Region"), max_length=5, required=False, help_text=_("NUTS code, as in FR101."))
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    on = day(
        label=_("Moved on"),
        required=False,
        help_text=_("Leave it empty when the seat was always here and what is on record was wrong."),
    )
    because = because()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("region") and cleaned.get("country"):
            try:
                cleaned["region"] = region_of(cleaned["region"], cleaned["country"])
            except forms.ValidationError as why:
                self.add_error("region", why)
        return cleaned


class MergeForm(DecidedForm):
    into = OrganisationField(
        label=_("It continues as"), max_length=300, help_text=_("A name, a PIC, or the last part of its page's address.")
    )
    field_order = ["into", "on", "decision"]


class EndForm(forms.Form):
    """From when something no longer holds."""

    on = day(label=_("No longer from"), help_text=_("The first day on which it no longer holds. Today ends it at once."))
    because = because()
