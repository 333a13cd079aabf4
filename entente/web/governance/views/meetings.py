"""A body's meetings, what is due for it, and the agenda of one meeting."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.ballots import access as ballots
from entente.documents.queries import listed
from entente.gatherings.models import Gathering
from entente.gatherings.queries import seen
from entente.governance import access, actions
from entente.governance.models import AgendaItem, Body
from entente.governance.queries import meetings as queries
from entente.governance.queries.calling import called, meeting_of
from entente.governance.queries.floor import is_running
from entente.governance.queries.packs import packs_of
from entente.governance.queries.presence import live_presence
from entente.governance.queries.written import written_of
from entente.governance.references import key_of
from entente.members.viewers import keys_of
from entente.web.acting import who
from entente.web.governance.acting import Page, answer, at_once, me
from entente.web.governance.forms.work import ItemForm, PaperedItemForm, WhyForm
from entente.web.governance.shown import due

MOST_PAPERS = 60


@require_GET
def meetings(request: HttpRequest, body: str) -> HttpResponse:
    found, now, today = access.body_to_read(body), timezone.now(), timezone.localdate()
    keys, keeps = keys_of(request.user), access.keeps(request.user, found.pk)
    mine = seen(keys).filter(home_key=key_of(found)).select_related("minutes__document")
    drafts = mine.filter(state="draft").order_by("starts_at", "pk") if keeps else []
    context = {
        "body": found,
        "home_key": key_of(found),
        "coming": mine.filter(ends_at__gt=now).exclude(state="draft").order_by("starts_at", "pk"),
        "drafts": drafts,
        "past": mine.filter(ends_at__lte=now).exclude(state="draft").order_by("-starts_at", "-pk")[:50],
        "due": [(item, due(item.due_on, today)) for item in queries.due_of(found, keys)] if keeps else [],
        "written": written_of(found, keys)[:30],
        "keeps": keeps,
    }
    return render(request, "governance/meetings.html", context)


@require_GET
def meeting(request: HttpRequest, body: str, meeting: int) -> HttpResponse:
    """The agenda with its papers; those who keep the body change it here."""
    found, gathering = meeting_to_read(request, body, meeting)
    keys, keeps = keys_of(request.user), access.keeps(request.user, found.pk)
    today = timezone.localdate()
    items = queries.items_of(gathering, keys)
    context: dict[str, Any] = {
        "body": found,
        "gathering": gathering,
        "items": items,
        "time": sum(item.minutes or 0 for item in items),
        "due": [(item, due(item.due_on, today)) for item in queries.due_of(found, keys)] if keeps else [],
        "minutes": queries.minutes_of(gathering, keys),
        "keeps": keeps,
        **_voted(request, gathering),
        **_around(request, found, gathering),
    }
    return render(request, "governance/meeting.html", context)


def _voted(request: HttpRequest, gathering: Gathering) -> dict[str, Any]:
    """The votes of the meeting that the reader may see, and which of them stand under which item of the agenda. One query."""
    votes = list(ballots.votes(request.user).filter(gathering=gathering).order_by("opens_at", "pk"))
    return {"votes": votes, "voted_items": {one.item_id for one in votes}, "keeps_votes": ballots.keeps(request.user)}


def _around(request: HttpRequest, found: Body, gathering: Gathering) -> dict[str, Any]:
    """How it is called; and for the people of the body who is represented, whether enough are there, and the packs."""
    now, known = timezone.now(), meeting_of(gathering, found)
    told: dict[str, Any] = {"called": called(gathering, known, now)}
    person = me(request)
    if person is None or not (access.keeps(request.user, found.pk) or gathering.guests.filter(person=person).exists()):
        return told
    live = live_presence(gathering, known, now)
    held = live.people.of(person)
    return told | {
        "live": live,
        "packs": packs_of(gathering),
        "person": person,
        "may_be_represented": bool(held and held.is_seated) or access.keeps(request.user, found.pk),
        "is_running": is_running(gathering, now),
        "is_over": gathering.ends_at <= now,
    }


@login_required
def add(request: HttpRequest, body: str, meeting: int | None = None) -> HttpResponse:
    """Onto a meeting's agenda, or among what is due."""
    found = access.body_to_keep(request.user, body)
    gathering = meeting_to_read(request, body, meeting)[1] if meeting is not None else None
    form = ItemForm(request.POST or None)
    lead = _("Add papers to it afterwards.") if gathering else _("It waits among what is due until a meeting takes it up.")
    back = _agenda(found, gathering) if gathering else reverse("governance:meetings", args=[found.slug])
    page = Page(_("What does %(body)s deal with?") % {"body": found}, lead, _("Put it on the agenda"), found, back)
    return answer(
        request, form, page, lambda said, at: actions.add_item(found, **said, gathering=gathering, by=who(request), at=at), _("Added.")
    )


