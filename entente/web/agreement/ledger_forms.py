"""Forms of the ledger, of accessions, and of what is said about a figure."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from entente.agreement.actions import NewLine
from entente.agreement.choices import Activity, Grade, RejectionReason
from entente.agreement.models import Contract, Declaration, Rate
from entente.members.models import Organisation
from entente.projects.models import Participation
from entente.web.agreement.fields import AmountField, words_field
from entente.web.agreement.small_forms import FILE

GRADES = [(grade.value, grade.label) for grade in Grade if grade != Grade.P]


class LineForm(forms.Form):
    """A line as its organisation states it."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int)
    activity = forms.ChoiceField(label=gettext_lazy("Activity"), choices=Activity.choices, initial=Activity.FOLLOW_UP)
    amount = AmountField(label=gettext_lazy("Amount"))
    currency = forms.ChoiceField(label=gettext_lazy("Currency"))
    grade = forms.ChoiceField(
        label=gettext_lazy("Evidence"),
        choices=GRADES,
        initial=Grade.C,
        help_text=gettext_lazy("A: certified by an auditor. B: an extract of the accounts. C: stated by you. D: estimated."),
    )
    participation = forms.TypedChoiceField(
        label=gettext_lazy("Project"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy("Only for cost in a project. Own shares that the grant record shows are derived and not asked."),
    )
    is_planned = forms.BooleanField(label=gettext_lazy("Planned, not yet paid"), required=False)
    note = words_field(
        label=gettext_lazy("Note"), required=False, max_length=1000, help_text=gettext_lazy("What it was for, in a sentence.")
    )
    evidence = forms.FileField(label=gettext_lazy("Document"), required=False, max_length=255, help_text=FILE)

    def __init__(
        self, data: Any = None, files: Any = None, *, contract: Contract, organisation: Organisation, day: date, **options: Any
    ) -> None:
        super().__init__(data, files, **options)
        self.organisation = organisation
        years = range(contract.last_on.year, contract.from_on.year - 1, -1)
        self._choose("year", [(year, str(year)) for year in years])
        self._choose("currency", [("EUR", "EUR"), *((code, code) for code in _currencies())])
        mine = Participation.objects.filter(organisation=organisation).select_related("project").order_by("project__acronym", "pk")
        self.participations = {row.pk: row for row in mine}
        self._choose("participation", [("", "–"), *((row.pk, str(row.project)) for row in mine)])
        self.fields["year"].initial = min(contract.last_on.year, day.year)

    def _choose(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def line(self) -> NewLine:
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"evidence", "because", "participation"}}
        chosen = self.cleaned_data.get("participation")
        return NewLine(organisation=self.organisation, participation=self.participations.get(chosen) if chosen else None, **said)


class CorrectionForm(LineForm):
    because = forms.CharField(label=gettext_lazy("Why it is corrected"), max_length=300)

    @classmethod
    def of(cls, declaration: Declaration, day: date, data: Any = None, files: Any = None) -> "CorrectionForm":
        names = ("year", "activity", "currency", "grade", "note", "is_planned")
        held = {name: getattr(declaration, name) for name in names}
        held |= {"amount": declaration.stated_amount, "participation": declaration.participation_id}
        return cls(data, files, contract=declaration.contract, organisation=declaration.organisation, day=day, initial=held)


class WhichForm(forms.Form):
    """Which organisation a line is for, when somebody may declare for many."""

    organisation = forms.CharField(
        label=gettext_lazy("Organisation"), max_length=300, help_text=gettext_lazy("Its exact name, or its PIC.")
    )


class EvidenceForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Document"), max_length=255, help_text=FILE)


class ReviewForm(forms.Form):
    note = words_field(label=gettext_lazy("Note"), required=False, max_length=1000)


class AcceptForm(forms.Form):
    amount = AmountField(label=gettext_lazy("Accepted amount in euros"))
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason, when less is accepted"), required=False, choices=[("", "–"), *RejectionReason.choices]
    )
    note = words_field(label=gettext_lazy("Note"), required=False, max_length=1000)


class RejectForm(forms.Form):
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=RejectionReason.choices)
    note = words_field(label=gettext_lazy("Note"), required=False, max_length=1000)


class ReopenForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Why the decision is withdrawn"), max_length=300)


def _currencies() -> list[str]:
    return list(Rate.objects.order_by("currency").values_list("currency", flat=True).distinct())
