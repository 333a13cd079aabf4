"""What is said to people about seats: who asks, what is offered, what was answered."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from entente.governance.choices import CHAIRING, ProposalKind, ProposalState
from entente.governance.models import Body, Mandate, Proposal
from entente.governance.references import reference_of
from entente.notices.actions import Own, links, tell
from entente.notices.days import day_of
from entente.notices.references import Reference
from entente.people.choices import Permission
from entente.people.models import Holding, Person

JOIN, SEAT = "governance.join", "governance.seat"  # kinds of notices and of links
LASTS = timedelta(days=60)


def tell_chairs(proposal: Proposal, *, at: datetime) -> None:
    """Each with links of its own: yes, or no with one of the usual reasons; for other words the page."""
    body, to = proposal.body, _who_answers(proposal.body, at)
    if not to:
        return
    choices = [("accept", _("Accept")), *((code, _("Decline: %(why)s") % {"why": why}) for code, why in reasons().items())]
    made = links(JOIN, subject_of(proposal), to, choices, lasts=LASTS, at=at)
    said = {"who": _who(proposal), "body": body}
    words = f"\n\n> {' '.join(proposal.words.split())}" if proposal.words else ""
    page = f"\n\n{_('Or answer in your own words')}: {reverse('governance:people', args=[body.slug])}"
    asked = _("%(who)s asks to join %(body)s.") % said
    own = {
        person: Own(f"{asked}{words}\n\n[{_('Answer with one click')}]({address}){page}", _because(body))
        for person, address in made.items()
    }
    subject = _("%(who)s asks to join %(body)s") % said
    tell(
        JOIN,
        to=to,
        own=own,
        subject=subject,
        body="",
        by=proposal.person,
        at=at,
        reference=reference_of(body),
        reply_to=proposal.person.email,
    )


def offer_seat(proposal: Proposal, *, at: datetime) -> None:
    body, person = proposal.body, proposal.person
    choices = [("accept", _("Accept the seat")), ("decline", _("Decline"))]
    address = links(SEAT, subject_of(proposal), [person.pk], choices, lasts=LASTS, at=at)[person.pk]
    said = {"by": proposal.proposed_by, "body": body, "role": proposal.get_role_display().lower(), "for": _for(proposal)}
    words = f"\n\n> {' '.join(proposal.words.split())}" if proposal.words else ""
    text = _("%(by)s offers you a seat in %(body)s as %(role)s%(for)s.") % said
    page = f"[{_('What %(body)s is for') % said}]({reverse('governance:body', args=[body.slug])})"
    own = {person.pk: Own(f"{text}{words}\n\n[{_('Accept or decline')}]({address})\n\n{page}")}
    subject = _("A seat in %(body)s is offered to you") % said
    tell(SEAT, to=own, own=own, subject=subject, body="", by=proposal.proposed_by, at=at, reference=reference_of(body))


def answered(proposal: Proposal, *, by: Person, at: datetime) -> None:
    """To the side that did not answer: who asked, or who offered."""
    body, is_request = proposal.body, proposal.kind == ProposalKind.REQUEST
    to = proposal.person if is_request else proposal.proposed_by
    if to.pk == by.pk:
        return
    said = {"body": body, "person": proposal.person, "because": proposal.because}
    page = f"\n\n{reverse('governance:body', args=[body.slug])}"
    tell(
        SEAT, to=[to.pk], subject=_sentence(proposal) % said, body=_text(proposal) % said + page, by=by, at=at, reference=reference_of(body)
    )


def reasons() -> dict[str, str]:
    """The usual ones, for who answers from a mail."""
    return {
        "full": _("the group takes nobody in at the moment"),
        "fit": _("this group is not the right place for it"),
        "known": _("please ask through the delegate of your organisation"),
    }


def subject_of(proposal: Proposal) -> Reference:
    return {"room": "governance", "noun": "proposal", "id": proposal.pk, "label": _label(proposal)}


def _label(proposal: Proposal) -> str:
    if proposal.kind == ProposalKind.REQUEST:
        return _("%(who)s in %(body)s") % {"who": _who(proposal), "body": proposal.body}
    return _("%(body)s as %(role)s") % {"body": proposal.body, "role": proposal.get_role_display().lower()}


def _sentence(proposal: Proposal) -> str:
    is_yes = proposal.state == ProposalState.ACCEPTED
    if proposal.kind == ProposalKind.REQUEST:
        return _("You are in %(body)s now") if is_yes else _("About your request to join %(body)s")
    return _("%(person)s accepts the seat in %(body)s") if is_yes else _("%(person)s declines the seat in %(body)s")


def _text(proposal: Proposal) -> str:
    is_yes = proposal.state == ProposalState.ACCEPTED
    if proposal.kind == ProposalKind.REQUEST and is_yes:
        return _("The chairs of %(body)s have accepted you. Its papers, meetings and people are on its page.")
    if proposal.kind == ProposalKind.REQUEST:
        return _("The chairs of %(body)s could not say yes: %(because)s")
    return _("The seat is taken from today.") if is_yes else _("The seat stays free. %(because)s")


def _who(proposal: Proposal) -> str:
    """ "Ada Almvik (Pelagis Trust)" """
    return f"{proposal.person} ({proposal.organisation})" if proposal.organisation else str(proposal.person)


def _for(proposal: Proposal) -> str:
    return _(", for %(organisation)s") % {"organisation": proposal.organisation} if proposal.organisation else ""


def _because(body: Body) -> str:
    return _("because you chair %(body)s, or look after groups") % {"body": body}


def _who_answers(body: Body, at: datetime) -> list[int]:
    chairs = Mandate.objects.sitting(day_of(at)).filter(body=body, role__in=CHAIRING).values_list("person_id", flat=True)
    return sorted(set(chairs)) or sorted(set(_office(at)))


def _office(at: datetime) -> list[int]:
    held = Holding.objects.known().on(day_of(at)).select_related("role")
    return [one.person_id for one in held if Permission.GROUPS_KEEP in one.role.permissions]
