"""Forms of the label: what is declared, decided, complained about, checked."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from entente.engine.credential import MOST_BYTES
from entente.engine.label import Kind
from entente.industry.actions import CriteriaFacts
from entente.industry.models import Criteria
from entente.members.models import Organisation
from entente.vocabulary.choices import CountryGroup
from entente.vocabulary.queries import countries_by_name
from entente.web.documents.sharing import UnknownRecipient, read_organisations

FILE = _("A PDF, a picture or a text. Read by you, the issuer and the office.")


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def text(label: Any, most: int, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def one_organisation(names: str) -> Organisation:
    try:
        found = list(Organisation.objects.filter(pk__in=read_organisations(names)))
    except UnknownRecipient as unknown:
        raise forms.ValidationError(str(unknown)) from None
    if len(found) != 1:
        raise forms.ValidationError(_("Name one organisation."))
    return found[0]


class ApplyForm(forms.Form):
    """One question a criterion, with its evidence under it."""

    def __init__(self, *args: Any, criteria: Criteria, own: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.own, self.criteria = {str(one.pk): one for one in own}, criteria
        if len(self.own) > 1:
            self.fields["organisation"] = forms.ChoiceField(label=_("Company"), choices=[(pk, one.name) for pk, one in self.own.items()])
        for one in criteria.criteria:
            self.fields[f"c_{one.code}"] = _question(one, own)
            if one.needs_evidence:
                self.fields[f"f_{one.code}"] = forms.FileField(
                    label=_("Evidence: %(title)s") % {"title": one.title}, max_length=255, help_text=FILE
                )

    @property
    def chosen(self) -> Organisation:
        return self.own[self.cleaned_data["organisation"]] if "organisation" in self.fields else next(iter(self.own.values()))

    @property
    def answers(self) -> dict[str, str]:
        said = {one.code: self.cleaned_data[f"c_{one.code}"] for one in self.criteria.criteria}
        return {code: "yes" if value is True else "" if value in (False, None) else f"{value}" for code, value in said.items()}

    @property
    def brought(self) -> list[tuple[str, Any]]:
        """Code of the criterion, and the file."""
        return [(one.code, self.cleaned_data[f"f_{one.code}"]) for one in self.criteria.criteria if one.needs_evidence]


def _question(one: Any, own: list[Organisation]) -> forms.Field:
    if one.kind == Kind.PLACE:
        choices = [("", _("Choose")), *countries_by_name(get_language())]
        return forms.ChoiceField(label=one.title, help_text=one.text, choices=choices, initial=own[0].country_id if own else "")
    if one.kind == Kind.ABOVE:
        return forms.DecimalField(
            label=_("%(title)s, in per cent") % {"title": one.title}, help_text=one.text, min_value=0, max_value=100, decimal_places=2
        )
    return forms.BooleanField(label=one.title, help_text=one.text)


class GrantForm(forms.Form):
    until_on = day(_("Its last day"))


class BecauseForm(forms.Form):
    because = text(_("Why"), 500, 3)


class ComplainForm(forms.Form):
    said = text(_("What is wrong, and how can one see it?"), 4000, 6)
    contact = forms.EmailField(
        label=_("Your address"), required=False, help_text=_("Only if you want an answer; it is deleted once you have one.")
    )

    def __init__(self, *args: Any, is_visitor: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_visitor:
            del self.fields["contact"]


class AnswerComplaintForm(forms.Form):
    upheld = forms.ChoiceField(
        label=_("What did you find?"),
        choices=[("yes", _("The complaint is right")), ("no", _("The complaint is not right"))],
        widget=forms.RadioSelect,
    )
    said = text(_("In your words"), 4000, 5)


class CheckForm(forms.Form):
    file = forms.FileField(label=_("The badge’s file"), required=False, help_text=_("The SVG picture or the JSON credential."))
    text = forms.CharField(
        label=_("Or its text"),
        required=False,
        max_length=MOST_BYTES,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        file = found.get("file")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is far larger than a badge."))
        found["said"] = file.read().decode(errors="replace") if file else found.get("text", "")
        if not found["said"].strip() and not self.errors:
            raise forms.ValidationError(_("Choose a file, or paste the text of one."))
        return found


class CriteriaForm(forms.Form):
    name = forms.CharField(label=_("Name of the label"), max_length=120)
    text = text(
        _("Criteria"),
        20_000,
        12,
        help_text=_("One a line: code | yes, place, or above 50 | evidence or no evidence | title | what is asked"),
    )
    open_to = forms.MultipleChoiceField(label=_("Open to companies of"), choices=CountryGroup.choices, widget=forms.CheckboxSelectMultiple)
    validity_months = forms.IntegerField(
        label=_("Holds for how many months"), min_value=1, max_value=120, required=False, help_text=_("Empty: not known.")
    )
    fee = forms.DecimalField(
        label=_("Fee in euros"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
        help_text=_("Empty: not known, not 0."),
    )
    source = forms.CharField(label=_("Where they are taken from"), max_length=500)
    source_on = day(_("Read there on"), required=False)
    on = day(_("In force from"), initial=timezone.localdate)

    @property
    def facts(self) -> CriteriaFacts:
        return CriteriaFacts(**{name: value for name, value in self.cleaned_data.items() if name != "on"})


class IssuerForm(forms.Form):
    organisation = forms.CharField(label=_("Organisation"), max_length=300, help_text=_("By its exact name."))
    country = forms.ChoiceField(label=_("Decides for companies seated in"))
    on = day(_("From"), initial=timezone.localdate)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country"].choices = countries_by_name(get_language())  # type: ignore[attr-defined]

    def clean_organisation(self) -> Organisation:
        return one_organisation(self.cleaned_data["organisation"])
