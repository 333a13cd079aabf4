"""The editor: one source requirement at a time, with what may fit on the other side."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.certification import catalogue_access as access
from entente.certification.actions.catalogue_refusals import CatalogueRefusal
from entente.certification.actions.mappings import RowSaid, take_row_out, write_row
from entente.certification.models import MappingSet, Requirement
from entente.certification.queries import catalogues as queries
from entente.certification.queries.likeness import candidates
from entente.web.certification.catalogue_forms import RowForm
from entente.web.certification.catalogue_page import asked_words, number

MOST_FOUND = 40


@login_required
def edit(request: HttpRequest, mapping: int) -> HttpResponse:
    """?at= is the source requirement; without it the first that is not mapped yet."""
    found, account = access.set_to_edit(request.user, mapping)
    sources = list(found.source.requirements.filter(is_assessable=True).order_by("position"))
    mapped = set(found.rows.values_list("source_id", flat=True))
    at = _at(request, sources, mapped)
    form = RowForm(request.POST or None, catalogue=found.target)
    refusal: CatalogueRefusal | None = None
    if request.method == "POST" and at and form.is_valid():
        said = form.cleaned_data
        row = RowSaid(said["relation"], said["rationale"], said["strength"], said["confidence"])
        try:
            write_row(found, at, said["requirement"], row, by=account.person, at=timezone.now())
            return redirect(f"{reverse('certification:mapping-edit', args=[found.pk])}?at={at.pk}")
        except CatalogueRefusal as why:
            refusal = why
    status = 409 if refusal else 422 if request.method == "POST" else 200
    context = _shown(request, found, sources, mapped, at) | {"form": form, "refusal": refusal}
    return render(request, "certification/mapping_edit.html", context, status=status)


@login_required
@require_POST
def remove(request: HttpRequest, row: int) -> HttpResponse:
    found, account = access.row_to_edit(request.user, row)
    take_row_out(found, by=account.person, at=timezone.now())
    messages.success(request, _("The row is taken out."))
    return redirect(f"{reverse('certification:mapping-edit', args=[found.mapping_set_id])}?at={found.source_id}")


def _at(request: HttpRequest, sources: list[Requirement], mapped: set[int]) -> Requirement | None:
    asked = number(request.GET.get("at", ""))
    chosen = next((one for one in sources if one.pk == asked), None)
    return chosen or next((one for one in sources if one.pk not in mapped), sources[0] if sources else None)


def _shown(
    request: HttpRequest, mapping: MappingSet, sources: list[Requirement], mapped: set[int], at: Requirement | None
) -> dict[str, object]:
    place = sources.index(at) if at else 0
    rows = list(mapping.rows.filter(source=at).select_related("target", "author", "reviewer").order_by("pk")) if at else []
    words = asked_words(request)
    return {
        "mapping": mapping,
        "sources": [(one, one.pk in mapped) for one in sources],
        "done": len(mapped & {one.pk for one in sources}),
        "at": at,
        "rows": rows,
        "before": sources[place - 1] if at and place else None,
        "after": sources[place + 1] if at and place + 1 < len(sources) else None,
        "proposed": candidates(mapping, at, without=[row.target_id for row in rows]) if at else [],
        "words": words,
        "found": queries.with_words(mapping.target, words)[:MOST_FOUND] if words else [],
    }
