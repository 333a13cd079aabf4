"""Fields that the forms of this room share: days, countries, choices of long lists, another organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.engine.words import normalised_name
from entente.members.models import Identifier, Organisation
from entente.search.queries import matching
from entente.vocabulary.choices import Scheme
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import countries_by_name
from entente.vocabulary.reference import shipped

NOUN = "members.organisation"
FEW = 5
LONG = {"rows": 6}
UNKNOWN = _("No organisation is known by this; look it up in the directory and copy its name.")


def day(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def decision() -> forms.CharField:
    return forms.CharField(
        label=_("Decision behind it"),
        max_length=200,
        required=False,
        help_text=_("As minutes name it: “Board of 19 September 2018, item 4”. It stands beside the change."),
    )


def because(*, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=_("Why"), max_length=300, required=required, help_text=_("For the record; the office and auditors read it.")
    )


class CountryField(forms.ChoiceField):
    """Any country, in the order of the names in the reader's language."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=lambda: [("", "–"), *countries_by_name()], **options)


class Folded(forms.CheckboxSelectMultiple):
    """Boxes of a long list, group by group; a group is open when something in it is chosen."""

    template_name = "members/_listed.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for group in context["widget"]["optgroups"]:
            chosen = sum(option["selected"] for option in group[1])
            context["widget"].setdefault("groups", []).append({"name": group[0], "options": group[1], "chosen": chosen})
        return context


class ListedField(forms.MultipleChoiceField):
    """Any number of entries of a published list, grouped as it is."""

    def __init__(self, vocabulary: str, **options: Any) -> None:
        super().__init__(choices=_grouped(vocabulary), widget=Folded, required=False, **options)


def _grouped(vocabulary: str) -> list[tuple[Any, list[tuple[str, str]]]]:
    if vocabulary == "sectors":
        return [(scheme.label, [(one.code, one.name) for one in shipped().sectors if one.scheme == scheme]) for scheme in Scheme]
    domains = [one for one in shipped().expertise if one.parent is None]
    return [(one.name, [(one.code, one.name), *_below(one.code)]) for one in domains]


def _below(code: str) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in shipped().expertise if one.parent == code]


class OrganisationField(forms.CharField):
    """Another organisation: by its page's address, one of its numbers, or its name."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = self._exactly(text) or self._by_words(text)
        if len(found) == 1:
            return found[0]
        raise forms.ValidationError(_several(found) if found else UNKNOWN)

    def _exactly(self, text: str) -> list[Organisation]:
        slug = text.rstrip("/").rpartition("/")[2]
        by_address = list(Organisation.objects.filter(slug=slug))
        by_number = Identifier.objects.filter(value__iexact="".join(text.split())).values("organisation")
        named = Organisation.objects.filter(name_key=normalised_name(text))
        return by_address or list(Organisation.objects.filter(pk__in=by_number)) or list(named)

    def _by_words(self, text: str) -> list[Organisation]:
        return list(Organisation.objects.filter(pk__in=matching(NOUN, text)).order_by("name_key", "pk")[: FEW + 1])


def _several(found: list[Organisation]) -> Any:
    named = "; ".join(f"{one.name} ({country_name(one.country_id)}, {one.slug})" for one in found[:FEW])
    return _("Several match: %(named)s. Write the address's last part of the one you mean.") % {"named": named}
