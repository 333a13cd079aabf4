from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.certification.models import Certificate, Scheme
from entente.market.choices import sectors
from entente.market.measure_choices import Evidence, Stance, StillThere
from entente.market.models import Measure
from entente.market.queries.measures import FREE, Conditions
from entente.market.queries.opening import certificate_named
from entente.members.models import Organisation
from entente.vocabulary.models import Country

LONG = forms.Textarea(attrs={"rows": 4})


def day(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def euros(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, min_value=0, max_digits=12, decimal_places=2)


class ReportForm(forms.Form):
    """Two minutes: what was refused where, what was asked instead, what it cost."""

    organisation = forms.ModelChoiceField(label=_("For which member"), queryset=Organisation.objects.none())
    product = forms.CharField(label=_("Which product?"), max_length=200)
    number = forms.CharField(
        label=_("Number of the certificate"), max_length=200, required=False, help_text=_("As its scheme writes it; if it is on file here.")
    )
    scheme = forms.ModelChoiceField(
        label=_("Or the scheme it is of"), queryset=Scheme.objects.order_by("name"), required=False, to_field_name="code"
    )
    state = forms.ModelChoiceField(label=_("Where was it refused?"), queryset=Country.objects.order_by("iso2"))
    sector = forms.ChoiceField(label=_("In which sector?"))
    happened_on = day(label=_("When?"), help_text=_("About; the first of a month will do."))
    asked = forms.CharField(label=_("What was asked instead?"), max_length=2000, widget=LONG)
    asked_scheme = forms.ModelChoiceField(
        label=_("A certificate of which scheme?"), queryset=Scheme.objects.order_by("name"), required=False, to_field_name="code"
    )
    asked_level = forms.CharField(label=_("At which level?"), max_length=40, required=False)
    cost_low = euros(_("It cost at least (euros)"))
    cost_high = euros(_("and at most (euros)"))
    months = forms.IntegerField(label=_("How many months did it take?"), required=False, min_value=0, max_value=240)
    may_be_named = forms.BooleanField(
        label=_("We may be named among those who reported"), required=False, help_text=_("Never with what you reported, or where.")
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        own = self.fields["organisation"]
        own.queryset = Organisation.objects.filter(pk__in=[one.pk for one in organisations])  # type: ignore[attr-defined]
        own.initial = organisations[0].pk if len(organisations) == 1 else None
        self.fields["sector"].choices = [("", "–"), *sectors().items()]  # type: ignore[attr-defined]
        self.fields["state"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]

    def clean_number(self) -> Certificate | None:
        number = self.cleaned_data["number"].strip()
        if not number:
            return None
        if found := certificate_named(number):
            return found
        raise forms.ValidationError(_("No certificate on file has this number. Leave it empty and choose the scheme."))


class VerifyForm(forms.Form):
    evidence = forms.ChoiceField(label=_("How well is it evidenced?"), choices=Evidence.choices)
    remark = forms.CharField(label=_("Remark for the member"), max_length=500, required=False)


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class BundleForm(forms.Form):
    measure = forms.ModelChoiceField(label=_("Into which measure?"), queryset=Measure.objects.order_by("title"))


class AgainForm(forms.Form):
    still_there = forms.ChoiceField(
        label=_("The measure is in force. Is the barrier gone?"), choices=[one for one in StillThere.choices if one[0] not in {"", "asked"}]
    )


class StepForm(forms.Form):
    on = day(label=_("On which day"), help_text=_("For a consultation: its last day. For “in force”: its first."))
    text = forms.CharField(label=_("What is said about it"), max_length=4000, required=False, widget=LONG)
    reference = forms.CharField(label=_("Where it stands written"), max_length=300, required=False)


class DecideForm(forms.Form):
    reference = forms.CharField(label=_("Legal reference"), max_length=300)
    on = day(label=_("Decided on"))
    text = forms.CharField(label=_("What was decided"), max_length=4000, required=False, widget=LONG)


class ObserveForm(forms.Form):
    acc = forms.DecimalField(label=_("Change of F_acc that was observed"), min_value=-1, max_value=1, max_digits=6, decimal_places=4)
    on = day(label=_("Observed on"))
    text = forms.CharField(label=_("How it was observed"), max_length=4000, widget=LONG)


class OptionForm(forms.Form):
    name = forms.CharField(label=_("Option"), max_length=200)
    text = forms.CharField(label=_("In a few words"), max_length=4000, required=False, widget=LONG)
    like = forms.ModelChoiceField(
        label=_("It changes the same as"),
        queryset=Measure.objects.candidates().counted().order_by("title"),
        required=False,
        help_text=_("A candidate whose effect it has; empty: none that can be counted."),
    )


class PositionForm(forms.Form):
    """A member's, or a state's with its source."""

    stance = forms.ChoiceField(label=_("Position"), choices=Stance.choices)
    text = forms.CharField(label=_("In a few words"), max_length=4000, required=False, widget=LONG)

    def __init__(self, *args: Any, organisations: list[Organisation], for_states: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if for_states:
            self.fields["state"] = forms.ModelChoiceField(label=_("State"), queryset=Country.objects.order_by("iso2"))
            self.fields["state"].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]
            self.fields["source"] = forms.URLField(label=_("Where it said so"), max_length=500, assume_scheme="https")
        else:
            own = Organisation.objects.filter(pk__in=[one.pk for one in organisations])
            first = organisations[0].pk if organisations else None
            self.fields["organisation"] = forms.ModelChoiceField(label=_("For which member"), queryset=own, initial=first)


class ConditionsForm(forms.Form):
    capacity = forms.FloatField(
        label=_("Capacity in person-days a year"),
        required=False,
        min_value=0,
        max_value=1e9,
        help_text=_("Empty: no limit. A measure of which no year is known counts in this one; no known effort counts as none."),
    )
    no_state_loses = forms.BooleanField(
        label=_("No state loses"),
        required=False,
        help_text=_("No state’s certificates lose more access than they gain, once nothing of what is replaced lives on."),
    )

    @property
    def conditions(self) -> Conditions:
        return Conditions(self.cleaned_data["capacity"], self.cleaned_data["no_state_loses"]) if self.is_valid() else FREE


class ExactForm(ConditionsForm):
    budget = forms.FloatField(min_value=0, max_value=1e15)


class ScenarioForm(forms.Form):
    """Each candidate with the day from which it would be in force; empty leaves it out."""

    name = forms.CharField(label=_("Name of the scenario"), max_length=200)
    until = forms.IntegerField(label=_("Until the end of which year"))

    def __init__(self, *args: Any, measures: list[Measure], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.measures = measures
        self.fields["until"] = forms.IntegerField(
            label=_("Until the end of which year"), min_value=today.year, max_value=today.year + 20, initial=today.year + 5
        )
        for one in measures:
            self.fields[f"on_{one.slug}"] = day(label=one.title, required=False, help_text=_("In force from; empty: not in it."))

    @property
    def days(self) -> dict[str, date]:
        """Slug -> day."""
        given = {one.slug: self.cleaned_data.get(f"on_{one.slug}") for one in self.measures}
        return {slug: on for slug, on in given.items() if on}
