"""Who somebody is: name, address, facts, where it is known from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.people.choices import AddressKind, LawfulBasis, PersonSource
from entente.people.drafts import Facts, Known
from entente.people.languages import languages_by_name
from entente.people.models import Ground, Person

OFF = {"autocomplete": "off"}


def languages_field(**options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(choices=languages_by_name, required=False, widget=forms.CheckboxSelectMultiple, **options)


class LanguagesForm(forms.Form):
    """One to be written to in, and any others."""

    language = forms.ChoiceField(
        label=_("Written to in"),
        required=False,
        choices=lambda: [("", _("not known")), *languages_by_name()],
        help_text=_("Mails use it where there is a text in it."),
    )
    speaks = languages_field(label=_("Also reads"))

    @property
    def languages(self) -> tuple[str, ...]:
        first = self.cleaned_data.get("language")
        return tuple(dict.fromkeys([*([first] if first else []), *self.cleaned_data.get("speaks", [])]))


class PersonForm(LanguagesForm):
    name = forms.CharField(label=_("Name"), max_length=200, help_text=_("As it is shown everywhere."), widget=forms.TextInput(attrs=OFF))
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        help_text=_("Where the person is written to, and the name to sign in with once invited."),
        widget=forms.EmailInput(attrs=OFF),
    )
    title = forms.CharField(label=_("Title"), max_length=40, required=False)
    given = forms.CharField(label=_("Given name"), max_length=100, required=False, widget=forms.TextInput(attrs=OFF))
    family = forms.CharField(label=_("Family name"), max_length=100, required=False, widget=forms.TextInput(attrs=OFF))
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel", **OFF}))
    field_order = ["name", "email", "title", "given", "family", "phone", "language", "speaks"]

    @property
    def facts(self) -> Facts:
        said = {name: self.cleaned_data[name] for name in ("title", "given", "family", "phone")}
        return Facts(**said, languages=self.languages)


class GroundForm(forms.Form):
    """Where the partnership knows somebody from, and why it may keep it."""

    source = forms.ChoiceField(label=_("Known from"), choices=[("", _("choose one")), *PersonSource.choices])
    said = forms.CharField(label=_("Which one"), max_length=200, required=False, help_text=_("The member, the event, the list."))
    basis = forms.ChoiceField(
        label=_("Lawful basis"),
        required=False,
        choices=[("", _("not stated")), *LawfulBasis.choices],
        help_text=_("Article 6(1) of Regulation (EU) 2016/679. Dated today; what held before stays in the history."),
    )

    @property
    def known(self) -> Known | None:
        said = self.cleaned_data
        if not said.get("source"):
            return None
        return Known(PersonSource(said["source"]), said["said"], LawfulBasis(said["basis"]) if said["basis"] else None)


class NewPersonForm(PersonForm, GroundForm):
    """Both at once."""

    field_order = [*PersonForm.field_order, "source", "said", "basis"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].required = False


class AddressForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs=OFF))
    kind = forms.ChoiceField(label=_("Kind"), choices=AddressKind.choices)

    def clean_kind(self) -> AddressKind:
        return AddressKind(self.cleaned_data["kind"])


def facts_of(person: Person) -> dict[str, Any]:
    """What the form begins with."""
    said = {name: getattr(person, name) for name in ("name", "email", "title", "given", "family", "phone")}
    return {**said, **languages_of(person)}


def languages_of(person: Person) -> dict[str, Any]:
    return {"language": next(iter(person.languages), ""), "speaks": person.languages[1:]}


def ground_of(ground: Ground | None) -> dict[str, Any]:
    return {"source": ground.source, "said": ground.said, "basis": ground.basis} if ground else {}
