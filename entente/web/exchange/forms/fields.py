"""Fields that the forms of this room share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.exchange.choices import Light
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.vocabulary.choices import Scheme
from entente.vocabulary.names import EU_LANGUAGES
from entente.vocabulary.reference import shipped
from entente.web.documents.sharing import UnknownRecipient, read_organisations
from entente.web.members.forms.fields import OrganisationField

OFFERED = (Scheme.DEMAND, Scheme.NIS2)


def text(label: Any, most: int, rows: int = 5, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def sector_choices() -> list[tuple[Any, Any]]:
    """The sectors of demand, then those of the directive without its headings."""
    rows = [one for one in shipped().sectors if "annex" not in one.code]
    return [("", "–"), *((scheme.label, [(one.code, one.name) for one in rows if one.scheme == scheme]) for scheme in OFFERED)]


def sector(label: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=sector_choices, **options)


def light() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Marking"),
        required=False,
        choices=[("", _("As its circle does; without a circle TLP:GREEN")), *Light.choices],
        help_text=_("Who may see it, by the Traffic Light Protocol."),
    )


def circle(label: Any, **options: Any) -> Any:
    return forms.ModelChoiceField(label=label, queryset=Body.objects.none(), empty_label=_("None"), **options)


def language(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[(code, code) for code in EU_LANGUAGES], initial="en")


def organisations(names: str) -> list[int]:
    """By name, one a line."""
    try:
        return sorted(read_organisations(names)) if names.strip() else []
    except UnknownRecipient as unknown:
        raise forms.ValidationError(str(unknown)) from None


class ForOrganisation(forms.Form):
    """For one of one's own, or, by the office, for any."""

    def __init__(self, *args: Any, own: list[Organisation], for_office: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own = {str(one.pk): one for one in own}
        if for_office and not own:
            told = _("A name, a PIC, or the last part of its page's address.")
            self.fields["organisation"] = OrganisationField(label=_("Organisation"), max_length=300, help_text=told)
            self.order_fields(["organisation"])
        elif len(self.own) > 1:
            self.fields["organisation"] = forms.ChoiceField(
                label=_("Organisation"), choices=[(pk, one.name) for pk, one in self.own.items()]
            )
            self.order_fields(["organisation"])

    @property
    def organisation(self) -> Organisation:
        said = self.cleaned_data.get("organisation")
        if isinstance(said, Organisation):
            return said
        return self.own[said] if said else next(iter(self.own.values()))


class NothingForm(forms.Form):
    """A question that is answered by its button."""

    sure = forms.BooleanField(widget=forms.HiddenInput, initial=True)
