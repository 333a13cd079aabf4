"""Against what a scheme assesses, as it is typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.certification.actions.scheme_bases import BasisSaid
from entente.certification.models import Requirement, Scheme
from entente.certification.queries import named
from entente.web.certification.catalogue_forms import CatalogueField
from entente.web.certification.scheme_forms import day, short

MOST_PARTS = 500


class BasisForm(forms.Form):
    level = forms.ChoiceField(label=_("At which level"), required=False)
    catalogue = CatalogueField(
        label=_("Catalogue"), max_length=200, widget=forms.TextInput(attrs={"list": "known-catalogues", "autocomplete": "off"})
    )
    parts = forms.CharField(
        label=_("Only these parts"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("References, one a line, each with all that is below it. Empty: the whole catalogue."),
    )
    on = day(label=_("From"), help_text=_("The first day on which certificates were issued against it."))
    source = forms.URLField(label=_("Source"), max_length=500, assume_scheme="https", help_text=_("Where this is read."))
    note = short(_("Note"), 300)

    def __init__(self, *args: Any, scheme: Scheme, **options: Any) -> None:
        super().__init__(*args, **options)
        self.levels = {level.code: level for level in scheme.levels.order_by("rank", "code")}
        choices = [("", _("Every level")), *((code, level.name) for code, level in self.levels.items())]
        self.fields["level"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if catalogue := cleaned.get("catalogue"):
            cleaned["found"] = self._parts(catalogue.pk, [line.strip() for line in cleaned.get("parts", "").splitlines() if line.strip()])
        return cleaned

    def _parts(self, catalogue: int, names: list[str]) -> list[Requirement]:
        if len(names) > MOST_PARTS:
            self.add_error("parts", _("At most %(most)s at once: name a chapter rather than all it holds.") % {"most": MOST_PARTS})
            return []
        found = named.parts({(catalogue, name) for name in names})
        for name in names:
            if (catalogue, name) not in found:
                self.add_error("parts", _("It has no requirement “%(name)s”.") % {"name": name[:80]})
        return list({part.pk: part for part in found.values()}.values())

    @property
    def said(self) -> BasisSaid:
        said = self.cleaned_data
        return BasisSaid(said["catalogue"], self.levels.get(said["level"]), said["found"], said["source"], said["note"])
