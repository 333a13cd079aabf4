"""Boards: found, read, opened, changed, closed; what is suggested; what goes out."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.consortia import access, actions, exports, queries
from entente.consortia.models import Board, Invitation
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.web.acting import who
from entente.web.consortia.acting import answer
from entente.web.consortia.forms import BecauseForm, BoardForm
from entente.web.context import partnership

A_PAGE = 25


@login_required
@require_safe
def boards(request: HttpRequest) -> HttpResponse:
    """Who seeks partners, for what? Newest first; closed ones on request."""
    words, after, closed = (request.GET.get(name, "").replace("\x00", "")[:200] for name in ("q", "after", "closed"))
    found = access.boards(request.user).filter(closed_at__isnull=not closed)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(topic__code__icontains=words) | Q(owner__name__icontains=words))
    count = found.count()
    if after.isascii() and after.isdigit() and len(after) < 18:
        found = found.filter(pk__lt=int(after))
    counted = found.annotate(seats=Count("roles", distinct=True), free=Count("roles", filter=Q(roles__holder=None), distinct=True))
    rows = list(counted.select_related("topic", "owner").order_by("-pk")[: A_PAGE + 1])
    context = {
        "rows": rows[:A_PAGE],
        "next": rows[A_PAGE - 1].pk if len(rows) > A_PAGE else "",
        "count": count,
        "words": words,
        "closed": closed,
        "may_open": access.keeps_all(request.user) or bool(access.owners_for(request.user)),
        "asked": access.invitations(request.user).filter(state="open").select_related("role__board", "organisation").order_by("-pk")[:5],
    }
    return render(request, "consortia/boards.html", context)


@login_required
@require_safe
def board(request: HttpRequest, pk: int) -> HttpResponse:
    found, day = access.board_to_read(request.user, pk), partnership(request).day
    roles, inside = queries.roles_of(found), access.sees_inside(request.user, found)
    mine = access.invitations(request.user).filter(role__board=found).select_related("organisation").order_by("pk")
    asked: dict[int, list[Invitation]] = {}
    for one in mine:
        asked.setdefault(one.role_id, []).append(one)
    context = {
        "found": found,
        "roles": [(role, asked.get(role.pk, [])) for role in roles],
        "standing": queries.standing(found, roles, day),
        "keeps": access.keeps(request.user, found),
        "inside": inside,
        "day": day,
    }
    return render(request, "consortia/board.html", context)


@login_required
@require_safe
def suggestions(request: HttpRequest, pk: int) -> HttpResponse:
    found, day = access.board_to_look_into(request.user, pk), partnership(request).day
    try:
        suggested = queries.suggest(found, day)
    except TimeoutError:
        return render(request, "consortia/suggestions.html", {"found": found, "took_too_long": True}, status=503)
    context = {"found": found, "suggested": suggested, "lines": _told(suggested), "keeps": access.keeps(request.user, found)}
    return render(request, "consortia/suggestions.html", context)


def _told(suggested: queries.Suggestion) -> list[tuple[queries.Line, list[str], list[str]]]:
    """Each line with the names of the expertise that it has, and that it lacks."""
    names = {one.pk: one.name for line in suggested.lines for one in line.role.expertise.all()}

    def named(codes: Iterable[str]) -> list[str]:
        return [names[code] for code in sorted(codes)]

    return [(line, named(line.why.covers if line.why else ()), named(line.why.misses if line.why else ())) for line in suggested.lines]


@login_required
def new(request: HttpRequest) -> HttpResponse:
    own, office = access.owners_for(request.user), access.keeps_all(request.user)
    if not own and not office:
        raise PermissionDenied(_("Only those who speak for a member and the office open a board."))
    initial = {"topic": request.GET.get("topic", "")[:120]}
    form = BoardForm(request.POST if request.method == "POST" else None, own=own, for_office=office, is_new=True, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Board:
        by = access.opener_for(request.user, form.owner).person
        return actions.open_board(form.need, form.owner, by=by, at=at)

    context = {"form": form, "title": _("For which call do you seek partners?"), "button": _("Open the board")}
    return answer(request, context, act, said=_("The board is open. Add the roles that are needed."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.board_to_keep(request.user, pk)
    names = ("title", "summary", "countries", "in_member_states", "sme_share", "closes_on")
    initial = {name: getattr(found, name) for name in names} | {"topic": found.topic.code}
    form = BoardForm(request.POST if request.method == "POST" else None, own=[], for_office=False, is_new=False, initial=initial)

    def act(fields: dict[str, Any], at: datetime) -> Board:
        return actions.change_board(found, form.need, because=fields["because"], by=who(request), at=at)

    return answer(request, {"form": form, "title": found.title, "button": _("Change it"), "of": found}, act)


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.board_to_keep(request.user, pk)
    form = BecauseForm(request.POST if request.method == "POST" else None)

    def act(fields: dict[str, Any], at: datetime) -> Board:
        return actions.close_board(found, because=fields["because"], by=who(request), at=at)

    context = {"form": form, "title": _("Close “%(title)s”") % {"title": found}, "button": _("Close the board"), "of": found}
    return answer(request, context, act, said=_("It is closed; whoever had not answered is not asked any more."))


@login_required
@require_safe
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    found = access.board_to_look_into(request.user, pk)
    if kind == "json":
        response: HttpResponse = JsonResponse(
            exports.as_json(found, timezone.now()), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
    elif kind == "csv":
        response = HttpResponse("".join(csv_lines(exports.COLUMNS, exports.rows(found))), content_type=CSV_TYPE)
    elif kind == "xlsx":
        response = HttpResponse(xlsx(exports.COLUMNS, exports.rows(found)), content_type=XLSX_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="consortium-{found.pk}.{kind}"'
    return response
