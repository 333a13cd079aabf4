from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.members.models import Organisation
from entente.people.models import Person
from entente.support.actions.answering import LONGEST
from entente.support.actions.handling import LONGEST as LONGEST_MESSAGE
from entente.support.choices import SupportKind
from entente.support.kinds import DAY, GUIDES, LINE, MOST, TEXT, Field
from entente.web.documents.forms import _TEXT_HELP
from entente.web.documents.languages import languages
from entente.web.documents.sharing import UnknownRecipient, read_organisations


def day(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def guided(one: Field) -> forms.Field:
    """What a kind asks for, as a form's field."""
    told: dict[str, Any] = {"label": one.label, "help_text": one.help, "required": one.is_required}
    if one.form == DAY:
        return day(**told)
    widget = forms.Textarea(attrs={"rows": 6}) if one.form == TEXT else forms.TextInput()
    return forms.CharField(max_length=MOST[one.form], widget=widget, **told)


class AskForm(forms.Form):
    """In whose name, the fields of the kind, and for which initiative. The office names the member, a delegate chooses among its own."""

    def __init__(self, *args: Any, kind: str, organisations: list[Organisation], for_office: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.own = kind, {str(one.pk): one for one in organisations}
        if for_office:
            self.fields["member"] = forms.CharField(
                label=_("For which member"), max_length=300, help_text=_("Its name, as its page has it.")
            )
        elif len(self.own) > 1:
            choices = [(pk, one.name) for pk, one in self.own.items()]
            self.fields["organisation"] = forms.ChoiceField(label=_("For which member"), choices=choices)
        for one in GUIDES[kind].fields:
            self.fields[one.name] = guided(one)
        self.fields["initiative"] = forms.CharField(
            label=_("Initiative"),
            required=False,
            max_length=MOST[LINE],
            help_text=_("What it belongs to, called as you called it before: the partnership counts what it supports."),
            widget=forms.TextInput(attrs={"list": "initiatives", "autocomplete": "off"}),
        )

    def clean_member(self) -> Organisation:
        try:
            found = read_organisations(self.cleaned_data["member"])
        except UnknownRecipient as unknown:
            raise forms.ValidationError(str(unknown)) from None
        if len(found) != 1:
            raise forms.ValidationError(_("Name one member."))
        return Organisation.objects.get(pk=min(found))

    @property
    def chosen(self) -> Organisation:
        if "member" in self.fields:
            return self.cleaned_data["member"]  # type: ignore[no-any-return]
        return self.own[self.cleaned_data["organisation"]] if "organisation" in self.fields else next(iter(self.own.values()))

    @property
    def said(self) -> dict[str, str]:
        given = {one.name: self.cleaned_data[one.name] for one in GUIDES[self.kind].fields}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items() if value}


class MessageForm(forms.Form):
    text = forms.CharField(label=_("Your message"), max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 4}))


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class HandOverForm(forms.Form):
    owner = forms.ModelChoiceField(label=_("To whom"), queryset=Person.objects.none())

    def __init__(self, *args: Any, people: frozenset[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = Person.objects.filter(pk__in=people).order_by("name_key")  # type: ignore[attr-defined]


class LetterForm(forms.Form):
    title = forms.CharField(label=_("Subject"), max_length=200)
    addressee = forms.CharField(
        label=_("To"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Name and address, line by line."),
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        strip=False,
        help_text=_TEXT_HELP,
        widget=forms.Textarea(attrs={"rows": 14, "class": "writing"}),
    )
    language = forms.ChoiceField(label=_("Language"))
    signatory = forms.CharField(label=_("Signed by"), max_length=120)
    signatory_role = forms.CharField(label=_("As"), required=False, max_length=120, help_text=_("Secretary General, for example."))
    from_on = day(label=_("The name may be used from"))
    last_on = day(label=_("Until"), required=False, help_text=_("The last day; empty: without an end."))

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]
        if kind != SupportKind.NAME:
            del self.fields["from_on"], self.fields["last_on"]

    @property
    def letter(self) -> dict[str, Any]:
        said = {name: value for name, value in self.cleaned_data.items() if name != "last_on"}
        last = self.cleaned_data.get("last_on")
        return said | {"to_on": last + timedelta(days=1) if last and last < date.max else None}


class WithdrawUseForm(forms.Form):
    on = day(label=_("From which day on it may not be used"))
    because = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class PromisesForm(forms.Form):
    """Working days a kind, and the closed days a line each: 2026-12-24 Christmas."""

    closed = forms.CharField(
        label=_("Days on which the office is closed"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "code"}),
        help_text=_("Besides Saturdays and Sundays: a day on each line, as “2026-12-24 Christmas”."),
    )

    def __init__(self, *args: Any, days: dict[str, int], **options: Any) -> None:
        super().__init__(*args, **options)
        for kind in SupportKind:
            self.fields[kind.value] = forms.IntegerField(label=kind.label, min_value=1, max_value=250, initial=days[kind.value])
        self.order_fields([*SupportKind.values, "closed"])

    def clean_closed(self) -> dict[date, str]:
        return dict(map(_line, filter(str.strip, self.cleaned_data["closed"].splitlines())))


def _line(line: str) -> tuple[date, str]:
    written, _space, label = line.strip().partition(" ")
    try:
        return date.fromisoformat(written), label.strip()
    except ValueError:
        raise forms.ValidationError(_("“%(line)s” begins with no day; write it as 2026-12-24.") % {"line": line[:40]}) from None
