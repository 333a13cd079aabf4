"""The contract: how far it is, what it says, and loading it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from entente.agreement import access, actions
from entente.agreement.imports.contract_file import CannotReadContract, read_contract, read_shipped, shipped
from entente.agreement.models import Contract, ContractDocument
from entente.agreement.queries.contract import current_contract, private_rule_on, scope_patterns, terms_on
from entente.agreement.queries.figures import NoContract
from entente.agreement.queries.private import sentence
from entente.members import access as members
from entente.people import access as people
from entente.people.choices import Permission
from entente.record.queries import history
from entente.web.agreement.answering import REFUSALS, me, through
from entente.web.agreement.forms import ContractForm, DocumentForm
from entente.web.agreement.page import contract_page
from entente.web.agreement.shown import NoReleaseYet, shown
from entente.web.agreement.uploading import kept, sent
from entente.web.context import partnership

LARGEST_FILE = 1_000_000


@require_GET
def contract(request: HttpRequest) -> HttpResponse:
    """How far the partnership is, and how sure that is."""
    found = current_contract()
    if found is None:
        return render(request, "agreement/no_contract.html", {"shipped": shipped()})
    try:
        seen = shown(request, found)
    except NoReleaseYet:
        return render(request, "agreement/no_release.html", {"contract": found})
    except NoContract as nothing:
        return render(request, "agreement/no_release.html", {"contract": found, "refusal": nothing})
    status = 422 if seen.form is not None and seen.form.is_bound and seen.form.errors else 200
    return render(request, "agreement/contract.html", contract_page(seen), status=status)


@require_GET
def terms(request: HttpRequest) -> HttpResponse:
    """What was agreed, with the source of every fact."""
    found = access.contract_to_read()
    return render(request, "agreement/terms.html", terms_page(request, found))


def terms_page(request: HttpRequest, found: Contract) -> dict[str, Any]:
    day = partnership(request).day
    rule = private_rule_on(found, day)
    return {
        "contract": found,
        "terms": terms_on(found, day),
        "amendments": found.terms.known().order_by("from_on"),
        "rule": rule,
        "rule_sentence": sentence(rule) if rule else "",
        "patterns": scope_patterns(found),
        "parties": found.parties.order_by("-side", "pk"),
        "documents": found.documents.select_related("upload").order_by("pk"),
        "history": history(found, members.reader(request.user), most=20),
    }


@login_required
def edit(request: HttpRequest) -> HttpResponse:
    found = access.contract_to_edit(request.user)
    form = ContractForm.of(found, request.POST or None)

    def act() -> None:
        said = {"values": form.values(), "parties": form.parties(), "documents": _documents(found), "because": form.cleaned_data["because"]}
        actions.change_contract(found, **said, by=me(request), at=timezone.now())

    return through(request, "agreement/edit.html", form, act, to="agreement:terms", said=_("The contract was changed."), contract=found)


@login_required
def add_document(request: HttpRequest) -> HttpResponse:
    found = access.contract_to_edit(request.user)
    form = DocumentForm(request.POST or None, request.FILES or None)

    def act() -> None:
        said, by = form.cleaned_data, me(request)
        upload = kept(request, said["file"]) if said["file"] else None
        actions.add_document(found, said["title"], address=said["address"], upload=upload, by=by, at=timezone.now())

    return through(
        request, "agreement/add_document.html", form, act, to="agreement:terms", said=_("The document was added."), contract=found
    )


@login_required
def load(request: HttpRequest) -> HttpResponse:
    """The first contract of an installation: a shipped one by its name, or a file."""
    by = people.require(request.user, Permission.CONTRACT_EDIT).person
    if request.method != "POST":
        return render(request, "agreement/load.html", {"shipped": shipped()})
    try:
        loaded = actions.load_contract(read_contract(_content(request)), by=by, at=timezone.now())
    except REFUSALS as refusal:
        return render(request, "agreement/load.html", {"shipped": shipped(), "refusal": refusal}, status=409)
    unchanged = not loaded.created and not loaded.changed
    messages.success(
        request, _("Nothing changed: the contract is already as the file says.") if unchanged else _("The contract was loaded.")
    )
    return redirect("agreement:terms")


def _content(request: HttpRequest) -> bytes:
    if (name := request.POST.get("name", "")) in shipped():
        return read_shipped(name)
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST_FILE:
        raise CannotReadContract(_("Choose one of the contracts that ship, or a TOML file of at most 1 MB."))
    content: bytes = file.read()
    return content


def _documents(found: Contract) -> list[Any]:
    return list(found.documents.filter(upload=None).order_by("pk"))


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A document of the contract that was brought as a file; the contract's documents are public."""
    found = get_object_or_404(ContractDocument.objects.select_related("upload"), pk=pk, upload__isnull=False)
    assert found.upload is not None  # noqa: S101 -- the query asked for it
    return sent(found.upload)
