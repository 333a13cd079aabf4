"""The public register, one label, and its badge."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.industry import access, queries
from entente.industry.actions.finding import LABELS
from entente.industry.choices import LabelState, Shows
from entente.industry.models import Label
from entente.search.queries import matching
from entente.vocabulary.names import country_name
from entente.web.files.downloads import NEVER_RUN, download
from entente.web.industry.acting import asked, page_by_name
from entente.web.record.lines import history_of


@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    """What was granted once, by name; `?state=`, `?country=` and `?q=` narrow it."""
    on = timezone.localdate()
    state, country, words, after = asked(request, "state", "country", "q", "after")
    found = Label.objects.shown().showing(state, on)
    found = found.filter(country=country) if country else found
    found = found.filter(pk__in=matching(LABELS, words)) if words else found
    rows, following = page_by_name(found.select_related("organisation", "criteria"), after)
    figures = queries.figures(on)
    context = {
        "rows": [(row, Shows(row.stands(on))) for row in rows],
        "next": following,
        "figures": figures,
        "states": [(one, figures.by_state.get(one.value, 0)) for one in Shows],
        "countries": sorted((country_name(code), code) for code in {*figures.by_country, *filter(None, [country[:2]])}),
        "state": state,
        "country": country,
        "words": words,
        "applies": bool(access.applicants(request.user)),
    }
    return render(request, "industry/labels.html", context)


@require_safe
def label(request: HttpRequest, pk: int) -> HttpResponse:
    found, on = access.label_to_read(request.user, pk), timezone.localdate()
    inside = access.is_inside(request.user, found)
    evidence = {one.criterion: one for one in found.evidence.select_related("upload").order_by("pk")}
    context = {
        "found": found,
        "stands": Shows(found.stands(on)) if found.is_shown else None,
        "judged": [(one, evidence.get(one.criterion.code)) for one in found.judged(evidence)],
        "inside": inside,
        "decides": access.decides(request.user, found) and found.state == LabelState.APPLIED,
        "revokes": access.decides(request.user, found) and found.state == LabelState.GRANTED,
        "own": access.speaks_for(request.user, found),
        "renewals": access.labels(request.user).filter(renews=found).order_by("pk"),
        "complaints": found.complaints.order_by("-pk") if access.keeps(request.user) else [],
        "history": history_of(found, request.user, most=8),
        "on": on,
    }
    return render(request, "industry/label.html", context)


@require_safe
def badge(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The SVG that carries the credential, or the credential itself: for everyone, as anything else that is public."""
    found = access.label_to_read(request.user, pk)
    if not found.is_shown or ending not in {"svg", "json"}:
        raise Http404
    if ending == "json":
        response = HttpResponse(found.credential, content_type="application/json")
    else:
        picture = render_to_string("industry/badge.svg", {"found": found, "address": request.build_absolute_uri(found.get_absolute_url())})
        response = HttpResponse(picture, content_type="image/svg+xml")
    if "download" in request.GET or ending == "json":
        response["Content-Disposition"] = f'attachment; filename="{found.number}.{ending}"'
    response["Content-Security-Policy"] = f"{NEVER_RUN}; style-src 'unsafe-inline'" if ending == "json" else NEVER_RUN
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    return download(access.evidence_to_read(request.user, pk).upload)  # type: ignore[return-value]
