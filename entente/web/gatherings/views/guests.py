"""The list of guests: who is on it, inviting, answering for somebody, taking somebody off, taking the list away."""

from typing import Any, TypeVar

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from entente.engine.words import fold
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.gatherings import access, actions, exports, queries
from entente.gatherings.choices import GuestState, Via
from entente.gatherings.exports.organisations import organisations_of
from entente.gatherings.models import Gathering, Guest
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.acting import who
from entente.web.gatherings import inviting
from entente.web.gatherings.acting import REFUSALS, answer, pressed
from entente.web.gatherings.asking import asks_in, viewer
from entente.web.gatherings.forms import AnswerForm, GuestForm, OutsiderForm

A_PAGE = 100
Response = TypeVar("Response", bound=HttpResponseBase)


@login_required
@require_GET
@asks_in
def guests(request: HttpRequest, pk: int) -> HttpResponse:
    """By name, in one state where one is asked for; `after` is the last of the page before."""
    found = _kept(request, pk)
    state = request.GET.get("state", "")
    state = state if state in GuestState.values else ""
    rows = list(queries.following(queries.guests_of(found, state), request.GET.get("after", ""), state)[: A_PAGE + 1])
    organisations = organisations_of(rows, found.starts.date())
    counts = queries.counts_of(found)
    said = {
        "gathering": found,
        "rows": [(guest, organisations[guest.person_id]) for guest in rows[:A_PAGE]],
        "by_hand": [guest.person.name for guest in rows[:A_PAGE] if found.place and not exports.is_printed(guest.person.name)],
        "state": state,
        "counts": [(one, counts.get(one.value, 0)) for one in GuestState],
        "total": sum(counts.values()),
        "next": rows[A_PAGE - 1].person_id if len(rows) > A_PAGE else "",
        "writes": people.may(request.user, Permission.NOTICES_WRITE),
    }
    return render(request, "gatherings/guests.html", said)


@login_required
@asks_in
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """An audience is looked at first, with names and counts, and then invited as it stands at that moment."""
    found = _kept(request, pk)
    asked = inviting.asked(request)
    if request.method != "POST":
        return _inviting(request, found, asked, status=422 if asked.get("unresolved") else 200)
    try:
        access.refuse_hidden_guests(viewer(request), asked["e"])
        made = actions.invite_audience(found, asked["e"], part=asked["part"], by=who(request), at=timezone.now())
    except REFUSALS as refusal:
        return _inviting(request, found, asked, status=409, refusal=refusal)
    return pressed(request, lambda at: made, to=_to_guests(found), said=lambda done: _invited(len(done)))


@login_required
@require_POST
@asks_in
def outsider(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody by name and address."""
    found, form = _kept(request, pk), OutsiderForm(request.POST)
    if not form.is_valid():
        return _inviting(request, found, inviting.nothing(), status=422, outsider=form)
    try:
        actions.invite_outsider(found, **form.cleaned_data, by=who(request), at=timezone.now())
    except REFUSALS as refusal:
        return _inviting(request, found, inviting.nothing(), status=409, outsider=form, refusal=refusal)
    return pressed(request, lambda at: 1, to=_to_guests(found), said=_invited)


@login_required
@asks_in
def guest(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """One guest: what it does there, and an answer given by telephone."""
    row = _guest(request, pk, person)
    begins = {"part": row.part, "organisation": row.organisation}
    form = GuestForm(request.POST if request.method == "POST" else None, initial=begins)
    return answer(
        request,
        "gatherings/guest.html",
        {"form": form, "guest": row, "gathering": row.gathering},
        lambda said, at: actions.describe(row, **said, by=who(request), at=at),
        to=_to_guests(row.gathering),
        said=_("Saved."),
    )


@login_required
@require_POST
@asks_in
def answer_for(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """What a guest told the organisers."""
    row, form = _guest(request, pk, person), AnswerForm(request.POST)
    if not form.is_valid():
        context = {
            "form": GuestForm(initial={"part": row.part, "organisation": row.organisation}),
            "guest": row,
            "gathering": row.gathering,
        }
        return render(request, "gatherings/guest.html", context | {"refusal": _("Choose one of the answers on the page.")}, status=422)
    said, how = form.cleaned_data["answer"]
    return pressed(
        request,
        lambda at: actions.answer(row.gathering, row.person, said, how=how, via=Via.DESK, by=who(request), at=at),
        to=_to_guests(row.gathering),
        said=lambda done: f"{done.person}: {done.get_state_display()}.",
    )


@login_required
@require_POST
@asks_in
def uninvite(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    row = _guest(request, pk, person)
    said = _("%(person)s is off the list.") % {"person": row.person}
    return pressed(request, lambda at: actions.uninvite(row, by=who(request), at=at), to=_to_guests(row.gathering), said=said)


@login_required
@require_GET
@asks_in
def table(request: HttpRequest, pk: int, ending: str) -> HttpResponse | StreamingHttpResponse:
    """The whole list as CSV or XLSX; what a guest typed is never a formula."""
    found = _kept(request, pk)
    rows = exports.rows(found)
    if ending == "xlsx":
        response: HttpResponse | StreamingHttpResponse = HttpResponse(xlsx(exports.COLUMNS, rows), content_type=XLSX_TYPE)
    else:
        response = StreamingHttpResponse(csv_lines(exports.COLUMNS, rows), content_type=CSV_TYPE)
    return _taken_away(response, file_name(found, _("guests"), ending))


@login_required
@require_GET
@asks_in
def badges(request: HttpRequest, pk: int) -> HttpResponse:
    """Of everyone who has a place in the room."""
    found = _kept(request, pk)
    held = exports.badges_of(found)
    if not held:
        return pressed(
            request, lambda at: None, to=_to_guests(found), said=_("Nobody has a place in the room yet: there are no badges to print.")
        )
    return _taken_away(HttpResponse(exports.badges(found, held), content_type="application/pdf"), file_name(found, _("badges"), "pdf"))


def file_name(gathering: Gathering, what: str, ending: str) -> str:
    """ "plenary-of-wg3-guests-tlp-amber.csv": it goes on being marked wherever it is put."""
    marking = slugify(str(gathering.light.marking).replace("+", "-").replace(":", "-"))
    return f"{slugify(fold(gathering.title))[:60] or 'gathering'}-{slugify(what)}-{marking}.{ending}"


def _taken_away(response: Response, name: str) -> Response:
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _inviting(request: HttpRequest, found: Gathering, asked: dict[str, Any], *, status: int, **more: Any) -> HttpResponse:
    said = {"gathering": found, "outsider": OutsiderForm(), **inviting.offered(request)} | asked
    return render(request, "gatherings/invite.html", said | more, status=status)


def _invited(count: int) -> str:
    if not count:
        return _("All of them are on the list already.")
    return ngettext("%(count)s person is on the list now.", "%(count)s people are on the list now.", count) % {"count": count}


def _to_guests(found: Gathering) -> str:
    return reverse("gatherings:guests", args=[found.pk])


def _kept(request: HttpRequest, pk: int) -> Gathering:
    return access.gathering_to_keep(request.user, viewer(request), pk)


def _guest(request: HttpRequest, pk: int, person: int) -> Guest:
    return access.guest_to_keep(request.user, viewer(request), pk, person)
