"""Gatherings: what takes place, answers, guests, attendance, and the calendar of each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Query, Router, Status
from ninja.errors import AuthenticationError
from ninja.files import UploadedFile

from entente.api import gatherings_schemas as schemas
from entente.api.auth import anyone, signed_in_account
from entente.api.errors import declared
from entente.api.paging import After, Page, page
from entente.documents.discovery import home_of
from entente.engine.marking import Marking
from entente.gatherings import access, actions, feeds, queries
from entente.gatherings.actions import CannotArrange, CannotInvite, CannotNote, Noted, Refusal
from entente.gatherings.choices import GuestState, Via
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.plan import Plan, plan_of
from entente.members.viewers import keys_of, viewer_of
from entente.notices.mail.reports import uploaded
from entente.people import access as people
from entente.people.choices import Permission
from entente.people.models import Account, Person

REFUSALS: tuple[type[Exception], ...] = (Refusal,)
router = Router(tags=["Gatherings"])
Found = TypeVar("Found")
_ICS = {"responses": {200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}}}


@router.get("/gatherings", response=Page[schemas.GatheringOut], auth=anyone, summary="What takes place that you may see, the soonest first")
def gatherings(request: HttpRequest, asked: Query[schemas.GatheringsAsked]) -> Any:
    mine = request.user.person_id if asked.mine and isinstance(request.user, Account) else None
    found = queries.listed(keys_of(request.user), words=asked.q, kind=asked.kind or "", home_key=asked.home, mine=mine)
    return page(found.filter(ends_at__gt=asked.since) if asked.since else found, asked, "starts_at", "id")


@router.get(
    "/gatherings/{int:pk}",
    response={200: schemas.WholeGatheringOut, **declared(403, 404)},
    auth=anyone,
    summary="One gathering, and your place",
)
def gathering(request: HttpRequest, pk: int) -> Any:
    return _whole(request, _read(request, pk))


@router.get(
    "/gatherings/{int:pk}/calendar",
    response=declared(403, 404),
    auth=anyone,
    openapi_extra=_ICS,
    summary="One gathering as iCalendar",
)
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    found = _read(request, pk)
    response = HttpResponse(feeds.alone(found, _mine(request, found)), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    return response


@router.post(
    "/gatherings",
    response={201: schemas.WholeGatheringOut, **declared(403, 404, 409)},
    summary="Arrange a gathering: a draft until announced",
)
def arrange(request: HttpRequest, body: schemas.NewGathering) -> Any:
    by = access.arranger(request.user, body.home).person
    home = home_of(body.home) if body.home else None
    if body.home and home is None:
        raise Http404
    said = body.dict() | {
        "home": home.stored if home else None,
        "marking": Marking(body.marking.value) if body.marking else None,
        "organiser": _person(body.organiser) if body.organiser is not None else None,
        "reminders": frozenset((one.whom.value, one.hours) for one in body.reminders),
    }
    return Status(201, _whole(request, actions.arrange(Plan(**_aware(said)), by=by, at=timezone.now())))


@router.patch(
    "/gatherings/{int:pk}",
    response={200: schemas.WholeGatheringOut, **declared(403, 404, 409)},
    summary="Change a gathering; guests are told of a new title, time, place or link",
)
def change(request: HttpRequest, pk: int, body: schemas.Change) -> Any:
    found = _kept(request, pk)
    said = _aware(body.dict(exclude_unset=True))
    how = {"ask_again": said.pop("ask_again", False), "note": said.pop("note", "")}
    _refuse_nothing(said)
    return _whole(request, actions.change(found, replace(plan_of(found), **said), **how, by=_by(request), at=timezone.now()))


@router.post(
    "/gatherings/{int:pk}/announcement",
    response={200: schemas.WholeGatheringOut, **declared(403, 404, 409)},
    summary="Announce a draft, and invite everyone on its list",
)
def announce(request: HttpRequest, pk: int) -> Any:
    return _whole(request, actions.announce(_kept(request, pk), by=_by(request), at=timezone.now()))


@router.post(
    "/gatherings/{int:pk}/cancellation",
    response={200: schemas.WholeGatheringOut, **declared(403, 404, 409)},
    summary="Cancel a gathering; everyone who has not declined is told why",
)
def cancel(request: HttpRequest, pk: int, body: schemas.GatheringsBecause) -> Any:
    return _whole(request, actions.cancel(_kept(request, pk), because=body.because, by=_by(request), at=timezone.now()))


@router.get(
    "/gatherings/{int:pk}/guests",
    response={200: Page[schemas.GuestOut], **declared(403, 404)},
    summary="Its guests, for those who organise it",
)
def guests(request: HttpRequest, pk: int, after: Query[After]) -> Any:
    return page(Guest.objects.filter(gathering=_kept(request, pk)).select_related("person"), after, "id")


@router.post("/gatherings/{int:pk}/guests", response={201: schemas.Invited, **declared(403, 404, 409)}, summary="Invite people")
def invite(request: HttpRequest, pk: int, body: schemas.Invitation) -> Any:
    found = _kept(request, pk)
    access.refuse_hidden_guests(viewer_of(request.user), body.audience)
    if not (body.people or body.audience.strip() or body.outsiders):
        raise CannotInvite(_("Say whom: people by number, an audience, or outsiders by name and address."))
    return Status(201, {"invited": _invited(found, body, _by(request), timezone.now())})


@transaction.atomic
def _invited(found: Gathering, body: schemas.Invitation, by: Person, at: datetime) -> int:
    """All of them or none."""
    said: dict[str, Any] = {"part": body.part, "by": by, "at": at}
    fresh = len(actions.invite(found, body.people, **said)) if body.people else 0
    fresh += len(actions.invite_audience(found, body.audience, **said)) if body.audience.strip() else 0
    for one in body.outsiders:
        actions.invite_outsider(found, one.name, one.email, organisation=one.organisation, **said)
    return fresh + len(body.outsiders)


@router.post(
    "/gatherings/{int:pk}/answer",
    response={200: schemas.MineOut, **declared(403, 404, 409)},
    summary="Answer for yourself, or note what a guest of yours told you",
)
def answer(request: HttpRequest, pk: int, body: schemas.Answered) -> Any:
    by, how = _by(request), body.how.value if body.how else ""
    if body.person is None or body.person == by.pk:
        found, person, via = _read(request, pk), by, Via.API
    else:
        found, via = _kept(request, pk), Via.DESK
        person = access.guest_to_keep(request.user, viewer_of(request.user), pk, body.person).person
    return _place(actions.answer(found, person, body.answer, how=how, words=body.words, via=via, by=by, at=timezone.now()))


@router.put(
    "/gatherings/{int:pk}/attendance",
    response={200: schemas.AttendanceOut, **declared(403, 404, 409)},
    summary="Note who was there; who is not named stays as noted",
)
def attendance(request: HttpRequest, pk: int, body: schemas.Attendance) -> Any:
    found = _kept(request, pk)
    noted = {one.person: Noted(**_aware(one.dict(exclude={"person"}))) for one in body.noted}
    if Person.objects.filter(pk__in=noted).count() != len(noted):
        raise CannotNote(_("Among the persons is a number that nobody here has."))
    return {"changed": actions.note_attendance(found, noted, by=_by(request), at=timezone.now())}


@router.post(
    "/gatherings/replies",
    response={200: schemas.RepliesOut, **declared(403, 413)},
    summary="Read the answers of calendars from a message or a mailbox in mbox format",
)
def replies(request: HttpRequest, file: File[UploadedFile]) -> Any:
    by = people.require(request.user, Permission.GATHERINGS_KEEP).person
    return actions.read_replies(uploaded(file.read()), by=by, at=timezone.now())


def _read(request: HttpRequest, pk: int) -> Gathering:
    """What is for the community asks a visitor for a key."""
    return _asking_in(lambda: access.gathering_to_read(request.user, viewer_of(request.user), pk))


def _kept(request: HttpRequest, pk: int) -> Gathering:
    return _asking_in(lambda: access.gathering_to_keep(request.user, viewer_of(request.user), pk))


def _asking_in(find: Callable[[], Found]) -> Found:
    try:
        return find()
    except access.SignInFirst:
        raise AuthenticationError from None


def _by(request: HttpRequest) -> Person:
    return signed_in_account(request).person


def _person(number: int) -> Person:
    found = Person.objects.filter(pk=number).first()
    if found is None:
        raise CannotArrange(_("Somebody has to organise it: nobody here has this number."))
    return found


def _mine(request: HttpRequest, found: Gathering) -> Guest | None:
    return queries.guest_of(found, request.user.person_id if isinstance(request.user, Account) else None)


def _whole(request: HttpRequest, found: Gathering) -> Gathering:
    """As the caller sees it: the link is for those who come and those who organise it."""
    mine = _mine(request, found)
    shows = access.may_keep(request.user, found) or (mine is not None and mine.state == GuestState.ACCEPTED)
    found.shown_link = found.link if shows else ""  # type: ignore[attr-defined]
    found.mine = _place(mine) if mine else None  # type: ignore[attr-defined]
    return found


def _place(guest: Guest) -> dict[str, Any]:
    return {"state": guest.state, "how": guest.how, "in_line": queries.place_in_line(guest)}


def _aware(said: dict[str, Any]) -> dict[str, Any]:
    """An instant without an offset is taken in the zone of the installation."""
    naive = {name: value for name, value in said.items() if isinstance(value, datetime) and timezone.is_naive(value)}
    return said | {name: timezone.make_aware(value) for name, value in naive.items()}


def _refuse_nothing(said: dict[str, Any]) -> None:
    """Null takes a limit or a deadline away; of the rest it says nothing."""
    empty = [name for name, value in said.items() if value is None and name not in {"capacity", "capacity_online", "answer_by"}]
    if empty:
        raise CannotArrange(_("%(name)s cannot be empty; leave it out to keep it as it is.") % {"name": empty[0]})
