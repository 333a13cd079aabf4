"""What came of a round: charts with their tables, one answer, and the whole to take away."""

import contextlib
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from entente.engine.questions import FEW, Kind, SlotTally, Tally, words
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.forms import access, exports, queries, results
from entente.forms.beginning import Beginning
from entente.forms.models import Round
from entente.web.forms.asking import me
from entente.web.forms.field import When, slot_words, when
from entente.web.forms.pictures import Box, box
from entente.web.forms.sheet import parts, sheet

MOST_TEXTS = 50
WAYS = [("country", gettext_lazy("Country")), ("category", gettext_lazy("Category")), ("kind", gettext_lazy("Kind"))]


@dataclass(frozen=True, slots=True)
class Shown:
    """One question's results on the page."""

    tally: Tally
    number: int
    box: Box | None = None
    slots: tuple[tuple[SlotTally, When, str], ...] = ()
    names: tuple[tuple[str, list[str]], ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        return self.tally.texts[:MOST_TEXTS]

    @property
    def more(self) -> int:
        return len(self.tally.texts) - MOST_TEXTS


@login_required
@never_cache
@require_GET
def shown(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.round_with_results(request.user, pk, timezone.now())
    names = access.sees_names(request.user, row) and not row.is_anonymous
    outcome = results.outcome_of(row, timezone.now())
    way = request.GET.get("by", "")
    context = {
        "round": row,
        "outcome": outcome,
        "funnel": queries.funnel(row),
        "shown": [_shown(request, row, one, outcome, place) for place, one in enumerate(outcome.tallies, start=1)],
        "crossed": results.crossed(row, outcome, way) if names else [],
        "by": way,
        "ways": WAYS if names and not row.asks_persons else [],
        "sees_names": names,
        "organises": access.organises(request.user, row),
        "few": FEW,
    }
    return render(request, "forms/results.html", context)


def _shown(request: HttpRequest, row: Round, one: Tally, outcome: results.Outcome, number: int) -> Shown:
    question = one.question
    if question.kind is not Kind.SLOTS:
        return Shown(one, number, box(one.spread) if one.spread else None)
    arranges = access.organises(request.user, row)
    slots = tuple((slot, when(slot.slot, question.zone), _arrange(row, slot, question.zone) if arranges else "") for slot in one.slots)
    said = [(given.name, given.said.get(question.key)) for given in outcome.given]
    names = tuple((name, [value.get(slot.slot.key, "") for slot in one.slots]) for name, value in said if value)
    return Shown(one, number, slots=slots, names=names)


def _arrange(row: Round, slot: SlotTally, zone: str) -> str:
    """Where a gathering is arranged with this time, if gatherings are arranged here at all."""
    address = _arranging()
    if not address:
        return ""
    time = when(slot.slot, zone)
    said = {"title": row.title, "starts_at": time.starts.isoformat(), "minutes": str(time.minutes), "zone": zone}
    said |= {"from": f"forms.round:{row.pk}"} | ({"home": row.home_key} if row.home_key else {})
    return f"{address}?{urlencode(said)}"


def _arranging() -> str:
    for name in ("gatherings:arrange", "gatherings:new"):
        with contextlib.suppress(NoReverseMatch):
            return reverse(name)
    return ""


@login_required
@never_cache
@require_GET
def export(request: HttpRequest, pk: int, ending: str) -> HttpResponseBase:
    """One row an answer, for those who see who answered what; without names where they are kept apart."""
    row = access.round_with_results(request.user, pk, timezone.now())
    access.require_names(request.user, row)
    columns, rows = exports.columns(row), exports.rows(row, timezone.now())
    if ending == "csv":
        response: HttpResponseBase = StreamingHttpResponse(csv_lines(columns, rows), content_type=CSV_TYPE)
    elif ending == "xlsx":
        response = HttpResponse(xlsx(columns, rows), content_type=XLSX_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="round-{row.pk}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@never_cache
@require_GET
def one(request: HttpRequest, pk: int, asked: int) -> HttpResponse:
    """What one person or organisation answered, and how it was corrected."""
    row = access.round_to_read(request.user, pk)
    found = access.asking_to_read(request.user, row, asked)
    answers = queries.history(found)
    number = request.GET.get("number", "")
    current = next((answer for answer in answers if str(answer.number) == number), answers[0] if answers else None)
    fields = sheet(row.version.questionnaire, Beginning({}), current.said if current else {})
    lines = [(part, [(field, _words(field)) for field in part.fields]) for part in parts(fields)]
    context = {
        "round": row,
        "asked": found,
        "answers": answers,
        "current": current,
        "lines": lines,
        "is_mine": access.is_mine(request.user, found),
    }
    return render(request, "forms/one.html", context | {"person": me(request), "slot_words": dict(slot_words())})


def _words(field: Any) -> str:
    if field.value is None:
        return ""
    if field.question.kind is Kind.SLOTS:
        said = dict(slot_words())
        return "\n".join(
            f"{time.day}, {time.hours}: {said[one.value]}" for _name, time, choices in field.slots for one in choices if one.is_chosen
        )
    return words(field.question, field.value) or _("not answered")
