from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.dialogue.choices import FollowKind, ForWhom
from entente.forms.models import Round
from entente.gatherings.models import Gathering
from entente.web.dialogue.forms.fields import PersonField, day, prose, short


class EventForm(forms.Form):
    gathering = forms.ModelChoiceField(
        label=_("Which gathering?"),
        queryset=Gathering.objects.none(),
        help_text=_("Date, place, guests and waiting list are the gathering’s."),
    )
    lead = prose(_("What is it for?"), 2000, required=False)
    survey = forms.ModelChoiceField(
        label=_("Survey afterwards"), queryset=Round.objects.none(), required=False, help_text=_("A round that asks its guests.")
    )

    def __init__(self, *args: Any, gatherings: Any, rounds: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found: Any = self.fields["gathering"]
        found.queryset = gatherings
        found.label_from_instance = lambda one: f"{one.title} ({one.starts_at:%Y-%m-%d})"
        asked: Any = self.fields["survey"]
        asked.queryset = rounds
        asked.label_from_instance = lambda one: one.title


class PointForm(forms.Form):
    starts_at = forms.DateTimeField(
        label=_("Begins"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=1440)
    title = short(_("What is it about?"), 200)
    speakers = short(_("Who speaks?"), 300, required=False)
    place = short(_("Where?"), 120, required=False)


class RateForm(forms.Form):
    whom = forms.ChoiceField(label=_("For whom?"), choices=ForWhom.choices)
    label = short(_("Name of the rate"), 120)
    amount = forms.DecimalField(label=_("Euros"), min_value=0, max_digits=8, decimal_places=2, help_text=_("0 is free."))
    until_on = day(_("For who registers until"), required=False)


class FollowUpForm(forms.Form):
    kind = forms.ChoiceField(label=_("What does it lead to?"), choices=FollowKind.choices)
    words = short(_("What is to follow?"), 500)
    owner = PersonField(label=_("Who takes care of it?"), max_length=254, help_text=_("By the mail address."))
    due_on = day(_("By when?"))


class FollowedUpForm(forms.Form):
    on = day(_("On which day?"))
    came_of = short(_("What came of it?"), 500)
    address = short(
        _("Where it stands now"), 200, required=False, help_text=_("The address here of the need, the partner body or the initiative.")
    )
