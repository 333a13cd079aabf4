"""The rules by which a body sits and meets."""

from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.governance.actions import Meets, Seats
from entente.governance.choices import MeetingKind, PowerKind
from entente.members.models import Category
from entente.web.members.forms.fields import day


class Since(forms.Form):
    """From when a rule holds, and where it stands."""

    on = day(label=_("From"), help_text=_("The first day on which it holds; what held before stays on record."))
    source = forms.CharField(
        label=_("Where that stands"), max_length=300, required=False, help_text=_("Article and version: “Statutes of 2016, article 12”.")
    )


class PowerForm(Since):
    kind = forms.ChoiceField(label=_("The body"), choices=PowerKind.choices)
    what = forms.CharField(label=_("What"), max_length=300, help_text=_("Such as “the admission of members”."))
    field_order = ["kind", "what", "on", "source"]


class SeatsForm(Since):
    name = forms.CharField(
        label=_("Name of these seats"), max_length=120, help_text=_("A name that is there already changes that rule from the day on.")
    )
    category = forms.ModelChoiceField(
        label=_("For organisations of"), queryset=Category.objects.all(), required=False, empty_label=_("any category")
    )
    seats = forms.IntegerField(label=_("How many seats"), min_value=0, max_value=1000)
    term_months = forms.IntegerField(label=_("Months of a term"), min_value=1, max_value=600, required=False)
    country_cap = forms.IntegerField(label=_("At most so many of one country"), min_value=1, max_value=1000, required=False)
    substitutes = forms.IntegerField(label=_("How many substitutes"), min_value=0, max_value=1000, initial=0)
    field_order = ["name", "category", "seats", "term_months", "country_cap", "substitutes", "on", "source"]

    @property
    def rule(self) -> Seats:
        return Seats(**{name: self.cleaned_data[name] for name in ("seats", "category", "term_months", "country_cap", "substitutes")})


class LimitsForm(Since):
    country_cap = forms.IntegerField(label=_("At most so many seats a country"), min_value=1, max_value=1000, required=False)
    organisation_cap = forms.IntegerField(label=_("At most so many seats an organisation"), min_value=1, max_value=1000, required=False)
    categories = forms.ModelMultipleChoiceField(
        label=_("Each of these has to sit there"),
        queryset=Category.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["country_cap", "organisation_cap", "categories", "on", "source"]


class NoticeForm(Since):
    kind = forms.ChoiceField(label=_("Which meetings"), choices=MeetingKind.choices)
    days = forms.IntegerField(label=_("Days between the notice and the meeting"), min_value=0, max_value=365)
    blocks = forms.BooleanField(
        label=_("A later notice is not sent"), required=False, help_text=_("Otherwise it is only said that it is late.")
    )
    field_order = ["kind", "days", "blocks", "on", "source"]


class ShareField(forms.CharField):
    """A share such as 1/2 or 0.6, exactly."""

    def clean(self, value: Any) -> Fraction | None:
        typed = super().clean(value).replace(" ", "")
        try:
            return Fraction(typed) if typed else None
        except (ValueError, ZeroDivisionError):
            raise forms.ValidationError(_("Write a share as 1/2, 2/3 or 0.6.")) from None


class PresenceForm(Since):
    share = ShareField(label=_("Share of the seats held that has to be there"), max_length=20, help_text=_("Such as 1/2."))
    is_strict = forms.BooleanField(label=_("More than that share, not just it"), required=False)
    counts_represented = forms.BooleanField(label=_("Who is represented counts as there"), required=False, initial=True)
    most_represented = forms.IntegerField(label=_("How many others one person may represent"), min_value=0, max_value=100, initial=1)
    second_call_free = forms.BooleanField(label=_("Called a second time, no quorum is needed"), required=False)
    written_days = forms.IntegerField(label=_("Days a written procedure runs at least"), min_value=0, max_value=365, initial=14)
    written_share = ShareField(
        label=_("Share of all that has to agree in writing"), max_length=20, initial="1/1", help_text=_("1/1 is unanimity.")
    )
    field_order = [
        *("share", "is_strict", "counts_represented", "most_represented", "second_call_free", "written_days", "written_share"),
        *("on", "source"),
    ]

    @property
    def rule(self) -> Meets:
        names = ("share", "is_strict", "counts_represented", "most_represented", "second_call_free", "written_days", "written_share")
        return Meets(**{name: self.cleaned_data[name] for name in names})
