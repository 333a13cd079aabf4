"""Whom a round asks, until when, and who sees what comes of it, as it is typed."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine.marking import Marking
from entente.forms.choices import Asks, Results
from entente.forms.models import Round
from entente.forms.plan import Plan
from entente.notices.queries import read
from entente.notices.queries.audiences import resolve
from entente.notices.refusals import CannotResolve
from entente.vocabulary.choices import TrafficLight
from entente.web.notices.forms import MARKDOWN, audience_field

_CLOCK = "%Y-%m-%dT%H:%M"


def moment_field(**options: Any) -> forms.DateTimeField:
    return forms.DateTimeField(widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_CLOCK), **options)


class PlanForm(forms.Form):
    """All but the questions."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, help_text=gettext_lazy("The subject of the mail."))
    intro = forms.CharField(
        label=gettext_lazy("A few words before the questions"),
        required=False,
        max_length=10_000,
        help_text=MARKDOWN,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    pick = forms.ChoiceField(label=gettext_lazy("Whom do you ask?"), required=False)
    audience = audience_field(
        label=gettext_lazy("Or say it exactly"),
        required=False,
        help_text=gettext_lazy("group:WG3 and (country:FR,DE) and not answered:round-12; it goes before what was picked above."),
    )
    asks = forms.ChoiceField(
        label=gettext_lazy("Who gives one answer"), choices=Asks.choices, widget=forms.RadioSelect, initial=Asks.PERSON
    )
    closes_at = moment_field(label=gettext_lazy("Answers are taken until"), help_text=gettext_lazy("Brussels time."))
    opens_at = moment_field(label=gettext_lazy("Open it by itself on"), required=False, help_text=gettext_lazy("Empty: when you say so."))
    remind_days = forms.CharField(
        label=gettext_lazy("Remind those missing"),
        required=False,
        max_length=60,
        initial="3, 1",
        help_text=gettext_lazy("Days before the close, at nine in the morning; empty: never by itself."),
    )
    results = forms.ChoiceField(
        label=gettext_lazy("Who sees the results"), choices=Results.choices, widget=forms.RadioSelect, initial=Results.ORGANISERS
    )
    may_say_nothing = forms.BooleanField(label=gettext_lazy("“Nothing to report” is an answer"), required=False)
    may_decline = forms.BooleanField(label=gettext_lazy("It may be declined with a reason"), required=False, initial=True)
    is_anonymous = forms.BooleanField(
        label=gettext_lazy("Without names"),
        required=False,
        help_text=gettext_lazy(
            "Answers are kept apart from who gave them, shown once it has closed, and only if five or more answered. It protects against"
            " everyone who uses Entente, not against who can read the server's database while answers come in."
        ),
    )
    marking = forms.ChoiceField(
        label=gettext_lazy("Marking"), help_text=gettext_lazy("Who may see the round: those asked, and whom its marking allows.")
    )

    def __init__(self, *args: Any, picks: list[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["pick"].choices = [("", _("choose…")), *picks]  # type: ignore[attr-defined]
        self.fields["marking"].choices = [(light.value, f"{light.label}. {light.meaning}") for light in TrafficLight]  # type: ignore[attr-defined]

    def clean_remind_days(self) -> tuple[int, ...]:
        words = self.cleaned_data["remind_days"].replace(",", " ").split()
        if not all(word.isascii() and word.isdigit() and len(word) < 4 for word in words):
            raise forms.ValidationError(_("Write days before the close as numbers, such as 7, 1."))
        return tuple(map(int, words))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["audience"] = cleaned.get("audience", "").strip() or cleaned.get("pick", "")
        if cleaned["audience"]:
            try:
                resolve([read(cleaned["audience"])], timezone.localdate())
            except CannotResolve as refusal:
                self.add_error("audience", str(refusal))
        return cleaned

    @property
    def plan(self) -> Plan:
        said = {name: value for name, value in self.cleaned_data.items() if name != "pick"}
        return Plan(**said | {"asks": Asks(said["asks"]), "results": Results(said["results"]), "marking": Marking(said["marking"])})


def planned(row: Round) -> dict[str, Any]:
    """What a planned round begins with."""
    names = (
        "title",
        "intro",
        "audience",
        "asks",
        "closes_at",
        "opens_at",
        "results",
        "may_say_nothing",
        "may_decline",
        "is_anonymous",
        "marking",
    )
    said = {name: getattr(row, name) for name in names}
    for name in ("closes_at", "opens_at"):
        said[name] = timezone.localtime(said[name]).strftime(_CLOCK) if said[name] else None
    return said | {"remind_days": ", ".join(map(str, row.remind_days))}


def two_weeks_on(now: datetime) -> str:
    """The evening of the Friday that is at least ten days away."""
    day = timezone.localdate(now) + timedelta(days=10)
    day += timedelta(days=(4 - day.weekday()) % 7)
    return datetime.combine(day, time(18)).strftime(_CLOCK)


class ExtendForm(forms.Form):
    closes_at = moment_field(label=gettext_lazy("Take answers until"), help_text=gettext_lazy("Brussels time."))
