"""Campaigns, what members do for them, how far it came, and the calendar of it all."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from entente.documents.home import home_key
from entente.documents.queries import documents_of
from entente.members.viewers import keys_of
from entente.skills import access, actions
from entente.skills.choices import AGES, Audience, Channel
from entente.skills.models import Activity, Campaign
from entente.web.acting import who
from entente.web.skills.acting import answer, asked
from entente.web.skills.forms.fields import language_names
from entente.web.skills.forms.others import ActivityForm, CampaignForm, EffectForm

A_PAGE, MOST_EVENTS, OCTOBER = 25, 1000, 10


@require_safe
def campaigns(request: HttpRequest) -> HttpResponse:
    """The newest first; `?for=` an audience, of which the four ages are from 6 to 26."""
    rows, audience, after = access.campaigns(request.user), asked(request, "for"), asked(request, "after")
    if audience in Audience.values:
        rows = rows.filter(pk__in=[pk for pk, said in rows.values_list("pk", "audiences") if audience in said])
    if after.isascii() and after.isdigit() and len(after) < 18:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows.order_by("-pk")[: A_PAGE + 1])
    context = {
        "rows": [(one, _labels(Audience, one.audiences)) for one in found[:A_PAGE]],
        "next": found[A_PAGE - 1].pk if len(found) > A_PAGE else "",
        "audiences": Audience.choices,
        "ages": [one.value for one in AGES],
        "audience": audience,
        "coming": _activities(request).filter(ends_on__gte=timezone.localdate()).order_by("begins_on", "pk")[:10],
        "month": october(timezone.localdate()),
        "keeps": access.keeps(request.user),
    }
    return render(request, "skills/awareness.html", context)


def october(today: date) -> tuple[date, date]:
    """This year's or the next European Cybersecurity Month."""
    year = today.year if today.month <= OCTOBER else today.year + 1
    return date(year, OCTOBER, 1), date(year, OCTOBER, 31)


def _activities(request: HttpRequest) -> Any:
    return Activity.objects.filter(campaign__in=access.campaigns(request.user).values("pk")).select_related(
        "campaign", "organisation", "country"
    )


def _labels(choices: Any, values: list[str]) -> list[str]:
    return [str(choices(one).label) for one in values if one in choices.values]


@require_safe
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.campaign_to_read(request.user, pk)
    rows = found.activities.select_related("organisation", "country").prefetch_related("effects").order_by("begins_on", "pk")
    own, keeps = access.own_organisations(request.user), access.keeps(request.user)
    mine, key, names = {one.pk for one in own}, home_key("skills", "campaign", found.pk), dict(language_names())
    context = {
        "campaign": found,
        "audiences": _labels(Audience, found.audiences),
        "channels": _labels(Channel, found.channels),
        "languages": [names[code] for code in found.spoken if code in names],
        "activities": [(one, keeps or one.organisation_id in mine) for one in rows],
        "papers": documents_of(key, keys_of(request.user)),
        "home": key,
        "keeps": keeps,
        "mine": keeps and found.written_by_id == who(request).pk,
        "adds": found.is_published and bool(own),
    }
    return render(request, "skills/campaign.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    access.keeper(request.user)
    begins, ends = october(timezone.localdate())
    form = CampaignForm(request.POST if request.method == "POST" else None, is_new=True, initial={"begins_on": begins, "ends_on": ends})

    def act(fields: dict[str, Any], at: datetime) -> Campaign:
        return actions.plan_campaign(form.facts, by=who(request), at=at)

    context = {"form": form, "title": _("What should people know?"), "button": _("Plan it"), "back": "skills:awareness"}
    return answer(request, "skills/form.html", context, act, said=_("It is planned; somebody else of the office publishes it."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.campaign_to_keep(request.user, pk)
    names = ("title", "message", "audiences", "channels", "begins_on", "ends_on", "about")
    initial = {name: getattr(found, name) for name in names} | {"languages": found.spoken}
    form = CampaignForm(request.POST if request.method == "POST" else None, is_new=False, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Campaign:
        return actions.change_campaign(found, form.facts, because=fields["because"], by=who(request), at=at)

    return answer(request, "skills/form.html", {"form": form, "title": found.title, "button": _("Change it"), "of": found}, act)


@login_required
def new_activity(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.campaign_to_read(request.user, pk)
    own = access.own_organisations(request.user)
    if not own:
        access.keeper(request.user)
    form = ActivityForm(
        request.POST if request.method == "POST" else None, own=own, initial={"begins_on": found.begins_on, "ends_on": found.begins_on}
    )

    def act(fields: dict[str, Any], at: datetime) -> Activity:
        access.speaker_for(request.user, form.organisation)
        return actions.add_activity(found, form.organisation, form.facts, by=who(request), at=at)

    context = {"form": form, "title": _("What do you do for “%(title)s”?") % {"title": found}, "button": _("Add it"), "of": found}
    return answer(request, "skills/form.html", context, act)


@login_required
def note_effect(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.activity_to_measure(request.user, pk)
    form = EffectForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Activity:
        said = {name: fields[name] for name in ("unit", "method", "on")}
        actions.note_effect(found, fields["kind"], fields["value"], **said, by=who(request), at=at)
        return found

    return answer(request, "skills/form.html", {"form": form, "title": found.title, "button": _("Note it"), "of": found.campaign}, act)


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Campaigns and activities as days, to subscribe to."""
    whole: Any = Calendar()
    for name, value in (("prodid", "-//Entente//Awareness//EN"), ("version", "2.0"), ("x-wr-calname", _("Awareness"))):
        whole.add(name, value)
    base = request.build_absolute_uri("/").rstrip("/")
    for one in access.campaigns(request.user).filter(state="published").order_by("-begins_on", "pk")[:MOST_EVENTS]:
        whole.add_component(_event(f"campaign-{one.pk}", one.title, one.message, one, base, one.written_at))
    for row in _activities(request).filter(campaign__state="published").order_by("-begins_on", "pk")[:MOST_EVENTS]:
        words = f"{row.organisation} · {row.campaign}"
        whole.add_component(_event(f"activity-{row.pk}", row.title, words, row, base, row.added_at, row.place or row.country.name))
    heading = {"Content-Disposition": 'inline; filename="awareness.ics"'}
    return HttpResponse(whole.to_ical(), content_type="text/calendar; charset=utf-8", headers=heading)


def _event(uid: str, title: str, words: str, row: Any, base: str, stamp: datetime, place: str = "") -> Any:
    event: Any = Event()
    event.add("uid", f"{uid}@skills.entente")
    event.add("dtstamp", stamp)
    event.add("dtstart", row.begins_on)
    event.add("dtend", row.ends_on + timedelta(days=1))
    event.add("summary", title)
    event.add("description", words)
    if place:
        event.add("location", place)
    event.add("url", base + row.get_absolute_url())
    return event
