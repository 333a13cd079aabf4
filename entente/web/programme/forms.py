from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from entente.governance.models import Body
from entente.indicators.actions import Definition, Seen
from entente.indicators.choices import Direction, Source
from entente.indicators.models import Indicator
from entente.members.models import Organisation
from entente.programme.actions import GoalFacts, Planned, Proposal
from entente.programme.choices import Horizon, InitiativeKind
from entente.programme.models import Goal, Milestone
from entente.vocabulary.choices import Scheme
from entente.vocabulary.models import Sector
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import eligible_groups
from entente.web.documents.sharing import UnknownRecipient, read_organisations


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def text(label: Any, most: int, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def bodies() -> Any:
    return Body.objects.filter(dissolved_on=None).order_by("code")


class BecauseForm(forms.Form):
    because = text(_("Why"), 500, 3)


class GoalForm(forms.Form):
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=999)
    title = forms.CharField(label=_("Goal"), max_length=200)
    why = text(_("Why"), 2000)
    horizon = forms.ChoiceField(label=_("Horizon"), choices=Horizon.choices)
    owner = forms.ModelChoiceField(
        label=_("Owner"), queryset=Body.objects.none(), required=False, help_text=_("The body that answers for it.")
    )
    indicators = forms.ModelMultipleChoiceField(
        label=_("Indicators"), queryset=Indicator.objects.order_by("name"), required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(label=_("Where it was set"), max_length=300, required=False)
    is_public = forms.BooleanField(label=_("Everyone may see it"), required=False, initial=True)
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = bodies()  # type: ignore[attr-defined]
        if is_new:
            del self.fields["because"]

    @property
    def facts(self) -> GoalFacts:
        return GoalFacts(**{name: value for name, value in self.cleaned_data.items() if name != "because"})


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


class MilestoneForm(forms.Form):
    title = forms.CharField(label=_("What is reached?"), max_length=200)
    begins_on = day(_("Work on it begins on"))
    due_on = day(_("Due on"))
    after = forms.ModelMultipleChoiceField(
        label=_("Waits for"), queryset=Milestone.objects.none(), required=False, help_text=_("What has to be reached before work begins.")
    )
    group = forms.ModelChoiceField(
        label=_("Deliverable for"), queryset=Body.objects.none(), required=False, empty_label=_("Nobody: no deliverable")
    )

    def __init__(self, *args: Any, others: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["after"].queryset = others  # type: ignore[attr-defined]
        self.fields["after"].label_from_instance = lambda one: f"{one.initiative}: {one}"  # type: ignore[attr-defined]
        self.fields["group"].queryset = bodies()  # type: ignore[attr-defined]

    @property
    def planned(self) -> Planned:
        return Planned(**self.cleaned_data)


class ExpectForm(forms.Form):
    on = day(_("Expected on"), required=False, help_text=_("Empty: as planned."))
    because = text(_("Why"), 500, 3)


class ReachForm(forms.Form):
    on = day(_("Reached on"), initial=timezone.localdate)
    evidence = forms.CharField(label=_("By what does one see it?"), max_length=500, help_text=_("An address, or the reference of a paper."))


def _by_year(value: str) -> dict[int, Decimal]:
    return {_year(name): number for name, number in _pairs(value).items()}


def _year(name: str) -> int:
    if not (name.isascii() and name.isdigit() and 1900 < int(name[:5]) < 2200):
        raise forms.ValidationError(_("“%(name)s” is no year; write a line as “2020: 400”.") % {"name": name[:40]})
    return int(name)


def _pairs(value: str) -> dict[str, Decimal]:
    return dict(map(_pair, filter(str.strip, value.splitlines())))


def _pair(line: str) -> tuple[str, Decimal]:
    name, _colon, number = line.rpartition(":")
    try:
        found = Decimal(number.strip())
    except InvalidOperation:
        raise forms.ValidationError(_("“%(line)s” has no number; write a line as “2020: 400”.") % {"line": line[:40]}) from None
    if not found.is_finite() or abs(found) >= Decimal(10) ** 14:
        raise forms.ValidationError(_("“%(line)s” is too large a number.") % {"line": line[:40]})
    return name.strip(), found


def number(label: Any, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=18, decimal_places=4, **options)


class IndicatorForm(forms.Form):
    name = forms.CharField(label=_("Indicator"), max_length=160)
    code = forms.SlugField(label=_("Short name"), max_length=40, help_text=_("Letters, digits and hyphens; programs call it so."))
    definition = text(_("What is counted, and what is not?"), 2000)
    unit = forms.CharField(label=_("Unit"), max_length=40)
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices)
    source = forms.ChoiceField(label=_("Where values come from"), choices=Source.choices)
    measure = forms.CharField(
        label=_("Measure"), max_length=60, required=False, help_text=_("Of a computed one: the name that “entente observe” lists.")
    )
    method = text(_("Method"), 2000, 3, required=False)
    disaggregation = forms.CharField(label=_("Split by"), max_length=200, required=False, help_text=_("Country, kind of member, …"))
    baseline = number(_("Baseline"))
    baseline_on = day(_("Baseline on"), required=False)
    targets = text(_("Targets"), 2000, 4, required=False, help_text=_("A year on each line: “2020: 400”."))
    is_example = forms.BooleanField(label=_("An example with invented figures"), required=False)
    is_public = forms.BooleanField(label=_("Everyone may see it"), required=False, initial=True)
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_new:
            del self.fields["because"]

    def clean_targets(self) -> dict[int, Decimal]:
        return _by_year(self.cleaned_data["targets"])

    @property
    def said(self) -> Definition:
        return Definition(**{name: value for name, value in self.cleaned_data.items() if name != "because"})


class ObserveForm(forms.Form):
    on = day(_("On which day"), help_text=_("The day for which it holds, such as the end of a year."))
    value = number(_("Value"))
    why_not = forms.CharField(
        label=_("Not collected, because"), max_length=300, required=False, help_text=_("Without a value: nothing is not 0.")
    )
    evidence = forms.CharField(label=_("Evidence"), max_length=500, required=False, help_text=_("An address, or the reference of a paper."))
    method = forms.CharField(label=_("How it was counted"), max_length=300, required=False)
    asked = forms.IntegerField(label=_("How many were asked"), required=False, min_value=0, max_value=10_000_000)
    answered = forms.IntegerField(label=_("How many answered"), required=False, min_value=0, max_value=10_000_000)
    parts = text(_("Split"), 4000, 3, required=False, help_text=_("A part on each line: “FR: 12”."))

    def clean_parts(self) -> dict[str, Decimal]:
        return _pairs(self.cleaned_data["parts"])

    @property
    def seen(self) -> Seen:
        return Seen(**self.cleaned_data)


class ReviewForm(forms.Form):
    until = forms.TypedChoiceField(label=_("Half-year until"), coerce=date.fromisoformat)
    narrative = text(_("How does the goal stand, and what is to be done?"), 8000, 12)

    def __init__(self, *args: Any, today: date, said: Callable[[date], str], **options: Any) -> None:
        super().__init__(*args, **options)
        ends = [date(year, month, last) for year in range(today.year, today.year - 3, -1) for month, last in ((12, 31), (6, 30))]
        self.fields["until"].choices = [(end.isoformat(), said(end)) for end in ends if end <= today]  # type: ignore[attr-defined]


class AdoptForm(forms.Form):
    on = day(_("Adopted on"), initial=timezone.localdate)
    decision = forms.CharField(
        label=_("Decision"), max_length=300, help_text=_("As the minutes call it: “Board of 19 September 2018, item 4”.")
    )
