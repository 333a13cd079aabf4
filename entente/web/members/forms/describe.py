"""What is said of an organisation: by itself, and by the office."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.members.choices import IdentifierScheme, Kind
from entente.members.drafts import Draft
from entente.members.models import Organisation
from entente.members.numbers import NotANumber, Number, read
from entente.vocabulary.models import Region
from entente.vocabulary.names import country_name
from entente.web.members.forms.fields import LONG, CountryField, ListedField, day

CLUSTER = _("It is a regional cluster")


class ProfileForm(forms.Form):
    """The organisation's own words about itself."""

    short_name = forms.CharField(label=_("Short name"), max_length=100, required=False)
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    about = forms.CharField(label=_("What you do, in your own words"), max_length=4000, required=False, widget=forms.Textarea(attrs=LONG))
    sectors = ListedField("sectors", label=_("Sectors"), help_text=_("For whom you work; empty when it is all of them."))
    expertise = ListedField("expertise", label=_("Expertise"), help_text=_("A domain alone, when all of it is yours."))


class EditForm(ProfileForm):
    """The same, and what only the office may correct."""

    name = forms.CharField(label=_("Legal name"), max_length=300)
    region = forms.CharField(label=_("Region"), max_length=5, required=False, help_text=_("NUTS code, as in FR101."))
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    field_order = ["name", "short_name", "region", "city", "website", "about", "sectors", "expertise"]

    def __init__(self, *args: Any, country: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.country = country

    def clean_region(self) -> str:
        return region_of(self.cleaned_data["region"], self.country)


def region_of(text: str, country: str) -> str:
    """The code of a region of the country; empty when none was given."""
    code: str = text.strip().upper()
    if code and not Region.objects.filter(pk=code, country=country, level__gte=1).exists():
        raise forms.ValidationError(
            _("%(code)s is no region of %(country)s in NUTS 2021."), params={"code": code, "country": country_name(country)}
        )
    return code


class NumbersForm(forms.Form):
    """Legal identifiers, each checked by the rule of its register; several on lines of their own."""

    pic = forms.CharField(label=_("PIC"), required=False, help_text=_("Nine digits, from the Funding and Tenders Portal."))
    vat = forms.CharField(label=_("VAT number"), required=False, help_text=_("With its country's letters."))
    lei = forms.CharField(label=_("LEI"), required=False, help_text=_("Twenty letters and digits."))
    register = forms.CharField(
        label=_("National register number"),
        required=False,
        help_text=_("Of the country of the seat. Shown to the organisation and the office only."),
    )

    def __init__(self, *args: Any, country: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.seat = country

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        country = self.seat or cleaned.get("country", "")
        cleaned["numbers"] = tuple(number for scheme in IdentifierScheme.values for number in self._numbers(scheme, country))
        return cleaned

    def _numbers(self, scheme: str, country: str) -> list[Number]:
        said = [text for text in self.cleaned_data.get(scheme, "").replace(";", ",").split(",") if text.strip()]
        try:
            return [read(scheme, text, country) for text in said] if country or scheme in ("pic", "lei") else []
        except NotANumber as why:
            self.add_error(scheme, str(why))
            return []


class NewForm(NumbersForm):
    """A legal entity that the partnership is to know."""

    name = forms.CharField(label=_("Legal name"), max_length=300)
    country = CountryField(label=_("Country of the seat"))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", "–"), *Kind.choices],
        required=False,
        help_text=_("Needed before it can be admitted."),
    )
    is_cluster = forms.BooleanField(label=CLUSTER, required=False)
    kind_from = day(label=_("Of this kind since"), required=False, help_text=_("Today unless you say otherwise."))
    region = forms.CharField(label=_("Region"), max_length=5, required=False, help_text=_("NUTS code, as in FR101."))
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    even_if_alike = forms.BooleanField(
        label=_("This is another organisation, even if one of the same name is known in the country"), required=False
    )
    field_order = ["name", "country", "kind", "is_cluster", "kind_from", "region", "city", "website", "pic", "vat", "lei", "register"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("region") and cleaned.get("country"):
            try:
                cleaned["region"] = region_of(cleaned["region"], cleaned["country"])
            except forms.ValidationError as why:
                self.add_error("region", why)
        return cleaned

    @property
    def draft(self) -> Draft:
        said = self.cleaned_data
        names = ("name", "country", "kind", "is_cluster", "kind_from", "region", "city", "website", "numbers")
        return Draft(**{name: said[name] for name in names})


def profile_of(one: Organisation) -> dict[str, Any]:
    """What the forms begin with."""
    lists = {"sectors": list(one.sectors.values_list("pk", flat=True)), "expertise": list(one.expertise.values_list("pk", flat=True))}
    return (
        {name: getattr(one, name) for name in ("name", "short_name", "website", "about", "city")} | {"region": one.region_id or ""} | lists
    )


def numbers_of(one: Organisation) -> dict[str, str]:
    held: dict[str, list[str]] = {}
    for row in one.identifiers.order_by("pk"):
        held.setdefault(row.scheme, []).append(row.written)
    return {scheme: ", ".join(values) for scheme, values in held.items()}
