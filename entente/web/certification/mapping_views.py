"""Mapping sets: which there are, what one says, what it goes out as."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.certification import catalogue_access as access
from entente.certification.actions.catalogue_refusals import CatalogueRefusal
from entente.certification.actions.mappings import begin_set, describe_set
from entente.certification.catalogue_choices import RelationKind, RowState, SetState
from entente.certification.exports import oscal, tables
from entente.certification.models import MappingSet
from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.people.access import require
from entente.people.choices import Permission
from entente.web.certification.catalogue_forms import NewSetForm, SetForm
from entente.web.certification.catalogue_page import asked_words, known_catalogues, number, sent

A_PAGE = 100


@require_GET
def mappings(request: HttpRequest) -> HttpResponse:
    words = asked_words(request)
    sees_drafts = access.may_keep(request.user) or access.may_review(request.user)
    found = MappingSet.objects.select_related("source", "target").order_by("source__reference", "target__reference", "-pk")
    if not sees_drafts:
        found = found.exclude(state=SetState.DRAFT)
    if words:
        about = Q()
        for word in words.split()[:8]:
            about &= (
                Q(name__icontains=word) | Q(source__name__icontains=word) | Q(target__name__icontains=word) | Q(provider__icontains=word)
            )
        found = found.filter(about)
    context = {"sets": list(found), "words": words, "keeps": access.may_keep(request.user), "reviews": access.may_review(request.user)}
    return render(request, "certification/mappings.html", context)


@require_GET
def mapping(request: HttpRequest, mapping: int) -> HttpResponse:
    found = access.set_to_see(request.user, mapping)
    relation, state, after = request.GET.get("relation", ""), request.GET.get("state", ""), number(request.GET.get("after", "")) or 0
    rows = found.rows.select_related("source", "target", "author", "reviewer").filter(pk__gt=after).order_by("pk")
    rows = rows.filter(relation=relation) if relation in RelationKind.values else rows
    rows = rows.filter(state=state) if state in RowState.values else rows
    page = list(rows[: A_PAGE + 1])
    context = {
        "mapping": found,
        "rows": page[:A_PAGE],
        "next": page[A_PAGE - 1].pk if len(page) > A_PAGE else "",
        "after": after,
        "relations": RelationKind,
        "states": RowState,
        "relation": relation,
        "state": state,
        "keeps": access.may_keep(request.user),
        "reviews": access.may_review(request.user),
    }
    return render(request, "certification/mapping.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    account = require(request.user, Permission.CERTIFICATION_KEEP)
    begins = {name: request.GET.get(name, "") for name in ("source", "target")}
    form = NewSetForm(request.POST or None, initial=begins)
    context = {"form": form, "known": known_catalogues()}
    if request.method != "POST" or not form.is_valid():
        return render(request, "certification/mapping_new.html", context, status=422 if request.method == "POST" else 200)
    try:
        made = begin_set(**form.cleaned_data, by=account.person, at=timezone.now())
    except CatalogueRefusal as refusal:
        return render(request, "certification/mapping_new.html", context | {"refusal": refusal}, status=409)
    return redirect("certification:mapping-edit", made.pk)


@login_required
def describe(request: HttpRequest, mapping: int) -> HttpResponse:
    found, account = access.set_to_edit(request.user, mapping)
    form = SetForm(request.POST or None, initial={"name": found.name, "state": found.state, "is_complete": found.is_complete})
    if request.method != "POST" or not form.is_valid():
        context = {"mapping": found, "form": form}
        return render(request, "certification/mapping_describe.html", context, status=422 if request.method == "POST" else 200)
    describe_set(found, **form.cleaned_data, by=account.person, at=timezone.now())
    messages.success(request, _("Saved. What is covered is worked out anew."))
    return redirect("certification:mapping", found.pk)


@require_GET
def export(request: HttpRequest, mapping: int, ending: str) -> HttpResponseBase:
    found = access.set_to_see(request.user, mapping)
    name = f"mapping-{found.source.slug}-{found.target.slug}"
    if ending == "oscal":
        return sent(json.dumps(oscal.mapping_collection(found), ensure_ascii=False, indent=1), f"{name}.json", "application/json")
    if ending == "csv":
        return sent("".join(csv_lines(tables.MAPPINGS, tables.mappings(found))), f"{name}.csv", CSV_TYPE)
    if ending == "xlsx":
        return sent(xlsx(tables.MAPPINGS, tables.mappings(found)), f"{name}.xlsx", XLSX_TYPE)
    raise Http404
