"""Asking to join, answering who asks, offering a seat, answering an offer."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from entente.governance import access, actions
from entente.governance.choices import CHAIRING, MandateRole, ProposalKind
from entente.governance.models import Body, Proposal
from entente.members.models import Organisation
from entente.members.viewers import viewer_of
from entente.web.acting import who
from entente.web.governance.acting import Page, answer, at_once
from entente.web.governance.forms.seats import DeclineForm, JoinForm, OfferForm


@login_required
def join(request: HttpRequest, body: str) -> HttpResponse:
    found = access.body_to_read(body)
    viewer = viewer_of(request.user)
    if not access.may_ask(request.user):
        raise PermissionDenied(_("Groups are for the partnership's community, the people of its members and its public side."))
    organisations = list(Organisation.objects.filter(pk__in=viewer.organisations).order_by("name_key", "pk"))
    form = JoinForm(request.POST or None, organisations=organisations)
    lead = _("The chairs are told and answer; you hear of it by mail. Once you are in, you read what the marking of each paper allows.")
    page = Page(_("Would you like to join %(body)s?") % {"body": found}, lead, _("Ask to join"), found)
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.ask(found, who(request), organisation=form.organisation, words=said["words"], at=at),
        _("The chairs were told. You will hear of their answer by mail."),
    )


@login_required
@require_POST
def withdraw(request: HttpRequest, body: str) -> HttpResponse:
    """A request by who made it."""
    found = access.body_to_read(body)
    proposal = Proposal.objects.filter(body=found, person=who(request), kind=ProposalKind.REQUEST).order_by("-pk").first()
    if proposal is None:
        raise Http404
    return at_once(request, lambda at: actions.withdraw(proposal, by=who(request), at=at), _("Your request is taken back."), found)


@login_required
@require_POST
def accept(request: HttpRequest, body: str, proposal: int) -> HttpResponse:
    found, asked = _to_answer(request, body, proposal)
    to = found if asked.kind == ProposalKind.OFFER else reverse("governance:people", args=[found.slug])
    done = _("%(person)s is in %(body)s now.") % {"person": asked.person, "body": found}
    return at_once(request, lambda at: actions.accept(asked, by=who(request), at=at), done, to)


@login_required
def decline(request: HttpRequest, body: str, proposal: int) -> HttpResponse:
    found, asked = _to_answer(request, body, proposal)
    form = DeclineForm(request.POST or None)
    if is_offer := asked.kind == ProposalKind.OFFER:
        form.fields["because"].required = False
    said = {"person": asked.person, "body": found}
    title = _("Why do you not take the seat in %(body)s?") if is_offer else _("Why can %(body)s not take %(person)s in?")
    page = Page(title % said, _("A sentence is enough; it is told to the other side."), _("Decline"), found)
    return answer(
        request, form, page, lambda given, at: actions.decline(asked, because=given["because"], by=who(request), at=at), _("Declined.")
    )


@login_required
def offer(request: HttpRequest, body: str) -> HttpResponse:
    """Chairs offer seats as member or observer; the office every seat."""
    found = access.body_to_lead(request.user, body)
    roles = frozenset(MandateRole) if access.keeps_all(request.user) else frozenset(MandateRole) - CHAIRING
    form = OfferForm(request.POST or None, roles=roles)
    lead = _("The person gets a mail and accepts or declines with one click. It sits there from the moment it accepts.")
    page = Page(_("Who is offered a seat in %(body)s?") % {"body": found}, lead, _("Offer the seat"), found, _people(found))
    return answer(
        request,
        form,
        page,
        lambda said, at: actions.offer(
            found, said["person"], said["role"], organisation=said["organisation"], words=said["words"], by=who(request), at=at
        ),
        _("The seat is offered; the answer comes by mail."),
    )


@login_required
@require_POST
def take_back(request: HttpRequest, body: str, proposal: int) -> HttpResponse:
    """An offer by those who lead the body."""
    found = access.body_to_lead(request.user, body)
    offered = Proposal.objects.filter(body=found, pk=proposal, kind=ProposalKind.OFFER).first()
    if offered is None:
        raise Http404
    return at_once(request, lambda at: actions.withdraw(offered, by=who(request), at=at), _("The offer is taken back."), _people(found))


def _to_answer(request: HttpRequest, body: str, number: int) -> tuple[Body, Proposal]:
    """A request is answered by who leads the body, an offer by the person; to others it is not there."""
    found = access.body_to_read(body)
    proposal = Proposal.objects.select_related("person", "body").filter(body=found, pk=number).first()
    is_theirs = proposal is not None and (
        access.leads(request.user, found.pk) if proposal.kind == ProposalKind.REQUEST else proposal.person_id == who(request).pk
    )
    if proposal is None or not is_theirs:
        raise Http404
    return found, proposal


def _people(found: Body) -> str:
    return reverse("governance:people", args=[found.slug])
