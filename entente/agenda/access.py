"""Who may: the community proposes, the scientific committee screens, a panel answers, the office keeps; editions are everyone's."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http.response import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.agenda.choices import OPEN_TO_CHANGE, RoundState
from entente.agenda.models import CallTopic, Edition, Panellist, Question, Round, Topic
from entente.agenda.queries.topics import screening_body
from entente.governance.access import keeps as keeps_body
from entente.governance.access import seats_of
from entente.governance.choices import KEEPING, MandateRole
from entente.governance.models import Body
from entente.members.access import delegations_of, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.members.viewers import viewer_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


def keeps(user: User) -> bool:
    return people.may(user, Permission.AGENDA_KEEP)


def keeper(user: User) -> Account:
    return people.require(user, Permission.AGENDA_KEEP)


def is_inside(user: User) -> bool:
    """The community, the office and the auditor: they read proposals, the discussion and rankings."""
    return keeps(user) or people.may(user, Permission.RECORD_READ) or viewer_of(user).in_community


def insider(user: User) -> User:
    if is_inside(user):
        return user
    raise PermissionDenied(_("Proposals and rankings are for the community of the partnership; editions are for everyone."))


def writer(user: User) -> Account:
    """Whoever takes part in the discussion: the community and the office, not who only reads."""
    may_write = keeps(user) or (people.covers(user, Permission.ORGANISATION_SPEAK) and not people.may(user, Permission.RECORD_READ))
    if isinstance(user, Account) and is_inside(user) and may_write:
        return user
    raise PermissionDenied(_("The community of the partnership proposes and discusses topics."))


def proposing_for(user: User) -> list[Organisation | Body]:
    """In whose names the user may propose: organisations it acts for, and groups it keeps."""
    if not isinstance(user, Account) or not people.covers(user, Permission.ORGANISATION_SPEAK):
        return []
    members = [held.organisation for held in delegations_of(user) if held.is_admitted]  # type: ignore[attr-defined]
    seats = [seat.body_id for seat in seats_of(user) if seat.role in KEEPING]
    return [*dict.fromkeys(members), *Body.objects.named(timezone.localdate()).filter(pk__in=seats).order_by("code")]


def proposer(user: User) -> Account:
    if isinstance(user, Account) and (keeps(user) or proposing_for(user)):
        return user
    raise PermissionDenied(_("Topics are proposed by those who act for a member, by the groups’ chairs, and by the office."))


def topics(user: User) -> QuerySet[Topic]:
    rows = Topic.objects.select_related("organisation", "body", "proposed_by")
    return rows if is_inside(user) else rows.filter(is_published=True)


def topic_to_read(user: User, pk: int) -> Topic:
    found = topics(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def topic_to_discuss(user: User, pk: int) -> Topic:
    found = topic_to_read(user, pk)
    writer(user)
    return found


def may_change(user: User, topic: Topic) -> bool:
    if keeps(user):
        return topic.is_living
    return topic.state in OPEN_TO_CHANGE and _is_own(user, topic)


def topic_to_change(user: User, pk: int) -> Topic:
    found = topic_to_read(user, pk)
    if not (keeps(user) or _is_own(user, found)):
        raise PermissionDenied(_("Only those who proposed it and the office change a topic."))
    return found


def screens(user: User) -> bool:
    """The office, and who sits in the body that screens; observers look on."""
    if keeps(user):
        return True
    if not isinstance(user, Account) or not people.covers(user, Permission.ORGANISATION_SPEAK):
        return False
    body = screening_body(timezone.localdate())
    return body is not None and any(seat.body_id == body.pk and seat.role != MandateRole.OBSERVER for seat in seats_of(user))


def topic_to_screen(user: User, pk: int) -> Topic:
    found = topic_to_read(user, pk)
    screener(user)
    return found


def screener(user: User) -> None:
    if not screens(user):
        raise PermissionDenied(_("Topics are screened by the scientific committee and the office."))


def topic_to_keep(user: User, pk: int) -> Topic:
    found = topic_to_read(user, pk)
    keeper(user)
    return found


def rounds(user: User) -> QuerySet[Round]:
    """The office sees all; the community those that are open or closed."""
    rows = Round.objects.select_related("after", "ranking")
    if keeps(user) or people.may(user, Permission.RECORD_READ):
        return rows
    return rows.exclude(state=RoundState.DRAFT) if is_inside(user) else rows.none()


def round_to_read(user: User, pk: int) -> Round:
    found = rounds(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def round_to_keep(user: User, pk: int) -> Round:
    found = round_to_read(user, pk)
    keeper(user)
    return found


def seat_in(user: User, round_: Round) -> Panellist | None:
    """The user's place in the panel, as long as a token may speak for an organisation."""
    if not isinstance(user, Account) or not people.covers(user, Permission.ORGANISATION_SPEAK):
        return None
    return Panellist.objects.filter(round=round_, person=user.person_id).select_related("round", "organisation", "person").first()


def seat_to_answer(user: User, pk: int) -> Panellist:
    found = seat_in(user, round_to_read(user, pk))
    if found is None:
        raise PermissionDenied(_("Only the panel of this round answers; it was drawn so that all kinds of members have a say."))
    return found


def question_to_answer(user: User, pk: int) -> Question:
    """Somebody else's question is not there."""
    rows = Question.objects.select_related("panellist__round", "first", "second")
    found = rows.filter(pk=pk, panellist__person=user.person_id).first() if isinstance(user, Account) else None
    if found is None:
        raise Http404
    return found


def editions(user: User) -> QuerySet[Edition]:
    rows = Edition.objects.order_by("-number")
    return rows if keeps(user) or people.may(user, Permission.RECORD_READ) else rows.filter(state="published")


def edition_to_read(user: User, number: int) -> Edition:
    found = editions(user).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def edition_to_keep(user: User, number: int) -> Edition:
    found = edition_to_read(user, number)
    keeper(user)
    return found


def call_to_read(pk: int) -> CallTopic:
    """Calls are public."""
    found = CallTopic.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _is_own(user: User, topic: Topic) -> bool:
    if topic.organisation_id:
        return topic.organisation_id in organisations_of(user, frozenset(DelegationRole))
    return topic.body_id is not None and keeps_body(user, topic.body_id)


def not_yours() -> PermissionDenied:
    return PermissionDenied(_("You do not propose topics in that name; say the slug of your organisation or of a group you keep."))