@login_required
def change(request: HttpRequest, body: str, item: int) -> HttpResponse:
    found, one = _item(request, body, item)
    at_hand = list(listed(keys_of(request.user), home_key=key_of(found)).order_by("-changed_at", "-pk")[:MOST_PAPERS])
    attached = list(one.papers.all())
    papers = [*at_hand, *(paper for paper in attached if paper not in at_hand)]
    begins = {name: getattr(one, name) for name in ("title", "why", "minutes", "due_on")} | {"papers": attached}
    form = PaperedItemForm(request.POST or None, papers=papers, initial=begins)
    lead = _("Papers are chosen from those of %(body)s; file new ones there first.") % {"body": found}
    page = Page(_("What is it about?"), lead, _("Save"), found, _agenda(found, one.gathering))
    return answer(request, form, page, lambda said, at: actions.change_item(one, **said, by=who(request), at=at), _("Saved."))


@login_required
@require_POST
def take(request: HttpRequest, body: str, item: int, meeting: int) -> HttpResponse:
    found, one = _item(request, body, item)
    gathering = meeting_to_read(request, body, meeting)[1]
    return at_once(request, lambda at: actions.take(one, gathering, by=who(request), at=at), _("On the agenda."), _agenda(found, gathering))


@login_required
@require_POST
def put_off(request: HttpRequest, body: str, item: int) -> HttpResponse:
    found, one = _item(request, body, item)
    done = _("It waits among what is due.")
    return at_once(request, lambda at: actions.put_off(one, by=who(request), at=at), done, _agenda(found, one.gathering))


@login_required
@require_POST
def move(request: HttpRequest, body: str, item: int) -> HttpResponse:
    found, one = _item(request, body, item)
    up = request.POST.get("to") == "up"
    return at_once(request, lambda at: actions.move(one, up=up, by=who(request), at=at), _("Moved."), _agenda(found, one.gathering))


@login_required
def drop(request: HttpRequest, body: str, item: int) -> HttpResponse:
    found, one = _item(request, body, item)
    form = WhyForm(request.POST or None)
    page = Page(_("Why is it not dealt with any more?"), one.title, _("Take it off"), found, _agenda(found, one.gathering), is_danger=True)
    return answer(
        request, form, page, lambda said, at: actions.drop_item(one, because=said["because"], by=who(request), at=at), _("Taken off.")
    )


def meeting_to_read(request: HttpRequest, body: str, number: int) -> tuple[Body, Gathering]:
    """404 for who may not even know that it takes place."""
    found = access.body_to_read(body)
    gathering = seen(keys_of(request.user)).filter(pk=number, home_key=key_of(found)).first()
    if gathering is None:
        raise Http404
    return found, gathering


def _item(request: HttpRequest, body: str, number: int) -> tuple[Body, AgendaItem]:
    found = access.body_to_keep(request.user, body)
    one = AgendaItem.objects.select_related("gathering", "body").filter(body=found, pk=number, dropped_at=None).first()
    if one is None:
        raise Http404
    return found, one


def _agenda(found: Body, gathering: Gathering | None) -> str:
    if gathering is None:
        return reverse("governance:meetings", args=[found.slug])
    return reverse("governance:meeting", args=[found.slug, gathering.pk])
