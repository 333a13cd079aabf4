"""A vote in preparation as a form."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.ballots.actions import Plan
from entente.ballots.choices import Form, Level, VoteKind
from entente.ballots.models import Rule, Vote
from entente.gatherings.choices import GatheringState
from entente.gatherings.models import Gathering
from entente.governance.choices import MandateRole
from entente.governance.models import AgendaItem, Body, Mandate, SeatGroup
from entente.governance.queries.meetings import AGENDA
from entente.governance.references import key_of
from entente.search.queries import visible
from entente.vocabulary.choices import TrafficLight
from entente.web.ballots.forms.fields import instant, shown_instant
from entente.web.members.forms.fields import day

ELECTION = ("elects", "seats", "role", "term_from", "term_to", "call_until", "vacated", "group")


class VoteForm(forms.Form):
    """What is put to the vote, under which rule, when and how."""

    rule = forms.ModelChoiceField(label=_("Under which rule"), queryset=Rule.objects.none(), empty_label=None)
    title = forms.CharField(label=_("What is voted on"), max_length=200)
    text = forms.CharField(label=_("The text"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 6}))
    form = forms.ChoiceField(label=_("How"), choices=Form.choices)
    gathering = forms.ModelChoiceField(label=_("In which meeting"), queryset=Gathering.objects.none(), required=False, empty_label="–")
    item = forms.ModelChoiceField(
        label=_("Under which item of its agenda"), queryset=AgendaItem.objects.none(), required=False, empty_label="–"
    )
    opens_at = instant(label=_("Opens"))
    closes_at = instant(label=_("Closes at the latest"))
    level = forms.ChoiceField(
        label=_("Secrecy"),
        required=False,
        choices=[("", _("as the rule says")), *Level.choices],
        help_text=_("What each protects: see below."),
    )
    record_on = day(label=_("Record date"), required=False, help_text=_("Empty: as the rule says. The roll is computed as of that day."))
    marking = forms.ChoiceField(label=_("Marking"), choices=TrafficLight.choices)
    seed = forms.CharField(
        label=_("Seed of the lot"),
        max_length=200,
        required=False,
        help_text=_("Where the rule decides ties by lot: a text that everybody knows before."),
    )
    second_call_of = forms.ModelChoiceField(
        label=_("Second call of"),
        queryset=Vote.objects.none(),
        required=False,
        empty_label="–",
        help_text=_("After a vote without a quorum."),
    )
    elects = forms.ModelChoiceField(label=_("Elects members of"), queryset=Body.objects.none(), required=False, empty_label="–")
    group = forms.ModelChoiceField(
        label=_("Which of its seats"),
        queryset=SeatGroup.objects.none(),
        required=False,
        empty_label=_("those that fit the elected"),
        help_text=_("Each of the elected gets a seat of its category, or, without one, a seat open to all."),
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500, required=False, help_text=_("Empty: as the rule says."))
    role = forms.ChoiceField(label=_("As"), choices=MandateRole.choices, initial=MandateRole.MEMBER)
    term_from = day(label=_("Term from"), required=False)
    term_to = day(label=_("Term until"), required=False)
    call_until = instant(label=_("Candidacies are taken until"), required=False)
    vacated = forms.ModelChoiceField(
        label=_("By-election: whose seat"),
        queryset=Mandate.objects.none(),
        required=False,
        empty_label="–",
        help_text=_("Only to fill a vacant seat."),
    )

    def __init__(self, *args: Any, body: Body, kind: str, keys: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.body, today = body, timezone.localdate()
        rules = Rule.objects.filter(Q(adopted_on=None, is_example=False) | Q(adopted_on__isnull=False, ended_on=None), body=body, kind=kind)
        meetings = Gathering.objects.filter(home_key=key_of(body), ends_at__gt=timezone.now() - timedelta(days=30))
        self._offer("rule", rules.order_by("title", "-number"))
        self._offer("gathering", meetings.exclude(state=GatheringState.CANCELLED).order_by("starts_at"))
        items = AgendaItem.objects.filter(body=body, gathering__in=meetings, dropped_at=None, pk__in=visible(AGENDA, keys))
        self._offer("item", items.order_by("gathering__starts_at", "position"))
        self._offer("second_call_of", Vote.objects.filter(body=body, kind=kind, result__outcome="no_quorum").order_by("-pk"))
        if kind == VoteKind.MOTION:
            for name in ELECTION:
                del self.fields[name]
            return
        self._offer("elects", Body.objects.standing(today).order_by("code"))
        self._offer("group", SeatGroup.objects.select_related("body").order_by("body__code", "position", "pk"))
        gone = Mandate.objects.known().filter(to_on__gt=today - timedelta(days=400)).select_related("person", "body")
        self._offer("vacated", gone.order_by("-to_on"))

    def _offer(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows
        field.label_from_instance = _label

    @property
    def plan(self) -> Plan:
        return Plan(**{name: value for name, value in self.cleaned_data.items() if value is not None})


def begins(vote: Vote) -> dict[str, Any]:
    """What the form shows for a vote that is there."""
    plain = ("rule", "title", "text", "form", "gathering", "level", "record_on", "marking", "seed", "second_call_of", "item")
    election = ("elects", "group", "seats", "role", "term_from", "term_to", "vacated")
    said = {name: getattr(vote, name) for name in (*plain, *election)}
    times = {name: shown_instant(at) for name in ("opens_at", "closes_at", "call_until") if (at := getattr(vote, name))}
    return said | times


def _label(row: Any) -> str:
    if isinstance(row, AgendaItem):
        return f"{row.position}. {row.title}"
    if isinstance(row, Rule):
        return f"{row.title} ({row.source})"
    if isinstance(row, Gathering):
        return f"{row.title}, {timezone.localtime(row.starts_at):%d.%m.%Y}"
    return row.title if isinstance(row, Vote) else str(row)
