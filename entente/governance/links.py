"""What can be done from a mail: answer who asks to join, accept a seat."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine import marking
from entente.governance import access, actions
from entente.governance.actions import letters, reminders
from entente.governance.actions.writing import WRITTEN
from entente.governance.choices import Answered, ProposalKind
from entente.governance.models import ActionPoint, Proposal, WrittenProcedure
from entente.governance.queries import points
from entente.members.viewers import viewers_of
from entente.notices.days import day_of
from entente.notices.links import LinkKind, Shown
from entente.people.models import Person


def answer_request(person: Person, subject: str, choice: str, at: datetime) -> str:
    """With the right the person has today: who chairs no more does not answer any more."""
    proposal = _proposal(subject, ProposalKind.REQUEST)
    if not access.person_leads(person, proposal.body, day_of(at)):
        raise PermissionDenied(_("You do not chair %(body)s any more; its chairs of today answer.") % {"body": proposal.body})
    said = {"person": proposal.person, "body": proposal.body}
    if choice == "accept":
        actions.accept(proposal, by=person, at=at)
        return _("%(person)s is in %(body)s now.") % said
    actions.decline(proposal, because=letters.reasons()[choice], by=person, at=at)
    return _("%(person)s was told that %(body)s cannot say yes.") % said


def answer_offer(person: Person, subject: str, choice: str, at: datetime) -> str:
    proposal = _proposal(subject, ProposalKind.OFFER)
    if proposal.person_id != person.pk:
        raise PermissionDenied(_("This seat is offered to somebody else."))
    if choice == "accept":
        actions.accept(proposal, by=person, at=at)
        return _("You are in %(body)s now.") % {"body": proposal.body}
    actions.decline(proposal, because="", by=person, at=at)
    return _("The seat in %(body)s stays free.") % {"body": proposal.body}


def tick_off(person: Person, subject: str, choice: str, at: datetime) -> str:
    point = ActionPoint.objects.filter(pk=int(subject)).select_related("body").first()
    if point is None or point.owner_id != person.pk:
        raise PermissionDenied(_("This action is somebody else's now."))
    actions.close(point, by=person, at=at)
    return _("Done. Thank you.")


def say_of_action(person: Person, subject: str, words: str, at: datetime) -> str:
    actions.remark(_point_of(person, subject), words, by=person, at=at)
    return _("Thank you. It stands with the action, for everyone who may see it.")


def action_to_say(person: Person, subject: str) -> Shown:
    """What is to be done, until when, and what was said of it last; with the person's rights of now."""
    point = _point_of(person, subject)
    last = point.remarks.order_by("-pk").select_related("person").first()
    facts = [(_("Action"), point.text), (_("Until"), date_format(point.due_on, "j F Y") if point.due_on else "")]
    facts.append((_("Said last"), f"{last.person}: {last.words}" if last else ""))
    return Shown([fact for fact in facts if fact[1]], reverse("governance:action", args=[point.pk]), _("To the action"))


def _point_of(person: Person, subject: str) -> ActionPoint:
    keys = marking.keys(viewers_of([person.pk])[person.pk])
    point = points.seen(keys).filter(pk=int(subject)).first()
    if point is None:
        raise PermissionDenied(_("This action is not there any more, or no longer yours to see."))
    return point


def answer_written(person: Person, subject: str, choice: str, at: datetime) -> str:
    procedure = WrittenProcedure.objects.filter(pk=int(subject)).first()
    if procedure is None:
        raise PermissionDenied(_("This question is not there any more."))
    actions.say(procedure, person, choice, at=at)
    return _("Your answer is noted. Until it closes you can say something else on the page.")


def _proposal(subject: str, kind: str) -> Proposal:
    found = Proposal.objects.select_related("body", "person").filter(pk=int(subject), kind=kind).first()
    if found is None:
        raise PermissionDenied(_("This question is not there any more."))
    return found


_ANSWERS = [(answer.value, answer.label) for answer in (Answered.AGREE, Answered.ABSTAIN)]
_OFFER = [("accept", gettext_lazy("Accept the seat")), ("decline", gettext_lazy("Decline"))]
_REQUEST = [
    ("accept", gettext_lazy("Accept")),
    ("full", gettext_lazy("Decline: the group takes nobody in at the moment")),
    ("fit", gettext_lazy("Decline: this group is not the right place for it")),
]
LINKS = {
    WRITTEN: LinkKind(gettext_lazy("Do you agree: %(label)s"), answer_written, choices=_ANSWERS),
    letters.JOIN: LinkKind(gettext_lazy("Do you take %(label)s in?"), answer_request, choices=_REQUEST),
    reminders.ACTION: LinkKind(gettext_lazy("Is this done: %(label)s"), tick_off, choices=[("done", gettext_lazy("It is done"))]),
    reminders.REMARK: LinkKind(
        gettext_lazy("How far is this: %(label)s"),
        say_of_action,
        choices=[("send", gettext_lazy("Send it"))],
        words=gettext_lazy("What you say of it"),
        shows=action_to_say,
    ),
    letters.SEAT: LinkKind(gettext_lazy("Do you take the seat in %(label)s?"), answer_offer, choices=_OFFER),
}
