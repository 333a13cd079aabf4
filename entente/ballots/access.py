"""Who may: the office keeps votes; who is on a roll casts its own votes and those it holds by proxy; markings say who may look."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http.response import Http404
from django.utils.translation import gettext as _

from entente.ballots.choices import VoteState
from entente.ballots.facts import is_of_organisations
from entente.ballots.models import Candidacy, Decision, Proxy, RollRow, Rule, Vote
from entente.ballots.rules_of import rule_as_frozen
from entente.ballots.sharing import DECISION, VOTE
from entente.governance.models import Body
from entente.members.access import SPEAKING, organisations_of
from entente.members.viewers import keys_of
from entente.people import access as people
from entente.people.access import User
from entente.people.choices import Permission
from entente.people.models import Account
from entente.search.queries import visible


@dataclass(frozen=True, slots=True)
class Ballotable:
    """A row of the roll for which somebody may vote; `proxy` where it is another's."""

    row: RollRow
    proxy: Proxy | None = None


def keeps(user: User) -> bool:
    return people.may(user, Permission.VOTES_KEEP)


def reads_all(user: User) -> bool:
    """The office, and the auditor to read."""
    return keeps(user) or people.may(user, Permission.RECORD_READ)


def keeper(user: User) -> Account:
    return people.require(user, Permission.VOTES_KEEP)


def votes(user: User) -> QuerySet[Vote]:
    """What is in preparation only those see who keep or read all."""
    found = Vote.objects.filter(pk__in=visible(VOTE, keys_of(user))).select_related("body", "rule", "gathering", "elects")
    return found if reads_all(user) else found.filter(Q(called_at__isnull=False) | ~Q(state=VoteState.DRAFT))


