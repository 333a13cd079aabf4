"""Forms of the contract and of what stands around its figures."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.agreement.actions.facts import PartyFacts
from entente.agreement.choices import Side
from entente.agreement.models import Contract
from entente.web.agreement.fields import day_field, words_field

BECAUSE = gettext_lazy("One sentence; it stands in the public record.")


class DaysForm(forms.Form):
    """Which day the figures speak of, and what was known by which day."""

    as_of = day_field(label=gettext_lazy("As of"), required=False)
    known_by = day_field(label=gettext_lazy("As known by"), required=False)

    def __init__(self, data: Any = None, *, day: date) -> None:
        today = max(day, timezone.localdate())
        super().__init__(data, initial={"as_of": day, "known_by": today})
        self.day, self.today = day, today

    def days(self) -> tuple[date, date]:
        """What was chosen; what was left out or cannot be read falls back to the partnership's day, as known today."""
        chosen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        as_of = chosen.get("as_of") or self.day
        return as_of, chosen.get("known_by") or (self.today if as_of == self.day else as_of)


class ContractForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    place = forms.CharField(label=gettext_lazy("Place of signature"), max_length=120, required=False)
    signed_on = day_field(label=gettext_lazy("Signed on"))
    from_on = day_field(label=gettext_lazy("First day"))
    last_on = day_field(label=gettext_lazy("Last day"))
    public_parties = words_field(label=gettext_lazy("Public side"), help_text=gettext_lazy("One party a line."), max_length=2000)
    private_parties = words_field(label=gettext_lazy("Private side"), help_text=gettext_lazy("One party a line."), max_length=2000)
    because = forms.CharField(label=gettext_lazy("Why it changes"), max_length=300, help_text=BECAUSE)

    @classmethod
    def of(cls, contract: Contract, data: Any = None) -> "ContractForm":
        sides = {side: "\n".join(party.name for party in contract.parties.order_by("pk") if party.side == side) for side in Side}
        named = {name: getattr(contract, name) for name in ("name", "place", "signed_on", "from_on", "last_on")}
        return cls(data, initial=named | {"public_parties": sides[Side.PUBLIC], "private_parties": sides[Side.PRIVATE]})

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {name: said[name] for name in ("name", "place", "signed_on", "from_on")} | {"to_on": said["last_on"] + timedelta(days=1)}

    def parties(self) -> list[PartyFacts]:
        return [
            PartyFacts(name, side)
            for side, field in ((Side.PUBLIC, "public_parties"), (Side.PRIVATE, "private_parties"))
            for name in _lines(self.cleaned_data[field])
        ]

    def clean_last_on(self) -> date:
        last: date = self.cleaned_data["last_on"]
        if last.year > 2200:
            raise forms.ValidationError(_("The year must lie before 2200."))
        return last


class BecauseForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why it changes"), max_length=300, help_text=BECAUSE)


class DocumentForm(forms.Form):
    """A document of the contract: at an address, or brought as a file."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    address = forms.URLField(label=gettext_lazy("Web address"), required=False, max_length=500, assume_scheme="https")
    file = forms.FileField(label=gettext_lazy("File"), required=False, max_length=255)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(said.get("address")) == bool(said.get("file")):
            raise forms.ValidationError(_("Give either a web address or a file."))
        return said


def _lines(text: str) -> Iterable[str]:
    return (line.strip()[:200] for line in text.splitlines() if line.strip())
