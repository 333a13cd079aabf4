from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from entente.members.models import Organisation
from entente.programme.actions import Proposal
from entente.programme.choices import InitiativeKind
from entente.programme.models import Goal
from entente.projects.models import Project
from entente.vocabulary.choices import Scheme
from entente.vocabulary.models import Sector
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import eligible_groups
from entente.web.documents.sharing import UnknownRecipient, read_organisations
from entente.web.programme.forms.fields import day, text


class InitiativeForm(forms.Form):
    """The office names the lead, or leaves it empty for the partnership itself; a delegate chooses among its own."""

    title = forms.CharField(label=_("What is it called?"), max_length=200)
    summary = text(_("What does it do, and for whom?"), 4000, 6)
    goals = forms.ModelMultipleChoiceField(
        label=_("Goals that it serves"), queryset=Goal.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=InitiativeKind.choices)
    begins_on = day(_("Begins on"))
    ends_on = day(_("Ends on"))
    partners = text(_("Partners"), 4000, 3, required=False, help_text=_("Organisations by name, one a line."))
    country = forms.ChoiceField(label=_("Country"), required=False)
    sector = forms.ModelChoiceField(
        label=_("Sector"), queryset=Sector.objects.filter(scheme=Scheme.DEMAND).order_by("position"), required=False, empty_label=_("All")
    )
    budget = forms.DecimalField(
        label=_("Budget in euros"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text=_("Empty: not known; this is not 0."),
    )
    is_budget_public = forms.BooleanField(label=_("Everyone may see the budget"), required=False)
    project = forms.CharField(
        label=_("EU project"), max_length=120, required=False, help_text=_("Its grant number, or its acronym; empty: none.")
    )
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, goals: Any, own: list[Organisation], for_office: bool, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own = {str(one.pk): one for one in own}
        self.fields["goals"].queryset = goals.order_by("number")  # type: ignore[attr-defined]
        self.fields["country"].choices = [("", _("Everywhere")), *_countries()]  # type: ignore[attr-defined]
        if for_office:
            told = _("A member by name; empty: the partnership itself.")
            self.fields["member"] = forms.CharField(label=_("Lead"), max_length=300, required=False, help_text=told)
        elif is_new and len(self.own) > 1:
            self.fields["organisation"] = forms.ChoiceField(label=_("Lead"), choices=[(pk, one.name) for pk, one in self.own.items()])
        if is_new:
            del self.fields["because"]

    def clean_member(self) -> Organisation | None:
        found = _organisations(self.cleaned_data["member"])
        if len(found) > 1:
            raise forms.ValidationError(_("Name one member."))
        return found[0] if found else None

    def clean_project(self) -> Project | None:
        named = self.cleaned_data["project"].strip()
        if not named:
            return None
        found = Project.objects.filter(key=named)[:1] or Project.objects.filter(acronym__iexact=named).order_by("key")[:2]
        if len(found) == 1:
            return found[0]
        if found:
            raise forms.ValidationError(_("Several projects are called “%(named)s”; give the grant number."), params={"named": named})
        raise forms.ValidationError(_("No project on file is called “%(named)s”; look it up under Projects."), params={"named": named})

    def clean_partners(self) -> list[Organisation]:
        return _organisations(self.cleaned_data["partners"])

    def proposal(self, lead: Organisation | None = None) -> Proposal:
        """`lead`: of one that is changed by its own people."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"because", "member", "organisation"}}
        return Proposal(**said, lead=self._lead(lead))

    def _lead(self, known: Organisation | None) -> Organisation | None:
        if "member" in self.fields:
            return self.cleaned_data["member"]  # type: ignore[no-any-return]
        if "organisation" in self.fields:
            return self.own[self.cleaned_data["organisation"]]
        return known or next(iter(self.own.values()), None)


def _countries() -> list[tuple[str, str]]:
    language = get_language() or "en"
    codes = {code for group in eligible_groups(timezone.localdate()).values() for code in group}
    return sorted(((code, country_name(code, language)) for code in codes), key=lambda one: one[1])


def _organisations(names: str) -> list[Organisation]:
    if not names.strip():
        return []
    try:
        return list(Organisation.objects.filter(pk__in=read_organisations(names)).order_by("name_key"))
    except UnknownRecipient as unknown:
        raise forms.ValidationError(str(unknown)) from None
