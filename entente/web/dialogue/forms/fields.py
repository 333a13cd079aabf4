"""Fields that the forms of this room have in common."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from entente.members.models import Organisation
from entente.people.models import Person
from entente.vocabulary.models import Country, Region
from entente.vocabulary.queries import countries_by_name
from entente.web.documents.sharing import UnknownRecipient, read_organisations


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def prose(label: Any, most: int, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def short(label: Any, most: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, **options)


def web(label: Any, **options: Any) -> forms.URLField:
    return forms.URLField(label=label, max_length=500, assume_scheme="https", **options)


class CountryField(forms.ChoiceField):
    """A country by its name; the row, or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=lambda: [("", _("Several, or none")), *countries_by_name(get_language() or "en")], **options)

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        return Country.objects.get(pk=code) if code else None

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Country) else value


class RegionsField(forms.CharField):
    """Regions by their code, one a line."""

    widget: forms.Widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> Any:
        codes = super().clean(value).upper().replace(",", " ").split()[:50]
        found = Region.objects.filter(is_current=True).in_bulk(codes)
        if missing := [code for code in codes if code not in found]:
            raise forms.ValidationError(_("%(code)s is no region of NUTS 2021; look it up among the regions.") % {"code": missing[0][:20]})
        return list(found.values())

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(one.pk for one in value)


class RegionField(RegionsField):
    widget = forms.TextInput()

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if len(found) > 1:
            raise forms.ValidationError(_("Name one region."))
        return found[0] if found else None

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Region) else value


class OrganisationField(forms.CharField):
    """An organisation by its name; the row, or None."""

    def clean(self, value: Any) -> Any:
        if not (said := super().clean(value).strip()):
            return None
        try:
            (pk,) = read_organisations(said)
        except UnknownRecipient as why:
            raise forms.ValidationError(str(why)) from why
        return Organisation.objects.get(pk=pk)

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Organisation) else value


class PeopleField(forms.CharField):
    """People by the address that is written to, one a line."""

    widget: forms.Widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> Any:
        lines = [line.strip().casefold() for line in super().clean(value).splitlines() if line.strip()][:50]
        found = {one.email.casefold(): one for one in Person.objects.current().filter(email__in=lines)}
        if missing := [line for line in lines if line not in found]:
            said = {"line": missing[0][:80]}
            raise forms.ValidationError(_("Nobody here has the address “%(line)s”. Ask the office to add the person first.") % said)
        return [found[line] for line in dict.fromkeys(lines)]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(one.email for one in value)


class PersonField(PeopleField):
    widget = forms.EmailInput()

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found[0] if found else None

    def prepare_value(self, value: Any) -> Any:
        return value.email if isinstance(value, Person) else value


class Form(forms.Form):
    """A form that asks why something is changed, unless it is new."""

    because = prose(gettext_lazy("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, is_new: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_new:
            del self.fields["because"]
        else:
            self.fields["because"] = self.fields.pop("because")

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "because"}

    @property
    def because_said(self) -> str:
        return str(self.cleaned_data.get("because", ""))
