"""Who may: any member reports barriers and says what it thinks, the office keeps measures and verifies, the Commission decides."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.market.access import keeper, keeps
from entente.market.models import Barrier, Measure, StoredScenario
from entente.market.queries.barriers import listed
from entente.members.access import SPEAKING, organisations_of
from entente.members.choices import DelegationRole
from entente.members.models import Organisation
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account


def oversees(user: User) -> bool:
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def decides(user: User) -> bool:
    """The Commission's own people: whoever keeps measures does not decide on them."""
    return people.may(user, Permission.MEASURES_DECIDE) and not keeps(user)


def decider(user: User) -> Account:
    if keeps(user):
        raise PermissionDenied(_("The Commission enters its decisions itself: whoever keeps measures does not decide on them."))
    return people.require(user, Permission.MEASURES_DECIDE)


def measure_to_read(slug: str) -> Measure:
    found = Measure.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def measure_to_keep(user: User, slug: str) -> Measure:
    found = measure_to_read(slug)
    keeper(user)
    return found


def measure_to_decide(user: User, slug: str) -> Measure:
    found = measure_to_read(slug)
    decider(user)
    return found


def organisations_to_report_for(user: User) -> list[Organisation]:
    """Anybody who acts for a member reports what happened to it."""
    return list(Organisation.objects.filter(pk__in=organisations_of(user, frozenset(DelegationRole))).order_by("name_key"))


def organisations_to_speak_for(user: User) -> list[Organisation]:
    return list(Organisation.objects.filter(pk__in=organisations_of(user, SPEAKING)).order_by("name_key"))


def reporter_for(user: User, organisation: Organisation) -> Account:
    if isinstance(user, Account) and organisation.pk in organisations_of(user, frozenset(DelegationRole)):
        return user
    raise PermissionDenied(_("A barrier is reported by somebody of the member that met it."))


def speaker_for(user: User, organisation: Organisation) -> Organisation:
    if organisation.pk in organisations_of(user, SPEAKING):
        return organisation
    raise PermissionDenied(_("Only those who speak for %(name)s say what it thinks.") % {"name": organisation})


def barriers(user: User) -> QuerySet[Barrier]:
    """Of one's own organisations, or all for the office and the auditor."""
    found = listed()
    return found if oversees(user) else found.filter(organisation__in=organisations_of(user, frozenset(DelegationRole)))


def counts_live(user: User) -> bool:
    """Members, the office and the Commission see counts of the day; everybody else those of the last release."""
    return oversees(user) or decides(user) or bool(organisations_of(user, frozenset(DelegationRole)))


def barrier_to_read(user: User, pk: int) -> Barrier:
    found = barriers(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def barrier_to_verify(user: User, pk: int) -> Barrier:
    found = barrier_to_read(user, pk)
    keeper(user)
    return found


def barrier_to_follow(user: User, pk: int) -> Barrier:
    """For the member's side: take it back, say whether it is still there."""
    found = barrier_to_read(user, pk)
    reporter_for(user, found.organisation)
    return found


def scenario_to_read(token: str) -> StoredScenario:
    """The link is the permission."""
    found = StoredScenario.objects.filter(token=token).select_related("by").first()
    if found is None:
        raise Http404
    return found


def scenario_keeper(user: User) -> Account:
    """Whoever is signed in keeps scenarios, but for the auditor, who changes nothing."""
    if not isinstance(user, Account) or (oversees(user) and not keeps(user)):
        raise PermissionDenied(_("An auditor reads scenarios and keeps none."))
    return user


def scenarios_of(user: User) -> QuerySet[StoredScenario]:
    rows = StoredScenario.objects.defer("packed", "results").order_by("-pk")
    return rows.filter(by=user.person_id) if isinstance(user, Account) else rows.none()
