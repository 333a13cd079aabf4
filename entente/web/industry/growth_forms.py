"""Forms of growth: profiles, pitches, investor days, outcomes."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.gatherings.choices import GatheringKind, GatheringState
from entente.gatherings.models import Gathering
from entente.industry.actions import Call, Told
from entente.industry.actions.profiles import SMALL
from entente.industry.choices import OutcomeKind, Round, Seeking, Stage
from entente.industry.models import Attending, Investor, InvestorDay
from entente.members.choices import SizeClass
from entente.members.models import Organisation
from entente.people.models import Person
from entente.web.industry.forms import day, text

WISHES = [("", _("No")), ("1", _("Would be good")), ("2", _("Matters")), ("3", _("Most of all"))]


class ProfileForm(forms.Form):
    stage = forms.ChoiceField(label=_("How far have you come?"), choices=Stage.choices)
    size = forms.ChoiceField(label=_("Size class"), choices=[(one, SizeClass(one).label) for one in SMALL])
    seeking = forms.MultipleChoiceField(
        label=_("What do you seek?"), choices=Seeking.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    pitch = text(_("What do you do, and for whom?"), 2000, 6)
    is_public = forms.BooleanField(
        label=_("Everyone may see it"),
        required=False,
        help_text=_("Otherwise the community alone."),
    )


class CallForm(forms.Form):
    """The gathering is chosen once; afterwards only the call changes."""

    gathering = forms.ModelChoiceField(
        label=_("Investor day"), queryset=Gathering.objects.none(), help_text=_("Arrange it under Gatherings first, as an investor day.")
    )
    call = text(_("What is it for, and whom do you look for?"), 4000, 6)
    opens_on = day(_("Pitches from"), initial=timezone.localdate)
    closes_on = day(_("Pitches until"))
    first_slot_at = forms.DateTimeField(
        label=_("First meeting begins"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    minutes = forms.IntegerField(label=_("Minutes of a meeting"), min_value=1, max_value=240, initial=20)
    slots = forms.IntegerField(label=_("Slots one after another"), min_value=1, max_value=100, initial=6)
    tables = forms.IntegerField(label=_("Tables at the same time"), min_value=1, max_value=100, initial=8)

    def __init__(self, *args: Any, of: InvestorDay | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if of:
            del self.fields["gathering"]
        else:
            free = Gathering.objects.filter(kind=GatheringKind.INVESTOR_DAY).exclude(state=GatheringState.CANCELLED)
            taken = InvestorDay.objects.values("gathering")
            self.fields["gathering"].queryset = free.exclude(pk__in=taken).order_by("-starts_at")  # type: ignore[attr-defined]
            self.fields["gathering"].label_from_instance = lambda one: f"{one.title}, {one.starts:%d.%m.%Y}"  # type: ignore[attr-defined]

    @property
    def said(self) -> Call:
        return Call(**{name: value for name, value in self.cleaned_data.items() if name != "gathering"})


class AttendForm(forms.Form):
    investor = forms.CharField(label=_("Investor"), max_length=300, help_text=_("By the exact name, as it stands among investors."))
    email = forms.EmailField(
        label=_("Who answers for it here"),
        required=False,
        help_text=_("An address known here; empty: the office."),
    )

    def clean_investor(self) -> Investor:
        found = Investor.objects.filter(name__iexact=self.cleaned_data["investor"].strip()).order_by("pk").first()
        if found is None:
            raise forms.ValidationError(_("No investor is called so; look it up among investors."))
        return found

    def clean_email(self) -> Person | None:
        said = self.cleaned_data["email"]
        found = Person.objects.filter(email__iexact=said).order_by("pk").first() if said else None
        if said and found is None:
            raise forms.ValidationError(_("Nobody here has this address; invite the person first."))
        return found


class PitchForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=160)
    summary = text(_("Your pitch in a few sentences"), 2000, 6)


class DeclineForm(forms.Form):
    because = text(_("Why"), 500, 3)


class WishesForm(forms.Form):
    """One choice an investor that takes part."""

    def __init__(self, *args: Any, attending: list[Attending], held: dict[int, int], **options: Any) -> None:
        super().__init__(*args, **options)
        for one in attending:
            known = held.get(one.pk)
            self.fields[f"meet_{one.pk}"] = forms.ChoiceField(
                label=one.investor.name, choices=WISHES, required=False, initial=str(known) if known else ""
            )

    @property
    def wishes(self) -> dict[int, int]:
        return {int(name.removeprefix("meet_")): int(value) for name, value in self.cleaned_data.items() if value}


class MoveForm(forms.Form):
    slot = forms.TypedChoiceField(label=_("Slot"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, of: InvestorDay, **options: Any) -> None:
        super().__init__(*args, **options)
        times = [(str(slot), f"{of.begins(slot):%H:%M}") for slot in range(of.slots)]
        self.fields["slot"].choices = [("", _("Out of the plan")), *times]  # type: ignore[attr-defined]


class OutcomeForm(forms.Form):
    kind = forms.ChoiceField(label=_("What came of it?"), choices=OutcomeKind.choices)
    on = day(_("On which day"), initial=timezone.localdate)
    day = forms.ModelChoiceField(
        label=_("After which investor day"), queryset=InvestorDay.objects.none(), required=False, empty_label=_("None")
    )
    investor = forms.CharField(label=_("Investor"), max_length=300, required=False, help_text=_("By the exact name, if it stands here."))
    round = forms.ChoiceField(label=_("Kind of round"), choices=[("", "–"), *Round.choices], required=False)
    amount = forms.DecimalField(
        label=_("Amount in euros"),
        required=False,
        min_value=1,
        max_digits=14,
        decimal_places=2,
        help_text=_("Of a round that was closed. Seen by you and the office alone."),
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    may_count = forms.BooleanField(
        label=_("It may count in public totals"),
        required=False,
        help_text=_("Never with your name, and never where fewer than three companies stand behind a figure."),
    )

    def __init__(self, *args: Any, own: list[Organisation], days: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own = {str(one.pk): one for one in own}
        if len(self.own) > 1:
            self.fields["organisation"] = forms.ChoiceField(label=_("Company"), choices=[(pk, one.name) for pk, one in self.own.items()])
        self.fields["day"].queryset = days  # type: ignore[attr-defined]
        self.fields["day"].label_from_instance = lambda one: f"{one.gathering.title}, {one.gathering.starts:%d.%m.%Y}"  # type: ignore[attr-defined]

    def clean_investor(self) -> Investor | None:
        said = self.cleaned_data["investor"].strip()
        found = Investor.objects.filter(name__iexact=said).order_by("pk").first() if said else None
        if said and found is None:
            raise forms.ValidationError(_("No investor is called so; leave it empty, or write the name into the note."))
        return found

    @property
    def chosen(self) -> Organisation:
        return self.own[self.cleaned_data["organisation"]] if "organisation" in self.fields else next(iter(self.own.values()))

    @property
    def told(self) -> Told:
        return Told(**{name: value for name, value in self.cleaned_data.items() if name != "organisation"})
