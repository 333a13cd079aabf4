"""Who signed the contract, and who has not yet."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.agreement import access, actions
from entente.agreement.actions import NewAccession
from entente.agreement.exports import ACCESSIONS, accession_rows
from entente.agreement.models import Accession
from entente.agreement.queries.accessions import signed_on
from entente.members.models import Organisation
from entente.web.agreement.answering import me, through
from entente.web.agreement.small_forms import AccessionForm, WithdrawForm
from entente.web.agreement.tables import table_response
from entente.web.agreement.uploading import kept, sent
from entente.web.context import partnership

A_PAGE = 100


@require_GET
def accessions(request: HttpRequest) -> HttpResponse:
    """How many members have signed; who is missing is shown inside the partnership."""
    contract = access.contract_to_read()
    found = signed_on(contract, partnership(request).day)
    after = request.GET.get("after", "")
    keys = [str(row.organisation_id) for row in found.accessions]
    start = keys.index(after) + 1 if after in keys else 0
    page = found.accessions[start : start + A_PAGE]
    return render(
        request,
        "agreement/accessions.html",
        {
            "contract": contract,
            "signed": found,
            "accessions": page,
            "next": page[-1].organisation_id if start + A_PAGE < len(found.accessions) else "",
            "sees_missing": access.sees_missing(request.user),
            "sees_signatories": access.sees_all_lines(request.user),
            "own": access.organisations_of(request.user),
        },
    )


@require_GET
def table(request: HttpRequest, ending: str) -> HttpResponse:
    contract = access.contract_to_read()
    found = signed_on(contract, partnership(request).day)
    rows = accession_rows(found.accessions, with_signatory=access.sees_all_lines(request.user))
    return table_response("accessions", ending, ACCESSIONS, rows)


@login_required
def add(request: HttpRequest) -> HttpResponse:
    contract = access.contract_to_edit(request.user)
    missing = {one.pk for one in signed_on(contract, partnership(request).day).missing}
    form = AccessionForm(
        request.POST or None, request.FILES or None, missing=Organisation.objects.filter(pk__in=missing).order_by("name_key")
    )

    def act() -> None:
        said, by = form.cleaned_data, me(request)
        upload = kept(request, said["file"]) if said["file"] else None
        new = NewAccession(said["organisation"], said["signed_on"], said["signatory"])
        actions.accede(contract, new, upload=upload, by=by, at=timezone.now())

    return through(request, "agreement/add_accession.html", form, act, to="agreement:accessions", said=_("The accession was entered."))


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    access.contract_to_edit(request.user)
    held = get_object_or_404(Accession.objects.known().select_related("organisation"), pk=pk)
    form = AccessionForm(request.POST or None, request.FILES or None, initial={"signed_on": held.from_on, "signatory": held.signatory})

    def act() -> None:
        said, by = form.cleaned_data, me(request)
        upload = kept(request, said["file"]) if said["file"] else None
        actions.correct_accession(held, signed_on=said["signed_on"], signatory=said["signatory"], upload=upload, by=by, at=timezone.now())

    said = _("The accession was corrected.")
    return through(request, "agreement/change_accession.html", form, act, to="agreement:accessions", said=said, accession=held)


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    access.contract_to_edit(request.user)
    held = get_object_or_404(Accession.objects.known().select_related("organisation"), pk=pk)
    form = WithdrawForm(request.POST or None)

    def act() -> None:
        actions.withdraw_accession(held, on=form.day(), because=form.cleaned_data["because"], by=me(request), at=timezone.now())

    said = _("The withdrawal was entered.")
    return through(request, "agreement/withdraw_accession.html", form, act, to="agreement:accessions", said=said, accession=held)


@login_required
@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The signed document, for its organisation, the office and the auditors."""
    held = get_object_or_404(Accession.objects.select_related("upload"), pk=pk, upload__isnull=False)
    access.accession_document_to_read(request.user, held)
    assert held.upload is not None  # noqa: S101 -- the query asked for it
    return sent(held.upload)
