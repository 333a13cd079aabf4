"""What you hold, what it already proves elsewhere, and what is still missing. Works without an account; every answer has an address."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.certification import catalogue_access as access
from entente.certification.exports import oscal
from entente.certification.exports.component import Implemented, definition
from entente.certification.queries.coverage import RESIDUAL, Explained, explained
from entente.certification.queries.graph import is_behind
from entente.engine.coverage import Standing
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.web.certification.catalogue_page import sent
from entente.web.certification.coverage_asking import Asked, asked_of
from entente.web.certification.coverage_choices import Choices
from entente.web.certification.coverage_kept import kept
from entente.web.certification.coverage_words import chain_said, standing_said

A_GROUP = 40
COLUMNS = ("requirement", "title", "standing", "at least", "why", "evidence", "effort from (days)", "effort to (days)")


@require_GET
def coverage(request: HttpRequest) -> HttpResponse:
    asked, day = asked_of(request), timezone.localdate()
    context = {
        "asked": asked,
        "choices": Choices(asked, day),
        "is_behind": is_behind(),
        "organisations": access.organisations_to_check_for(request.user),
        "checks": kept(access.checks_of(request.user), day),
    }
    if asked.answer is None:
        return render(request, "certification/coverage.html", context)
    whole = request.GET.get("whole", "")
    groups = [_group(asked, standing, whole) for standing in (*RESIDUAL, Standing.CERTAIN)]
    return render(request, "certification/coverage.html", context | {"answer": asked.answer, "groups": groups, "stripe": _stripe(asked)})


@require_GET
def why(request: HttpRequest, requirement: int) -> HttpResponse:
    """One requirement with its chain, step by step."""
    asked = asked_of(request)
    place = asked.answer.reading.find(requirement) if asked.answer else -1
    if asked.answer is None or place < 0 or not asked.answer.chosen[place]:
        raise Http404
    one = explained(asked.answer, [place])[0]
    through = asked.holding_of(one.begins.pk) if one.begins else None
    context = {"asked": asked, "one": one, "said": standing_said(one.standing), "evidence": asked.evidence_for([one]), "through": through}
    return render(request, "certification/coverage_why.html", context | {"organisations": access.organisations_to_check_for(request.user)})


@require_GET
def export(request: HttpRequest, ending: str) -> HttpResponse:
    """csv and xlsx: every requirement with its why; oscal: what is not certain, as a profile; component: what is."""
    asked = asked_of(request)
    if asked.answer is None or asked.target is None:
        raise Http404
    name = f"coverage-{slugify(asked.target.label)}"
    if ending == "oscal":
        rest = [one.requirement for standing in RESIDUAL for one in explained(asked.answer, asked.answer.places(standing))]
        body = oscal.remaining(asked.target.catalogues, sorted(rest, key=lambda one: one.position), _title(asked), timezone.now())
        return sent(json.dumps(body, ensure_ascii=False, indent=1), f"{name}.json", "application/json")
    if ending == "component":
        met = [Implemented(one.requirement, chain_said(one)) for one in explained(asked.answer, asked.answer.places(Standing.CERTAIN))]
        title = _("What is met of %(target)s") % {"target": asked.target.label}
        body = definition(title, ", ".join(one.label for one in asked.held), met, timezone.now())
        return sent(json.dumps(body, ensure_ascii=False, indent=1), f"{name}-component.json", "application/json")
    rows = [_row(one, asked) for standing in Standing for one in explained(asked.answer, asked.answer.places(standing))]
    if ending == "csv":
        return sent("".join(csv_lines(COLUMNS, rows)), f"{name}.csv", CSV_TYPE)
    if ending == "xlsx":
        return sent(xlsx(COLUMNS, rows), f"{name}.xlsx", XLSX_TYPE)
    raise Http404


def _title(asked: Asked) -> str:
    said = {"target": asked.target.label if asked.target else "", "held": ", ".join(one.label for one in asked.held)}
    return _("What remains of %(target)s for who holds %(held)s") % said


def _row(one: Explained, asked: Asked) -> tuple[object, ...]:
    evidence = asked.evidence_for([one])
    said = evidence.get(one.begins.pk, "") if one.begins else ""
    requirement = one.requirement
    steps = chain_said(one)
    efforts = (requirement.effort_low, requirement.effort_high)
    return (requirement.label, requirement.title, str(standing_said(one.standing)), round(one.share, 3), steps, said, *efforts)


def _group(asked: Asked, standing: Standing, whole: str) -> dict[str, object]:
    """A part of it, or the whole where it is asked for; the effort of the rest where it is known."""
    assert asked.answer is not None  # noqa: S101 -- asked for only where there is one
    places = asked.answer.places(standing)
    shown = explained(asked.answer, places if whole == standing.name.lower() else places[:A_GROUP])
    return {
        "standing": standing,
        "name": standing.name.lower(),
        "label": standing_said(standing),
        "count": len(places),
        "rows": shown,
        "left": len(places) - len(shown),
        "evidence": asked.evidence_for(shown),
        "effort": asked.effort(places) if standing in RESIDUAL else None,
    }


def _stripe(asked: Asked) -> list[dict[str, object]]:
    """The four parts of the target, as shares of a hundred from left to right."""
    assert asked.answer is not None  # noqa: S101 -- as above
    counts, x = asked.answer.counts, 0.0
    found: list[dict[str, object]] = []
    for standing in (Standing.CERTAIN, Standing.REVIEW, Standing.GAP, Standing.NOT_MAPPED):
        count = counts[standing.name.lower()]
        width = 100 * count / (counts["requirements"] or 1)
        found.append(
            {"name": standing.name.lower(), "label": standing_said(standing), "count": count, "x": f"{x:.3f}", "width": f"{width:.3f}"}
        )
        x += width
    return found
