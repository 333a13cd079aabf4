from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.engine.marking import Marking
from entente.members.models import Organisation
from entente.skills.actions import ActivityFacts, CampaignFacts, Offered, RangeFacts, Scenario
from entente.skills.choices import Audience, Channel, Depth, Gender, Measured, Offer, Visibility
from entente.skills.reference import capabilities
from entente.vocabulary.choices import TrafficLight
from entente.vocabulary.models import Expertise, RoleProfile
from entente.web.skills.forms.fields import amount, count, country, day, domains, languages, role, sector, text, ticks


def abilities() -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in capabilities().values():
        groups.setdefault(one.group, []).append((one.code, one.name))
    return list(groups.items())


class OwnForm(forms.Form):
    """One that is written for one of the writer's organisations."""

    member = forms.ChoiceField(label=_("Organisation"))

    def __init__(self, *args: Any, own: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.own = {str(one.pk): one for one in own}
        self.fields["member"].choices = [(pk, one.name) for pk, one in self.own.items()]  # type: ignore[attr-defined]

    @property
    def organisation(self) -> Organisation:
        return self.own[self.cleaned_data["member"]]


class RangeForm(OwnForm):
    name = forms.CharField(label=_("What is it called?"), max_length=200)
    country = country()
    about = text(_("What can be trained there?"), 4000, 5)
    capabilities = ticks(_("What it can do"), abilities)
    seats = count(_("Seats"), required=False)
    address = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")
    is_shared = forms.BooleanField(label=_("Other members may use it"), required=False)
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_new:
            del self.fields["because"]

    @property
    def facts(self) -> RangeFacts:
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"member", "because"}}
        return RangeFacts(organisation=self.organisation, **said)


class ScenarioForm(forms.Form):
    scenario = text(_("Scenario"), 8000, 8, help_text=_("What happens, to whom, and what is tried. Seen by whoever sees the exercise."))
    aims = text(_("What should be learned?"), 4000, 3, required=False)
    range = forms.ModelChoiceField(label=_("Cyber range"), queryset=RoleProfile.objects.none(), required=False, empty_label=_("None"))
    training = forms.ChoiceField(label=_("Kind of training"), required=False)

    def __init__(self, *args: Any, ranges: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["range"].queryset = ranges.order_by("name")  # type: ignore[attr-defined]
        kinds = [(one.code, one.name) for one in capabilities().values() if one.group == "Training Type"]
        self.fields["training"].choices = [("", _("Not said")), *kinds]  # type: ignore[attr-defined]

    @property
    def said(self) -> Scenario:
        return Scenario(**{name: self.cleaned_data[name] for name in ("scenario", "aims", "range", "training")})


class ExerciseForm(ScenarioForm):
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    starts_at = forms.DateTimeField(
        label=_("Begins"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    ends_at = forms.DateTimeField(label=_("Ends"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(label=_("Link to take part online"), required=False, assume_scheme="https")
    marking = forms.ChoiceField(
        label=_("Marking"), choices=TrafficLight.choices, initial=TrafficLight.AMBER, help_text=_("For the exercise and all its papers.")
    )
    field_order = ["title", "starts_at", "ends_at", "place", "link", "marking", "scenario", "aims", "range", "training"]

    def clean_marking(self) -> Marking:
        return Marking(self.cleaned_data["marking"])


class SurveyForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    closes_on = day(_("Open until the end of"))


class OpenRolesForm(forms.Form):
    """One row for each role of the framework; what is empty is none."""

    country = country(_("Country of these roles"))
    region = forms.CharField(label=_("Region"), max_length=5, required=False, help_text=_("NUTS 2021 code; empty: not said."))
    sector = sector()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.roles = list(RoleProfile.objects.current().order_by("position"))
        for one in self.roles:
            self.fields[f"open-{one.pk}"] = count(_("%(role)s: open roles") % {"role": one.name}, max_value=100_000)
            self.fields[f"hard-{one.pk}"] = count(_("%(role)s: of them hard to fill") % {"role": one.name}, max_value=100_000)

    @property
    def grid(self) -> list[tuple[RoleProfile, Any, Any]]:
        return [(one, self[f"open-{one.pk}"], self[f"hard-{one.pk}"]) for one in self.roles]

    @property
    def head(self) -> list[Any]:
        return [self[name] for name in ("country", "region", "sector")]


class CampaignForm(forms.Form):
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    message = forms.CharField(label=_("What should people know afterwards?"), max_length=500)
    audiences = ticks(_("Whom does it speak to?"), Audience.choices)
    channels = ticks(_("By which ways?"), Channel.choices)
    languages = languages()
    begins_on = day(_("Begins on"))
    ends_on = day(_("Ends on"))
    about = text(_("About it"), 4000, 5, required=False)
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_new:
            del self.fields["because"]

    @property
    def facts(self) -> CampaignFacts:
        return CampaignFacts(**{name: value for name, value in self.cleaned_data.items() if name != "because"})


class ActivityForm(OwnForm):
    title = forms.CharField(label=_("What do you do?"), max_length=200)
    begins_on = day(_("Begins on"))
    ends_on = day(_("Ends on"))
    country = country()
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    channel = forms.ChoiceField(label=_("By which way?"), choices=Channel.choices)
    address = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")

    @property
    def facts(self) -> ActivityFacts:
        return ActivityFacts(**{name: value for name, value in self.cleaned_data.items() if name != "member"})


class EffectForm(forms.Form):
    kind = forms.ChoiceField(label=_("What was measured?"), choices=Measured.choices)
    value = amount(_("Figure"), 10**11, help_text=_("Empty: not measured; this is not 0."))
    unit = forms.CharField(label=_("Of what?"), max_length=60, help_text=_("People, visits, per cent of answers …"))
    method = forms.CharField(label=_("How do you know?"), max_length=300, help_text=_("Or, without a figure, why it was not measured."))
    on = day(_("Measured on"), initial=timezone.localdate)


class OfferForm(forms.Form):
    offers = ticks(_("What do you offer?"), Offer.choices)
    about = text(_("What about, and for whom?"), 2000, 4)
    roles = forms.ModelMultipleChoiceField(
        label=_("Roles you know"),
        queryset=RoleProfile.objects.current().order_by("position"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    expertise = forms.ModelMultipleChoiceField(
        label=_("Expertise"), queryset=Expertise.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = languages()
    country = country(required=False)
    visibility = forms.ChoiceField(label=_("Who may see this?"), choices=Visibility.choices, initial=Visibility.COMMUNITY)
    gender = forms.ChoiceField(
        label=_("Gender"),
        choices=[("", _("I do not say")), *Gender.choices],
        required=False,
        help_text=_("Never shown with your name: only counted, and only where at least three said the same."),
    )
    consents = forms.BooleanField(label=_("I agree that this is kept and shown as I chose; I can take it back at any time."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["expertise"].queryset = domains()  # type: ignore[attr-defined]

    @property
    def said(self) -> Offered:
        return Offered(**{name: value for name, value in self.cleaned_data.items() if name != "consents"})


class TitleForm(forms.Form):
    title = forms.CharField(label=_("Job title in your house"), max_length=120)
    role = role(_("It is the role"))
    level = forms.TypedChoiceField(
        label=_("At level"), choices=[("", _("It differs")), *Depth.choices], coerce=int, empty_value=None, required=False
    )
