"""Audiences under a name, and the lists they make for the list server."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.files.exports import CSV_TYPE, csv_lines
from entente.notices import access, actions, exports, queries
from entente.notices.models import SavedAudience
from entente.notices.refusals import CannotResolve
from entente.web.acting import who
from entente.web.notices.acting import answer, pressed
from entente.web.notices.forms import AudienceForm
from entente.web.notices.phrases import Phrases
from entente.web.notices.reaching import reaching


@login_required
@require_GET
def audiences(request: HttpRequest) -> HttpResponse:
    access.overseer(request.user)
    rows = list(SavedAudience.objects.order_by("name"))
    phrases = Phrases()
    return render(request, "notices/audiences.html", {"rows": [(row, *_meant(row, phrases)) for row in rows]})


@login_required
@require_GET
def lists(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Address by address who is behind it today, for the list server."""
    access.writer(request.user)
    lines = csv_lines(exports.COLUMNS, exports.rows(exports.lists(timezone.localdate())))
    return StreamingHttpResponse(lines, content_type=CSV_TYPE, headers={"Content-Disposition": 'attachment; filename="lists.csv"'})


@login_required
@require_GET
def audience(request: HttpRequest, slug: str) -> HttpResponse:
    access.overseer(request.user)
    row = get_object_or_404(SavedAudience, slug=slug)
    words, _count, refusal = _meant(row, Phrases())
    found = None if refusal else reaching(row.expression, timezone.localdate())
    context = {"audience": row, "words": words, "reaching": found, "refusal": refusal, "address": exports.full_address(row)}
    return render(request, "notices/audience.html", context)


@login_required
def save(request: HttpRequest) -> HttpResponse:
    access.writer(request.user)
    form = AudienceForm(request.POST or None, initial={"expression": request.GET.get("e", "")})
    return answer(
        request,
        "notices/audience_form.html",
        {"form": form, "title": _("Keep an audience under a name")},
        lambda fields, at: actions.save_audience(**fields, by=who(request), at=at),
    )


@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    access.writer(request.user)
    row = get_object_or_404(SavedAudience, slug=slug)
    form = AudienceForm(request.POST or None, initial={"name": row.name, "expression": row.expression, "address": row.address})
    return answer(
        request,
        "notices/audience_form.html",
        {"form": form, "audience": row, "title": _("Change “%(name)s”") % {"name": row.name}},
        lambda fields, at: actions.save_audience(**fields, known=row, by=who(request), at=at),
    )


@login_required
@require_POST
def drop(request: HttpRequest, slug: str) -> HttpResponse:
    access.writer(request.user)
    row = get_object_or_404(SavedAudience, slug=slug)
    return pressed(request, lambda at: actions.drop_audience(row, by=who(request), at=at), to=reverse("notices:audiences"))


def _meant(row: SavedAudience, phrases: Phrases) -> tuple[str, int, CannotResolve | None]:
    """In words, how many people today, and what is wrong with it if it can no longer be resolved."""
    try:
        parsed = queries.read(row.expression)
        return phrases.words(parsed), len(queries.resolve([parsed], timezone.localdate())[0]), None
    except CannotResolve as refusal:
        return row.expression, 0, refusal
    except LookupError:
        return row.expression, 0, CannotResolve(_("It names a kind of audience that no longer exists."))
