"""What is typed about gatherings: clock times of a zone, which become instants or a sentence that says why not."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from entente.engine.marking import Marking
from entente.gatherings import clock
from entente.gatherings.choices import Answer, GatheringKind, How, Part, RemindWhom
from entente.gatherings.clock import NoSuchTime
from entente.gatherings.models import Gathering
from entente.gatherings.plan import Plan
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight
from entente.web.gatherings import zones

_HOURS = [1, 2, 24, 48, 168, 336]


def _before(hours: int) -> str:
    if hours < 24:
        return str(ngettext_lazy("%(count)s hour before", "%(count)s hours before", hours) % {"count": hours})
    days = hours // 24
    return str(ngettext_lazy("%(count)s day before", "%(count)s days before", days) % {"count": days})


class ClockField(forms.CharField):
    """A day and a time as a clock shows them, in no zone yet."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%Y-%m-%dT%H:%M") if isinstance(value, datetime) else value

    def clean(self, value: Any) -> datetime | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            found = parse_datetime(text)
        except ValueError:
            found = None
        if found is None or found.tzinfo is not None or not 1990 <= found.year < 2200:
            raise forms.ValidationError(_("Write a day and a time, such as 2026-05-12 10:00."))
        return found.replace(second=0, microsecond=0)


class GatheringForm(forms.Form):
    """A plan. The way it takes place in is told by what is filled in: a place, a link, or both."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=GatheringKind.choices)
    starts = ClockField(label=gettext_lazy("Begins"))
    ends = ClockField(label=gettext_lazy("Ends"))
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"), help_text=gettext_lazy("Everyone sees it in this zone and in their own."))
    place = forms.CharField(
        label=gettext_lazy("Place"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Room and address; empty where it is online only."),
    )
    link = forms.CharField(
        label=gettext_lazy("Link to take part online"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("With a place and a link it is hybrid. Only those who come are told the link."),
        widget=forms.URLInput,
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        required=False,
        strip=False,
        help_text=gettext_lazy("An empty line between paragraphs, # before a heading, - before an item, **bold**."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    organiser = forms.EmailField(
        label=gettext_lazy("Organised by"), required=False, help_text=gettext_lazy("Somebody's e-mail address. Empty: you do.")
    )
    marking = forms.ChoiceField(
        label=gettext_lazy("Marking"),
        help_text=gettext_lazy("TLP:CLEAR is listed for everyone. Whoever is invited sees it, whatever its marking."),
    )
    is_open = forms.BooleanField(
        label=gettext_lazy("Whoever may see it may register"),
        required=False,
        help_text=gettext_lazy("Otherwise only those who are invited."),
    )
    answer_by = ClockField(label=gettext_lazy("Answers by"), required=False, help_text=gettext_lazy("Afterwards one can still decline."))
    capacity = forms.IntegerField(
        label=gettext_lazy("Places in the room"), required=False, min_value=1, help_text=gettext_lazy("Who comes to a full room waits.")
    )
    capacity_online = forms.IntegerField(label=gettext_lazy("Places online"), required=False, min_value=1)
    remind_coming = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Remind those who come"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    remind_silent = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Remind those who have not answered"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    parts = {
        gettext_lazy("What"): ["title", "kind", "description"],
        gettext_lazy("When"): ["starts", "ends", "zone"],
        gettext_lazy("Where"): ["place", "link", "capacity", "capacity_online"],
        gettext_lazy("Who"): ["organiser", "marking", "is_open", "answer_by"],
        gettext_lazy("Reminders"): ["remind_coming", "remind_silent"],
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.said: list[str] = []
        self.fields["zone"].choices = zones.grouped()  # type: ignore[attr-defined]
        self.fields["marking"].choices = [(light.value, f"{light.label}. {light.meaning}") for light in TrafficLight]  # type: ignore[attr-defined]
        for name in ("remind_coming", "remind_silent"):
            self.fields[name].choices = [(hours, _before(hours)) for hours in self._hours(name)]  # type: ignore[attr-defined]

    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """Headings with their fields, as the page shows them."""
        return [(heading, [self[name] for name in names]) for heading, names in self.parts.items()]

    def _hours(self, name: str) -> list[int]:
        return sorted({*_HOURS, *self.initial.get(name, [])})

    def clean_organiser(self) -> Person | None:
        email = self.cleaned_data["organiser"].strip().lower()
        if not email:
            return None
        if found := Person.objects.filter(email=email).first():
            return found
        raise forms.ValidationError(_("Nobody here has the address %(email)s. Ask the office to add the person first.") % {"email": email})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("starts", "ends", "answer_by"):
            cleaned[f"{name}_at"] = self._instant(name, cleaned)
        starts, ends = cleaned["starts_at"], cleaned["ends_at"]
        if starts and ends and ends <= starts:
            self.add_error("ends", _("It has to end after it begins."))
        return cleaned

    def _instant(self, name: str, cleaned: dict[str, Any]) -> datetime | None:
        typed, zone = cleaned.get(name), cleaned.get("zone")
        if not typed or not zone:
            return None
        said = {"clock": date_format(typed, "H:i"), "day": date_format(typed, "j F Y"), "zone": zone}
        try:
            found = clock.instant(typed, zone)
        except NoSuchTime:
            self.add_error(name, _("On %(day)s there is no %(clock)s in %(zone)s: the clocks are put forward over it.") % said)
            return None
        if clock.comes_twice(typed, zone):
            self.said.append(_("On %(day)s the clocks in %(zone)s show %(clock)s twice; the first time is meant.") % said)
        return found

    def plan(self, *, known: Gathering | None = None, home: Any = None) -> Plan:
        said = self.cleaned_data
        return Plan(
            title=said["title"],
            kind=said["kind"],
            starts_at=said["starts_at"],
            ends_at=said["ends_at"],
            zone=said["zone"],
            place=said["place"],
            link=said["link"],
            description=said["description"],
            organiser=said["organiser"] or (known.organiser if known else None),
            home=(known.home or None) if known else home,
            marking=Marking(said["marking"]),
            shared_with=known.recipients if known else None,
            capacity=said["capacity"],
            capacity_online=said["capacity_online"],
            is_open=said["is_open"],
            answer_by=said["answer_by_at"],
            reminders=frozenset(
                [(RemindWhom.COMING.value, hours) for hours in said["remind_coming"]]
                + [(RemindWhom.SILENT.value, hours) for hours in said["remind_silent"]]
            ),
        )


class ChangeForm(GatheringForm):
    ask_again = forms.BooleanField(
        label=gettext_lazy("Everyone is to answer again"),
        required=False,
        help_text=gettext_lazy("All answers are taken back, and every place is free: right after a move to another day."),
    )
    note = forms.CharField(
        label=gettext_lazy("A word to the guests"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy(
            "Stands in the mail about the change. Title, time, place and link are told in any case, the rest only with a word."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    parts = {**GatheringForm.parts, gettext_lazy("What the guests hear"): ["ask_again", "note"]}


def handed_over(starts_at: str, minutes: str, zone: str) -> tuple[datetime, datetime] | None:
    """Where another page has found the time: from when to when, as a clock of the zone shows it. None where that cannot be read."""
    try:
        found = parse_datetime(starts_at)
        length = timedelta(minutes=int(minutes[:4] or 60))
    except ValueError:
        return None
    if found is None or not 1990 <= found.year < 2200:
        return None
    starts = found.astimezone(ZoneInfo(zone)) if found.tzinfo else found
    return starts.replace(tzinfo=None), (starts + length).replace(tzinfo=None)


def begins_with(gathering: Gathering) -> dict[str, Any]:
    """A gathering as the form shows it: clock times of its zone."""
    zone = gathering.tz
    reminders = list(gathering.reminders.values_list("whom", "hours"))
    return {
        "title": gathering.title,
        "kind": gathering.kind,
        "starts": gathering.starts.replace(tzinfo=None),
        "ends": gathering.ends.replace(tzinfo=None),
        "zone": gathering.zone,
        "place": gathering.place,
        "link": gathering.link,
        "description": gathering.description,
        "organiser": gathering.organiser.email,
        "marking": gathering.marking,
        "is_open": gathering.is_open,
        "answer_by": gathering.answer_by.astimezone(zone).replace(tzinfo=None) if gathering.answer_by else None,
        "capacity": gathering.capacity,
        "capacity_online": gathering.capacity_online,
        "remind_coming": [hours for whom, hours in reminders if whom == RemindWhom.COMING],
        "remind_silent": [hours for whom, hours in reminders if whom == RemindWhom.SILENT],
    }


class CancelForm(forms.Form):
    because = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        help_text=gettext_lazy("Stands in the mail to everyone who has not declined."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """`answer` is what a button says: an answer, with the way to take part where there are two."""

    answer = forms.CharField(max_length=20)
    words = forms.CharField(max_length=500, required=False)

    def clean_answer(self) -> tuple[Answer, str]:
        said, _colon, how = self.cleaned_data["answer"].partition(":")
        if said not in Answer or (how and how not in How):
            raise forms.ValidationError(_("Choose one of the answers on the page."))
        return Answer(said), how


class OutsiderForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"), required=False, max_length=200, help_text=gettext_lazy("As the badge says it.")
    )
    part = forms.ChoiceField(label=gettext_lazy("Takes part as"), choices=Part.choices, initial=Part.GUEST)


class GuestForm(forms.Form):
    part = forms.ChoiceField(label=gettext_lazy("Takes part as"), choices=Part.choices)
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("As the badge says it; empty: whoever delegated the person."),
    )


class ZoneForm(forms.Form):
    zone = forms.ChoiceField(label=gettext_lazy("Show times in"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["zone"].choices = zones.grouped()  # type: ignore[attr-defined]


class MailboxForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("A message or a mailbox"),
        help_text=gettext_lazy("An .eml file, or a mailbox in mbox format."),
        widget=forms.FileInput(attrs={"accept": ".eml,.mbox,message/rfc822"}),
    )


def next_full_hour(zone: str) -> datetime:
    """What the form of a new gathering begins with: a week from now."""

    soon = timezone.now().astimezone(ZoneInfo(zone)) + timedelta(days=7)
    return soon.replace(hour=10, minute=0, second=0, microsecond=0, tzinfo=None)
