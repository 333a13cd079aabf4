"""Who may: everyone reads what is published; members propose and tell how it goes, the office keeps; a goal's owner writes its reviews."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.governance import access as governance
from entente.members.access import SPEAKING, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account
from entente.programme.choices import SHOWN, ReviewState
from entente.programme.models import Goal, Initiative, Milestone, Review

Row = TypeVar("Row")


def keeps(user: User) -> bool:
    return people.may(user, Permission.PROGRAMME_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.PROGRAMME_KEEP)


def oversees(user: User) -> bool:
    """Sees what is not published: the office, and the auditor to read."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def goals(user: User) -> QuerySet[Goal]:
    return Goal.objects.all() if oversees(user) else Goal.objects.filter(is_public=True)


def goal_to_read(user: User, pk: int) -> Goal:
    return _found(goals(user).select_related("owner").filter(pk=pk).first())


def goal_to_keep(user: User, pk: int) -> Goal:
    found = goal_to_read(user, pk)
    keeper(user)
    return found


def reviews_it(user: User, goal: Goal) -> bool:
    """Who leads the body that owns the goal, and the office."""
    return keeps(user) or (goal.owner_id is not None and governance.leads(user, goal.owner_id))


def goal_to_review(user: User, pk: int) -> Goal:
    found = goal_to_read(user, pk)
    if not reviews_it(user, found):
        raise PermissionDenied(_("The review is written by those who lead the goal's owner, and by the office."))
    return found


def initiatives(user: User) -> QuerySet[Initiative]:
    """What was adopted once; besides, for its organisations and the office, what is proposed."""
    if oversees(user):
        return Initiative.objects.all()
    own = organisations_of(user, frozenset(DelegationRole))
    shown = Q(state__in=SHOWN, adopted_at__isnull=False)
    partnered = Initiative.partners.through.objects.filter(organisation__in=own).values("initiative")
    return Initiative.objects.filter(shown | Q(lead__in=own) | Q(pk__in=partnered) if own else shown)


def initiative_to_read(user: User, pk: int) -> Initiative:
    return _found(initiatives(user).select_related("lead", "sector", "project").filter(pk=pk).first())


def is_inside(user: User, initiative: Initiative) -> bool:
    """Reads the budget and the support it asked for: its lead's people, the office, the auditor."""
    return oversees(user) or initiative.lead_id in organisations_of(user, frozenset(DelegationRole))


def tells(user: User, initiative: Initiative) -> bool:
    """Says how it goes: who speaks for its lead, and the office."""
    return keeps(user) or initiative.lead_id in organisations_of(user, SPEAKING)


def initiative_to_tell(user: User, pk: int) -> Initiative:
    found = initiative_to_read(user, pk)
    if not tells(user, found):
        raise PermissionDenied(_("Only those who speak for its lead and the office do this."))
    return found


def initiative_to_keep(user: User, pk: int) -> Initiative:
    found = initiative_to_read(user, pk)
    keeper(user)
    return found


def milestone_to_read(user: User, pk: int) -> Milestone:
    return _found(Milestone.objects.filter(pk=pk, initiative__in=initiatives(user)).first())


def milestone_to_tell(user: User, pk: int) -> Milestone:
    found = _found(Milestone.objects.select_related("initiative").filter(pk=pk, initiative__in=initiatives(user)).first())
    initiative_to_tell(user, found.initiative_id)
    return found


def leads_to_propose_for(user: User) -> list[Organisation]:
    own = organisations_of(user, SPEAKING)
    return list(members_on(timezone.localdate()).filter(pk__in=own).order_by("name_key")) if own else []


def proposer_for(user: User, lead: Organisation | None) -> Account:
    """Whoever speaks for the lead; the office for everyone, and for the partnership itself."""
    if isinstance(user, Account) and (keeps(user) or (lead is not None and lead.pk in organisations_of(user, SPEAKING))):
        return user
    raise PermissionDenied(_("Only those who speak for the lead and the office propose an initiative."))


def reviews(user: User) -> QuerySet[Review]:
    """Adopted ones of goals that the user sees; drafts for who writes them, the office and the auditor."""
    seen = Review.objects.filter(goal__in=goals(user))
    if oversees(user):
        return seen
    led = {seat.body_id for seat in governance.seats_of(user) if governance.leads(user, seat.body_id)}
    return seen.filter(Q(state=ReviewState.ADOPTED) | Q(goal__owner__in=led))


def review_to_read(user: User, pk: int) -> Review:
    return _found(reviews(user).select_related("goal__owner", "written_by").filter(pk=pk).first())


def review_to_write(user: User, pk: int) -> Review:
    found = review_to_read(user, pk)
    goal_to_review(user, found.goal_id)
    return found


def review_to_adopt(user: User, pk: int) -> Review:
    found = review_to_read(user, pk)
    keeper(user)
    return found


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
