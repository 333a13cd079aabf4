"""What the public side says about a figure, and what the office answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.agreement import access, actions
from entente.agreement.models import Contract, Remark
from entente.agreement.queries.figures import NoContract
from entente.agreement.queries.remarks import open_questions
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.agreement.answering import me, through
from entente.web.agreement.asked import Asked
from entente.web.agreement.shown import NoReleaseYet
from entente.web.agreement.small_forms import AnswerForm, RemarkForm
from entente.web.agreement.views.why import address_of, asked_figure, figure_of, why_page


@login_required
@require_POST
def ask(request: HttpRequest, measure: str) -> HttpResponse:
    """A question about the figure, to the office."""
    by = people.require(request.user, Permission.FIGURES_ASK).person
    contract, form = access.contract_to_read(), RemarkForm(request.POST)
    found = _asked_or_404(request, contract, measure)
    if not form.is_valid():
        return render(request, "agreement/why.html", why_page(request, found, remark_form=form), status=422)
    actions.ask(contract, figure_of(found), form.cleaned_data["text"], by=by, at=timezone.now())
    messages.success(request, _("Your question was put to the office; the answer will stand here."))
    return redirect(address_of(found))


@login_required
@require_POST
def agree(request: HttpRequest, measure: str) -> HttpResponse:
    """The public side agrees to the figure as it is printed."""
    by = people.require(request.user, Permission.FIGURES_ASK).person
    contract = access.contract_to_read()
    found = _asked_or_404(request, contract, measure)
    try:
        actions.agree(contract, figure_of(found), by=by, at=timezone.now())
    except actions.CannotRemark as refusal:
        return render(request, "agreement/why.html", why_page(request, found, refusal=refusal), status=409)
    messages.success(request, _("Your agreement to this figure was recorded."))
    return redirect(address_of(found))


@login_required
@require_GET
def remarks(request: HttpRequest) -> HttpResponse:
    """Questions about figures that wait for an answer, and what was said."""
    if not access.may_remark(request.user):
        people.require(request.user, Permission.FIGURES_LIVE)
    contract = access.contract_to_read()
    return render(request, "agreement/remarks.html", {"contract": contract, "remarks": open_questions(contract)})


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    people.require(request.user, Permission.LEDGER_DECIDE)
    question = get_object_or_404(Remark.objects.select_related("contract", "by"), pk=pk, kind="question")
    form = AnswerForm(request.POST or None)

    def act() -> None:
        actions.answer(question, form.cleaned_data["text"], by=me(request), at=timezone.now())

    to, said_so = "agreement:remarks", _("The answer was recorded.")
    return through(request, "agreement/answer.html", form, act, to=to, said=said_so, question=question, contract=question.contract)


def _asked_or_404(request: HttpRequest, contract: Contract, measure: str) -> Asked:
    try:
        return asked_figure(request, contract, measure)
    except (NoReleaseYet, NoContract):
        raise Http404 from None
