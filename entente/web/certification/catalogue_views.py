"""Catalogues: which there are, what is in one, what it goes out as."""

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.certification import catalogue_access as access
from entente.certification.actions.catalogue_refusals import CatalogueRefusal
from entente.certification.actions.catalogues import describe_catalogue
from entente.certification.catalogue_choices import CatalogueState
from entente.certification.exports import component, oscal, tables
from entente.certification.models import Catalogue, Requirement
from entente.certification.queries import catalogues as queries
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.web.certification.catalogue_forms import DescribeForm
from entente.web.certification.catalogue_page import asked_words, sent

WHOLE = 400  # requirements that one page shows at once; a larger catalogue is read chapter by chapter


@require_GET
def catalogues(request: HttpRequest) -> HttpResponse:
    """All of them: a few hundred lines at most, those that lead somewhere first."""
    words, state = asked_words(request), request.GET.get("state", "")
    state = state if state in CatalogueState.values else ""
    sets = queries.numbers_of_sets()
    rows = [(one, sets.get(one.pk, 0)) for one in queries.listed(words, state)]
    rows.sort(key=lambda row: (-row[1], str(row[0]).casefold()))
    context = {"rows": rows, "words": words, "state": state, "states": CatalogueState, "keeps": access.may_keep(request.user)}
    return render(request, "certification/catalogues.html", context | {"mapped": sum(bool(count) for _one, count in rows)})


@require_GET
def catalogue(request: HttpRequest, catalogue: str) -> HttpResponse:
    """The tree; a large one chapter by chapter, or what the words find in all of it."""
    found, words = access.catalogue_to_see(catalogue), asked_words(request)
    chapters = queries.chapters(found)
    chapter = _chapter(request, chapters, found)
    requirements = queries.with_words(found, words) if words else queries.under(found, chapter)
    named = queries.named_in(requirements)
    context = {
        "catalogue": found,
        "chapters": chapters if found.requirement_count > WHOLE else [],
        "chapter": None if words else chapter,
        "rows": [(row, named.get(row.pk, 0)) for row in requirements],
        "words": words,
        "sets": queries.sets_touching(found, with_drafts=access.may_keep(request.user)),
        "keeps": access.may_keep(request.user),
        "came_as": set(found.documents.values_list("kind", flat=True)),
    }
    return render(request, "certification/catalogue.html", context)


@login_required
def describe(request: HttpRequest, catalogue: str) -> HttpResponse:
    found, account = access.catalogue_to_keep(request.user, catalogue)
    begins = {name: getattr(found, name) for name in ("licence", "state", "consulted_until", "is_exhausted")}
    form = DescribeForm(request.POST or None, initial=begins)
    context = {"catalogue": found, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "certification/catalogue_describe.html", context, status=422 if request.method == "POST" else 200)
    try:
        describe_catalogue(found, **form.cleaned_data, by=account.person, at=timezone.now())
    except CatalogueRefusal as refusal:
        return render(request, "certification/catalogue_describe.html", context | {"refusal": refusal}, status=409)
    messages.success(request, _("Saved."))
    return redirect("certification:catalogue", found.slug)


OSCAL: dict[str, Callable[[Catalogue], dict[str, Any] | None]] = {
    "oscal": oscal.catalog,
    "profile": oscal.profile,
    "component": component.as_it_came,
}


@require_GET
def export(request: HttpRequest, catalogue: str, ending: str) -> HttpResponseBase:
    """csv, xlsx, oscal, or the profile or component-definition it came as."""
    found = access.catalogue_to_see(catalogue)
    if ending in OSCAL:
        body = OSCAL[ending](found)
        if body is None:
            raise Http404
        return sent(json.dumps(body, ensure_ascii=False, indent=1), f"{found.slug}-{ending}.json", "application/json")
    if ending == "csv":
        return sent("".join(csv_lines(tables.REQUIREMENTS, tables.requirements(found))), f"{found.slug}.csv", CSV_TYPE)
    if ending == "xlsx":
        return sent(xlsx(tables.REQUIREMENTS, tables.requirements(found)), f"{found.slug}.xlsx", XLSX_TYPE)
    raise Http404


def _chapter(request: HttpRequest, chapters: list[Requirement], catalogue: Catalogue) -> Requirement | None:
    """The one that is asked for; of a large catalogue the first where none is."""
    asked: Any = request.GET.get("chapter", "")
    chosen = next((one for one in chapters if str(one.pk) == asked), None)
    return chosen or (chapters[0] if chapters and catalogue.requirement_count > WHOLE else None)