def vote_to_read(user: User, pk: int) -> Vote:
    found = votes(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def vote_to_keep(user: User, pk: int) -> Vote:
    found = vote_to_read(user, pk)
    keeper(user)
    return found


def rules() -> QuerySet[Rule]:
    """Everyone may read the rules; drafts too, so that they are discussed before they are adopted."""
    return Rule.objects.select_related("body", "written_by")


def rule_to_read(user: User, pk: int) -> Rule:
    found = rules().filter(pk=pk).first()
    if found is not None and found.adopted_on is None and not isinstance(user, Account):
        found = None
    if found is None:
        raise Http404
    return found


def rule_to_keep(user: User, pk: int) -> Rule:
    keeper(user)
    return rule_to_read(user, pk)


def body_to_rule(user: User, slug: str) -> Body:
    keeper(user)
    found = Body.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def decisions(user: User) -> QuerySet[Decision]:
    rows = Decision.objects.filter(pk__in=visible(DECISION, keys_of(user)))
    return rows.select_related("body", "vote__rule", "owner", "gathering")


def decision_to_read(user: User, pk: int) -> Decision:
    found = decisions(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def decision_to_keep(user: User, pk: int) -> Decision:
    found = decision_to_read(user, pk)
    keeper(user)
    return found


def decision_to_finish(user: User, pk: int) -> Decision:
    """For its owner, and the office."""
    found = decision_to_read(user, pk)
    if not keeps(user) and not (isinstance(user, Account) and found.owner_id == user.person_id):
        raise PermissionDenied(_("Only %(owner)s and the office say that it is done.") % {"owner": found.owner or _("the office")})
    return found


def speaking_for(user: User) -> frozenset[int]:
    return organisations_of(user, SPEAKING)


def own_rows(user: User, vote: Vote) -> list[RollRow]:
    """Of the roll: the user's organisations, and the user's own seat."""
    if not isinstance(user, Account) or not people.covers(user, Permission.ORGANISATION_SPEAK):
        return []
    mine = Q(person=user.person_id) | Q(person=None, organisation__in=speaking_for(user))
    return list(RollRow.objects.filter(mine, vote=vote).order_by("place"))


def ballotables(user: User, vote: Vote, at: datetime) -> list[Ballotable]:
    """Every row for which the user may vote, the own ones first; three queries."""
    own = own_rows(user, vote)
    if not isinstance(user, Account) or not people.covers(user, Permission.ORGANISATION_SPEAK):
        return []
    held = Proxy.objects.for_vote(vote).holding(at).filter(Q(holder_person=user.person_id) | Q(holder__in=speaking_for(user)))
    proxies = {(one.giver_id, one.giver_person_id): one for one in held.select_related("giver", "giver_person").order_by("given_at", "pk")}
    givers = Q(organisation__in=[one.giver_id for one in proxies.values() if one.giver_id], person=None)
    givers |= Q(person__in=[one.giver_person_id for one in proxies.values() if one.giver_person_id])
    others = RollRow.objects.filter(givers, vote=vote).order_by("place") if proxies else RollRow.objects.none()
    found = [Ballotable(row) for row in own]
    for row in others:
        key = (None, row.person_id) if row.person_id else (row.organisation_id, None)
        if row not in own:
            found.append(Ballotable(row, proxies[key]))
    return found


def next_to_cast(user: User, vote: Vote, cast: RollRow, at: datetime) -> Ballotable | None:
    """After one row was cast, the next that waits for the user. Asks the database nothing where there can be no other: an assembly in
    which the user speaks for one organisation, under a rule without proxies."""
    is_alone = cast.person_id is None and len(speaking_for(user)) == 1 and is_of_organisations(vote.body)
    if is_alone and rule_as_frozen(vote).proxies is None:
        return None
    waiting = (one for one in ballotables(user, vote, at) if one.row.is_entitled and not one.row.has_voted and one.row.pk != cast.pk)
    return next(waiting, None)


def row_to_cast(user: User, vote: int, row: int, at: datetime) -> Ballotable:
    """With its vote, in two queries: whoever is on the roll may see the vote. 404 for who may not, and for a row of no such roll; 403 for
    one that is neither the user's nor held by proxy."""
    found = RollRow.objects.select_related("vote__rule", "vote__body", "vote__gathering").filter(vote=vote, pk=row).first()
    if found is None:
        raise Http404
    if _is_own(user, found):
        return Ballotable(found)
    held = next((one for one in ballotables(user, found.vote, at) if one.row.pk == row), None)
    if held is None:
        vote_to_read(user, vote)
        raise PermissionDenied(_("You vote for the organisations for which you speak, and for those that gave you their proxy."))
    return Ballotable(found, held.proxy)


def _is_own(user: User, row: RollRow) -> bool:
    if not isinstance(user, Account) or not people.covers(user, Permission.ORGANISATION_SPEAK):
        return False
    return row.person_id == user.person_id if row.person_id else row.organisation_id in speaking_for(user)


def candidacy_to_end(user: User, pk: int) -> Candidacy:
    """For the candidate, for who speaks for its organisation, and for the office."""
    found = Candidacy.objects.select_related("vote__body", "person", "organisation").filter(pk=pk, vote__in=votes(user)).first()
    if found is None:
        raise Http404
    is_own = isinstance(user, Account) and (found.person_id == user.person_id or found.organisation_id in speaking_for(user))
    if not (is_own or keeps(user)):
        raise PermissionDenied(_("Only the candidate, who speaks for its organisation, and the office do this."))
    return found


def proxy_to_revoke(user: User, pk: int) -> Proxy:
    found = Proxy.objects.select_related("body", "giver", "holder", "giver_person", "holder_person").filter(pk=pk).first()
    if found is None or not isinstance(user, Account):
        raise Http404
    is_own = found.giver_person_id == user.person_id or found.giver_id in speaking_for(user)
    is_holder = found.holder_person_id == user.person_id or found.holder_id in speaking_for(user)
    if not (is_own or is_holder or reads_all(user)):
        raise Http404
    if not is_own and not keeps(user):
        raise PermissionDenied(_("Only who gave it and the office revoke a proxy."))
    return found
