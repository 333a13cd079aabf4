"""Who speaks for, owns, and is reached by an organisation; and how large it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.members.actions import YearFigures
from entente.members.choices import DelegationRole, DuesState
from entente.vocabulary.queries import iso_from_source
from entente.web.members.forms.fields import LONG, OrganisationField, because, day

MOST_LINES = 20_000


class DelegateForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254, help_text=_("Somebody known by it, or somebody new."))
    name = forms.CharField(label=_("Name"), max_length=200, required=False, help_text=_("Only for somebody new."))
    role = forms.ChoiceField(label=_("As"), choices=DelegationRole.choices)
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    department = forms.CharField(label=_("Department"), max_length=120, required=False)
    on = day(label=_("From"), help_text=_("The first day of the delegation."))


class OwnerForm(forms.Form):
    owner = OrganisationField(label=_("Owner"), max_length=300, help_text=_("A name, a PIC, or the last part of its page's address."))
    share = forms.DecimalField(label=_("Share in per cent"), min_value=0, max_value=100, max_digits=5, decimal_places=2)
    on = day(label=_("From"), help_text=_("The first day on which it holds."))
    because = because()


class SizeForm(forms.Form):
    """One year of the whole enterprise: with linked enterprises in full, with partner enterprises in proportion."""

    year = forms.IntegerField(label=_("Year"), min_value=1950, max_value=2100)
    headcount = forms.DecimalField(
        label=_("Headcount"), min_value=0, max_digits=10, decimal_places=1, required=False, help_text=_("Annual work units.")
    )
    turnover = forms.DecimalField(label=_("Annual turnover in euros"), min_value=0, max_digits=18, decimal_places=2, required=False)
    balance = forms.DecimalField(label=_("Balance sheet total in euros"), min_value=0, max_digits=18, decimal_places=2, required=False)
    because = because()

    @property
    def figures(self) -> YearFigures:
        said = self.cleaned_data
        return YearFigures(said["year"], said["headcount"], said["turnover"], said["balance"])


class CommunityForm(forms.Form):
    entities = forms.CharField(
        label=_("Entities"),
        required=False,
        widget=forms.Textarea(attrs=LONG | {"rows": 14}),
        help_text=_("One a line: the name, a semicolon, the country's two letters. The list as a whole; what is missing ends."),
    )
    on = day(label=_("From"), help_text=_("The first day of the list."))

    def clean_entities(self) -> list[tuple[str, str]]:
        lines = [(number, line) for number, line in enumerate(self.cleaned_data["entities"].splitlines(), start=1) if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("At most %(most)s lines at once."), params={"most": MOST_LINES})
        wrong = [self._problem(number, line) for number, line in lines if not _entity(line)]
        if wrong:
            raise forms.ValidationError(wrong[:20])
        return [entity for _number, line in lines if (entity := _entity(line))]

    def _problem(self, number: int, line: str) -> Any:
        return _("Line %(number)s, “%(line)s”: write the name, a semicolon and the country's two letters.") % {
            "number": number,
            "line": line[:60],
        }


def _entity(line: str) -> tuple[str, str] | None:
    name, _semicolon, code = line.rpartition(";")
    country = iso_from_source(code)
    return (name.strip()[:300], country) if name.strip() and country else None


class VotingFactsForm(forms.Form):
    """What rules of voting may ask of an organisation; what is left empty stays as it is."""

    year = forms.IntegerField(label=_("Dues of the year"), min_value=2000, max_value=2100, required=False)
    dues = forms.ChoiceField(label=_("are"), choices=[("", "–"), *DuesState.choices], required=False)
    fee = forms.DecimalField(
        label=_("Fee in euros a year"),
        min_value=0,
        max_digits=11,
        decimal_places=2,
        required=False,
        help_text=_("As it was set; where votes are weighed by fee."),
    )
    represented = forms.IntegerField(
        label=_("Members for which it speaks"), min_value=0, required=False, help_text=_("As it stated; for associations.")
    )
    on = day(label=_("From"), help_text=_("The first day on which it holds."))
    because = because()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if bool(said.get("dues")) != (said.get("year") is not None):
            self.add_error("dues" if said.get("year") else "year", _("A year and its state go together."))
        if not said.get("dues") and said.get("fee") is None and said.get("represented") is None and not self.errors:
            raise forms.ValidationError(_("Say something: dues of a year, a fee, or for how many it speaks."))
        return said
