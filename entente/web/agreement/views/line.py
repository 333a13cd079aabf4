"""One line of the ledger: what was declared, with which document, what was decided."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.agreement import access, actions
from entente.agreement.models import Declaration
from entente.agreement.queries.overlaps import overlaps_of
from entente.members import access as members
from entente.record.queries import history
from entente.web.agreement.answering import REFUSALS, me, through
from entente.web.agreement.ledger_forms import AcceptForm, CorrectionForm, EvidenceForm, RejectForm, ReviewForm
from entente.web.agreement.uploading import kept, sent
from entente.web.context import partnership


@login_required
@require_GET
def line(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "agreement/line.html", line_page(request, access.declaration_to_read(request.user, pk)))


def line_page(request: HttpRequest, found: Declaration, **more: Any) -> dict[str, Any]:
    """Everything about a line within what its reader may do."""
    decides = access.decides(request.user)
    is_open = not found.has_decision and not found.is_corrected and not found.is_planned  # type: ignore[attr-defined]
    correction = Declaration.objects.filter(replaces=found).values_list("pk", flat=True).first()
    return {
        "line": found,
        "evidence": found.evidence.select_related("upload", "by").order_by("pk"),
        "reviews": found.reviews.select_related("by").order_by("pk"),
        "decisions": found.decisions.select_related("by").order_by("pk"),
        "correction": correction,
        "overlaps": overlaps_of(found) if decides or access.sees_all_lines(request.user) else [],
        "may_correct": access.may_declare_for(request.user, found.organisation) and correction is None and found.source != "participation",
        "may_decide": decides and is_open and found.by_id != me(request).pk,
        "may_reopen": decides and found.has_decision and found.by_id != me(request).pk,  # type: ignore[attr-defined]
        "is_mine": found.by_id == me(request).pk,
        "is_open": is_open,
        "accept_form": AcceptForm(initial={"amount": found.amount}),
        "reject_form": RejectForm(),
        "review_form": ReviewForm(),
        "evidence_form": EvidenceForm(),
        "history": history(found, members.reader(request.user)),
    } | more


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A correction is a new line that replaces this one."""
    found = access.declaration_to_correct(request.user, pk)
    form = CorrectionForm.of(found, partnership(request).day, request.POST or None, request.FILES or None)

    def act() -> Declaration:
        by, file = me(request), form.cleaned_data["evidence"]
        evidence, because = [kept(request, file)] if file else [], form.cleaned_data["because"]
        return actions.declare(found.contract, form.line(), replaces=found, because=because, by=by, at=timezone.now(), evidence=evidence)

    return through(request, "agreement/correct.html", form, act, to=address_of, said=_("The correction was declared."), line=found)


@login_required
@require_POST
def add_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.declaration_to_correct(request.user, pk)
    form = EvidenceForm(request.POST, request.FILES)

    def act() -> None:
        actions.add_evidence(found, kept(request, form.cleaned_data["file"]), by=me(request), at=timezone.now())

    return settled(request, found, "evidence_form", form, act, _("The document was added."))


@login_required
@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The document, for its own organisation, the office and the auditors."""
    return sent(access.evidence_to_read(request.user, pk).upload)


def settled(request: HttpRequest, found: Declaration, name: str, form: Any, act: Any, said: str) -> HttpResponse:
    """A form of the line's own page: mended or refused there, else done and back to it."""
    if not form.is_valid():
        return render(request, "agreement/line.html", line_page(request, found, **{name: form}), status=422)
    try:
        act()
    except REFUSALS as refusal:
        return render(request, "agreement/line.html", line_page(request, found, **{name: form}, refusal=refusal), status=409)
    messages.success(request, said)
    return redirect(address_of(found))


def address_of(found: Declaration) -> str:
    return reverse("agreement:line", args=[found.pk])
