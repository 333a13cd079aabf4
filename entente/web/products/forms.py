"""What an organisation says of what it offers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.members.models import Organisation
from entente.products.actions import ProductFacts
from entente.products.choices import ProductKind, ResilienceCategory
from entente.products.models import Product
from entente.web.members.forms.fields import ListedField, OrganisationField, day


class ProductForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=ProductKind.choices)
    description = forms.CharField(label=_("What it does"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6}))
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    category = forms.ChoiceField(
        label=_("Category under the Cyber Resilience Act"),
        choices=ResilienceCategory.choices,
        required=False,
        help_text=_("Regulation (EU) 2024/2847. Leave it at not known if nobody has looked."),
    )
    sectors = ListedField("sectors", label=_("Sectors"), help_text=_("For whom it is made; empty when it is all of them."))
    expertise = ListedField("expertise", label=_("Expertise"), help_text=_("What it is about."))
    from_on = day(label=_("Offered from"), required=False, help_text=_("Empty when nobody knows."))

    @property
    def facts(self) -> ProductFacts:
        said = {name: self.cleaned_data[name] for name in ProductForm.base_fields}
        return ProductFacts(**{**said, "sectors": _codes(said["sectors"]), "expertise": _codes(said["expertise"])})


class OwnProductForm(ProductForm):
    """For who speaks for more than one organisation."""

    organisation = forms.ChoiceField(label=_("Offered by"))
    field_order = ["organisation", "name"]

    def __init__(self, *args: Any, organisations: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = [(one.slug, one.name) for one in organisations]  # type: ignore[attr-defined]


class AnyProductForm(ProductForm):
    """For the office."""

    organisation = OrganisationField(
        label=_("Offered by"), max_length=300, help_text=_("A name, a PIC, or the last part of its page's address.")
    )
    field_order = ["organisation", "name"]

    def clean_organisation(self) -> str:
        found: Organisation = self.cleaned_data["organisation"]
        return found.slug


class EndForm(forms.Form):
    on = day(label=_("No longer offered from"), help_text=_("The first day on which it is not."))


def product_of(one: Product) -> dict[str, Any]:
    """What the form begins with."""
    plain = {name: getattr(one, name) for name in ("name", "kind", "description", "website", "category", "from_on")}
    lists = {name: list(getattr(one, name).values_list("pk", flat=True)) for name in ("sectors", "expertise")}
    return plain | lists


def _codes(said: Any) -> tuple[str, ...]:
    return tuple(str(getattr(one, "pk", one)) for one in said)
