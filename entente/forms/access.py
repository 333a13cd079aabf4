"""Who may do what with a round. Whether it may be seen at all is answered by its lock, and for its home's own organisers by the home."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.documents import discovery
from entente.documents.home import Home
from entente.engine.marking import Marking
from entente.forms import queries
from entente.forms.choices import Became, Results
from entente.forms.models import Asked, Form, Round
from entente.members.access import organisations_of
from entente.members.viewers import keys_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


def organises_at(user: User, home_key: str) -> bool:
    """Whether the user asks questions in this home; without one only who may ask anybody."""
    if not isinstance(user, Account) or not people.covers(user, Permission.FORMS_ASK):
        return False
    return people.may(user, Permission.FORMS_ASK) or (bool(home_key) and discovery.may_file(user, home_key))


def asks_anybody(user: User) -> bool:
    """Whether any audience may be asked; others ask those of the home they organise."""
    return people.may(user, Permission.FORMS_ASK)


def asker(user: User, home_key: str = "") -> Account:
    """Whoever asks here, or a refusal."""
    if isinstance(user, Account) and organises_at(user, home_key):
        return user
    raise PermissionDenied(_("Questions are asked by the office, and in a group by those who keep it. Ask them to ask for you."))


def home_to_ask(user: User, home_key: str) -> Home | None:
    """The home a round is to stand in; None where none is named. 404 when there is no such home."""
    home = discovery.home_of(home_key) if home_key else None
    if home_key and home is None:
        raise Http404
    asker(user, home_key)
    return home


def round_to_read(user: User, pk: int) -> Round:
    """404 for who may not even know that it is there."""
    found = queries.seen(keys_of(user)).filter(pk=pk).first()
    return found or _of_own_home(user, pk)


def round_to_organise(user: User, pk: int) -> Round:
    row = round_to_read(user, pk)
    if not organises(user, row):
        raise PermissionDenied(_("Only those who organise this round may do this."))
    return row


def organises(user: User, row: Round) -> bool:
    """What only named persons may see is organised by its author alone."""
    if row.level is Marking.RED:
        return isinstance(user, Account) and row.author_id == user.person_id and organises_at(user, row.home_key)
    return organises_at(user, row.home_key)


def askings(user: User, row: Round) -> list[Asked]:
    """What of a round the user may answer: for itself, or for its organisations, by name."""
    if not isinstance(user, Account) or not user.is_active:
        return []
    mine = queries.asked_of(user.person_id, organisations_of(user)).filter(round=row)
    return list(mine.order_by("organisation__name_key", "pk"))


def asking_to_answer(user: User, pk: int, slug: str = "") -> tuple[Asked, list[Asked]]:
    """The one to answer, and all of the user's; `slug` says for which organisation."""
    row = round_to_read(user, pk)
    mine = askings(user, row)
    if not mine:
        raise PermissionDenied(_("You are not among those this round asks. If you should be, tell who organises it."))
    found = [one for one in mine if one.organisation and one.organisation.slug == slug] if slug else mine
    if not found:
        raise Http404
    return found[0], mine


def round_with_results(user: User, pk: int, at: datetime) -> Round:
    """For those who organise it and those who check; for others as its plan says, and then without names."""
    row = round_to_read(user, pk)
    if not sees_results(user, row, at):
        raise PermissionDenied(_("The results of this round are not shown to you, or not yet."))
    return row


def sees_results(user: User, row: Round, at: datetime) -> bool:
    if not row.has_opened:
        return False
    if sees_names(user, row):
        return True
    is_over = not row.takes_answers(at)
    if row.results == Results.CIRCLE:
        return is_over
    if row.results == Results.ORGANISERS:
        return False
    mine = askings(user, row)
    return bool(mine) and (is_over or (row.results == Results.AT_ONCE and any(one.became != Became.WAITING for one in mine)))


def sees_names(user: User, row: Round) -> bool:
    """Who answered what: those who organise the round, and whoever checks all that is stored here."""
    return organises(user, row) or (people.may(user, Permission.SHARED_KEEP) and row.level is not Marking.RED)


def require_names(user: User, row: Round) -> None:
    if not sees_names(user, row):
        raise PermissionDenied(_("Only those who organise this round take its answers away."))


def is_mine(user: User, asked: Asked) -> bool:
    """Whether the user may answer it."""
    if not isinstance(user, Account):
        return False
    return asked.person_id == user.person_id or asked.organisation_id in organisations_of(user)


def asking_to_read(user: User, row: Round, pk: int) -> Asked:
    """One asking with what was answered: for those who answer it, and those who see names. Without names there is none."""
    found = Asked.objects.select_related("round__version__form", "person", "organisation").filter(round=row, pk=pk).first()
    if found is None or (row.is_anonymous and not is_mine(user, found)):
        raise Http404
    if not (is_mine(user, found) or sees_names(user, row)):
        raise PermissionDenied(_("Only those who answer, and those who organise the round, see this answer."))
    return found


def form_to_write(user: User, pk: int) -> Form:
    """For those who organise its home, else the office; what a TLP:RED round asked is its author's. To others it is not there."""
    found = Form.objects.select_related("author").filter(pk=pk).first()
    if found is None or not isinstance(user, Account) or not organises_at(user, found.home_key):
        raise Http404
    if found.author_id != user.person_id and Round.objects.filter(version__form=found, marking=Marking.RED.value).exists():
        raise Http404
    return found


def _of_own_home(user: User, pk: int) -> Round:
    """A draft in a home is also its other organisers'."""
    found = (
        Round.objects.select_related("version__form", "author")
        .filter(pk=pk)
        .exclude(home_key="")
        .exclude(marking=Marking.RED.value)
        .first()
    )
    if found is None or not organises_at(user, found.home_key):
        raise Http404
    return found
