"""What the office says of standards, and anyone of ours about a draft."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from entente.certification.actions.standards import StandardFacts
from entente.certification.choices import (
    BallotKind,
    CommentOutcome,
    CommitteeRole,
    ReferenceKind,
    StandardBody,
    StandardState,
)
from entente.certification.models import Standard, StandardBallot
from entente.people.models import Person
from entente.web.certification.scheme_forms import day, link, short
from entente.web.members.forms.fields import OrganisationField

MOST_REFERENCES = 1000
LINES = {"rows": 12, "spellcheck": "false"}


class StandardForm(forms.Form):
    number = forms.CharField(label=_("Number"), max_length=80, help_text=_("As it is written: EN 17640:2022, ISO/IEC 15408-1:2022."))
    title = forms.CharField(label=_("Title"), max_length=400)
    body = forms.ChoiceField(label=_("Body"), choices=StandardBody.choices)
    state = forms.ChoiceField(label=_("State"), choices=StandardState.choices)
    committee = short(_("Committee"), 80)
    work_item = short(_("Work item"), 40)
    replaces = short(_("Replaces"), 200)
    address = link(_("Address"))
    source = link(_("Source"), help_text=_("Where this was read."))
    checked_on = day(label=_("Last checked on"), required=False)
    is_followed = forms.BooleanField(label=_("The partnership follows it"), required=False)

    @property
    def facts(self) -> StandardFacts:
        return StandardFacts(**self.cleaned_data)


class StageForm(forms.Form):
    name = forms.CharField(label=_("Stage"), max_length=120, help_text=_("Such as: enquiry opens, formal vote, publication."))
    on = day(label=_("Day"))
    is_planned = forms.BooleanField(label=_("Planned, not reached yet"), required=False)


class ReferenceForm(forms.Form):
    kind = forms.ChoiceField(label=_("What refers to it"), choices=ReferenceKind.choices)
    reference = forms.CharField(
        label=_("Reference"), max_length=255, help_text=_("Of a requirement its URN; of a level scheme:level, as in eucc:high.")
    )
    label = short(_("In words"), 300)


class BallotForm(forms.Form):
    kind = forms.ChoiceField(label=_("What"), choices=BallotKind.choices)
    opens_on = day(label=_("Opens on"))
    closes_on = day(label=_("Closes on"), help_text=_("The last day."))
    address = link(_("Address"))
    note = short(_("Note"), 400)


class CommentForm(forms.Form):
    ballot = forms.ModelChoiceField(
        label=_("On which enquiry or vote"), queryset=StandardBallot.objects.none(), required=False, empty_label=_("None in particular")
    )
    clause = short(_("Clause"), 60)
    text = forms.CharField(label=_("Comment"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    proposal = forms.CharField(label=_("Proposed change"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, standard: Standard, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ballot"].queryset = standard.ballots.order_by("-closes_on")  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What became of it"), choices=[one for one in CommentOutcome.choices if one[0]])
    on = day(label=_("Decided on"))
    note = short(_("Note"), 1000)


class SeatForm(forms.Form):
    committee = forms.CharField(label=_("Committee"), max_length=80, help_text=_("Such as CEN/CLC/JTC 13 WG 3."))
    name = short(_("Its name"), 200, help_text=_("Only for one that is named here first."))
    body = forms.ChoiceField(label=_("Body"), choices=StandardBody.choices)
    email = forms.EmailField(label=_("Person"), max_length=254, help_text=_("The e-mail address of somebody the partnership knows."))
    organisation = OrganisationField(
        label=_("For"), max_length=300, required=False, help_text=_("A name, a PIC, or the last part of its page's address.")
    )
    role = forms.ChoiceField(label=_("As"), choices=CommitteeRole.choices)
    on = day(label=_("From"))

    def clean_email(self) -> Person:
        found = Person.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if found is None:
            raise forms.ValidationError(_("Nobody here has this address. Add the person first, or check the spelling."))
        return found


class EndForm(forms.Form):
    on = day(label=_("Ended on"), help_text=_("The first day on which it no longer holds."))


class GapsForm(forms.Form):
    references = forms.CharField(
        label=_("Requirements"),
        max_length=20_000,
        widget=forms.Textarea(attrs=LINES),
        help_text=_("One reference a line, as the register writes them."),
    )

    def clean_references(self) -> list[str]:
        lines = [line.strip()[:255] for line in self.cleaned_data["references"].splitlines() if line.strip()]
        if len(lines) > MOST_REFERENCES:
            raise forms.ValidationError(_("At most %(most)s at once."), params={"most": MOST_REFERENCES})
        return lines


class StandardFileForm(forms.Form):
    file: Any = forms.FileField(label=_("File"), allow_empty_file=True, help_text=_("CSV or XLSX with the columns of the template."))
    is_dry_run = forms.BooleanField(label=_("Only say what would happen"), required=False, initial=True)

    @property
    def brought(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return file


def standard_of(standard: Standard) -> dict[str, Any]:
    """What the form begins with."""
    return {name: getattr(standard, name) for name in StandardForm.base_fields}
