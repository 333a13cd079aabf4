"""Who may do what with a gathering. Whether it may be seen at all is answered by its lock alone."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.documents import discovery
from entente.engine import audience
from entente.engine.marking import Marking, Viewer, keys
from entente.gatherings import queries
from entente.gatherings.audiences import GUESTS, number_of
from entente.gatherings.choices import GatheringState
from entente.gatherings.models import Gathering, Guest
from entente.notices.queries import read
from entente.notices.refusals import CannotResolve
from entente.notices.sources import Value
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


class SignInFirst(PermissionDenied):
    """It is for the community, and nobody has signed in."""


def gathering_to_read(user: User, viewer: Viewer, pk: int) -> Gathering:
    """404 for who may not even know that it is there; for GREEN a visitor is asked in, a stranger told why not."""
    if found := queries.seen(keys(viewer)).filter(pk=pk).first():
        return found
    found = Gathering.objects.select_related("organiser").filter(pk=pk).first()
    if found and _is_a_draft_of_my_home(user, found):
        return found
    if found and found.marking == Marking.GREEN.value and found.announced_at:
        _refuse_green(viewer)
    raise Http404


def gathering_to_keep(user: User, viewer: Viewer, pk: int) -> Gathering:
    """For its organiser, whoever arranged it, who files in its home, and the office."""
    found = gathering_to_read(user, viewer, pk)
    if not may_keep(user, found):
        raise PermissionDenied(_("Only who organises this gathering, who keeps its home, and the office may do this."))
    return found


def guest_to_keep(user: User, viewer: Viewer, pk: int, person: int) -> Guest:
    found = Guest.objects.select_related("person").filter(gathering=gathering_to_keep(user, viewer, pk), person=person).first()
    if found is None:
        raise Http404
    return found


def may_keep(user: User, gathering: Gathering) -> bool:
    if people.may(user, Permission.GATHERINGS_KEEP):
        return True
    if not isinstance(user, Account) or not user.is_active or not people.covers(user, Permission.GATHERINGS_KEEP):
        return False
    mine = {gathering.organiser_id, gathering.arranged_by_id}
    return user.person_id in mine or _keeps(user, gathering.home_key)


def arranger(user: User, home_key: str = "") -> Account:
    """Whoever may arrange something for the partnership, or in this home."""
    if isinstance(user, Account) and user.is_active and people.covers(user, Permission.GATHERINGS_KEEP) and _keeps(user, home_key):
        return user
    return people.require(user, Permission.GATHERINGS_KEEP)


def refuse_hidden_guests(viewer: Viewer, expression: str) -> None:
    """The guests of a gathering that one may not see are no audience for one: it is not there."""
    asked = {name.value for name in audience.names(read(expression)) if name.noun == GUESTS} if expression else set()
    hidden = asked - {value for value, _label, _count in visible_guests(viewer, [(value, "", 0) for value in asked])}
    if hidden:
        raise CannotResolve(_("There is no %(noun)s “%(value)s”.") % {"noun": GUESTS, "value": min(hidden)})


def visible_guests(viewer: Viewer, values: Sequence[Value]) -> list[Value]:
    """Of the audiences of guests, those of gatherings one may see. One query."""
    numbers = {number_of(value) for value, _label, _count in values}
    visible = set(queries.seen(keys(viewer)).filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
    return [value for value in values if number_of(value[0]) in visible]


def _keeps(user: User, home_key: str) -> bool:
    return bool(home_key) and discovery.may_file(user, home_key)


def _is_a_draft_of_my_home(user: User, gathering: Gathering) -> bool:
    """Whoever keeps a home works on its drafts together; what is for named persons only is theirs alone."""
    is_open = gathering.state == GatheringState.DRAFT and gathering.marking != Marking.RED.value
    return is_open and isinstance(user, Account) and may_keep(user, gathering)


def _refuse_green(viewer: Viewer) -> None:
    if viewer.person is None:
        raise SignInFirst(_("This is for the partnership's community. Sign in to see it."))
    raise PermissionDenied(_("This is for the partnership's community, the people of its members and its public side. You are not in it."))
