"""The review queue: what somebody wrote, and somebody else has to look at."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from entente.certification import catalogue_access as access
from entente.certification.actions.catalogue_refusals import CatalogueRefusal
from entente.certification.actions.mappings import review_row
from entente.certification.catalogue_choices import RelationKind, RowState, SetState
from entente.certification.models import MappingRow
from entente.people.access import require
from entente.people.choices import Permission
from entente.web.certification.catalogue_forms import ReviewForm
from entente.web.certification.catalogue_page import number

A_PAGE = 20
KINDS = {
    "conflict": (gettext_lazy("Two relations given"), Q(state=RowState.CONFLICT)),
    "certain": (
        gettext_lazy("Makes something certain"),
        Q(state=RowState.PROPOSED, relation__in=[RelationKind.EQUAL, RelationKind.SUPERSET, RelationKind.SUBSET]),
    ),
    "other": (
        gettext_lazy("Overlaps and the rest"),
        Q(state=RowState.PROPOSED, relation__in=[RelationKind.INTERSECTS, RelationKind.NOT_RELATED]),
    ),
}


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The rows that a review changes most come first: contradictions, then what makes coverage certain."""
    account = require(request.user, Permission.MAPPINGS_REVIEW)
    waiting = MappingRow.objects.exclude(mapping_set__state=SetState.SUPERSEDED)
    if of_set := number(request.GET.get("set", "")):
        waiting = waiting.filter(mapping_set=of_set)
    counts = {kind: waiting.filter(which).count() for kind, (_label, which) in KINDS.items()}
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else next((name for name, count in counts.items() if count), "conflict")
    after = number(request.GET.get("after", "")) or 0
    rows = waiting.filter(KINDS[kind][1], pk__gt=after).order_by("pk")
    rows = rows.select_related("mapping_set", "source__catalogue", "target__catalogue", "author")
    page = list(rows[: A_PAGE + 1])
    context = {
        "rows": page[:A_PAGE],
        "next": page[A_PAGE - 1].pk if len(page) > A_PAGE else "",
        "kind": kind,
        "kinds": [(name, label, counts[name]) for name, (label, _which) in KINDS.items()],
        "me": account.person_id,
        "relations": RelationKind,
        "set": of_set,
    }
    return render(request, "certification/mapping_review.html", context)


@login_required
@require_POST
def review(request: HttpRequest, row: int) -> HttpResponse:
    found, account = access.row_to_review(request.user, row)
    form = ReviewForm(request.POST)
    back = request.POST.get("back", "")
    address = f"{reverse('certification:mapping-review')}?kind={back}" if back in KINDS else reverse("certification:mapping-review")
    if not form.is_valid():
        context = {"row": found, "form": form, "relations": RelationKind}
        return render(request, "certification/mapping_row.html", context, status=422)
    said = form.cleaned_data
    try:
        accept = said["verdict"] == "accept"
        review_row(found, accept=accept, relation=said["relation"], share=said["share"], by=account.person, at=timezone.now())
    except CatalogueRefusal as refusal:
        context = {"row": found, "form": form, "relations": RelationKind, "refusal": refusal}
        return render(request, "certification/mapping_row.html", context, status=409)
    messages.success(request, _("Reviewed. What is covered is worked out anew."))
    return redirect(address)
