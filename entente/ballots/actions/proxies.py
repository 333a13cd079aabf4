"""Proxies: one voter lets another vote for it, within what the rule allows, and takes that back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.ballots.actions.refusals import CannotGiveProxy
from entente.ballots.choices import VoteState
from entente.ballots.models import Proxy, RollRow, Vote
from entente.ballots.rules_of import rule_as_frozen
from entente.engine.rules import Proxies, ProxyScope
from entente.engine.signs import one_line
from entente.people.models import Person


@transaction.atomic
def give_proxy(
    vote: Vote,
    giver: RollRow,
    holder: RollRow,
    *,
    expires_at: datetime | None = None,
    instruction: str = "",
    by: Person,
    at: datetime,
) -> Proxy:
    """For this vote, its meeting, or until further notice, as the rule says. One that was given before is replaced."""
    entry = record.open()
    current = Vote.objects.select_for_update(of=("self",)).select_related("body", "rule").get(pk=vote.pk)
    rows = {row.pk: row for row in RollRow.objects.filter(pk__in=[giver.pk, holder.pk]).select_related("organisation", "person")}
    giver, holder = rows[giver.pk], rows[holder.pk]
    allowed = rule_as_frozen(current).proxies
    _refuse(current, giver, holder, allowed, at)
    assert allowed is not None  # noqa: S101 -- refused above
    for before in _between(current, giver, at):
        before.revoked_at = at
        before.save(update_fields=["revoked_at"])
    limit = at + timedelta(days=allowed.expires_after) if allowed.expires_after else None
    proxy = Proxy.objects.create(
        body=current.body,
        vote=current if _is_for_one(current, allowed) else None,
        gathering=current.gathering if allowed.scope is ProxyScope.MEETING else None,
        giver=giver.organisation if not giver.person_id else None,
        giver_person=giver.person,
        holder=holder.organisation if not holder.person_id else None,
        holder_person=holder.person,
        instruction=one_line(instruction, 500),
        given_by=by,
        given_at=at,
        expires_at=min(filter(None, (expires_at, limit)), default=None),
    )
    after = {"holder": holder.name, "until": proxy.expires_at}
    entry.enter("ballots.proxy_given", proxy, by=by, organisation=giver.organisation, after=after)
    return proxy


@transaction.atomic
def revoke_proxy(proxy: Proxy, *, by: Person, at: datetime) -> Proxy:
    """From now on; what the holder cast before stays cast."""
    entry = record.open()
    row = Proxy.objects.select_for_update(of=("self",)).select_related("giver", "holder", "giver_person", "holder_person").get(pk=proxy.pk)
    if row.revoked_at:
        raise CannotGiveProxy(_("This proxy was revoked already."))
    if _is_binding(row):
        raise CannotGiveProxy(_("Under this rule a proxy cannot be revoked. Whoever gave it may still vote itself, first."))
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    entry.enter("ballots.proxy_revoked", row, by=by, organisation=row.giver, before={"holder": str(row.holder or row.holder_person)})
    return row


def _is_binding(proxy: Proxy) -> bool:
    """By the rule of the vote, or of the votes of the meeting, for which it was given."""
    given = Vote.objects.filter(pk=proxy.vote_id) if proxy.vote_id else Vote.objects.filter(gathering=proxy.gathering_id or 0)
    rules = [rule_as_frozen(vote).proxies for vote in given.select_related("rule")]
    return any(allowed is not None and not allowed.is_revocable for allowed in rules)


def _is_for_one(vote: Vote, allowed: Proxies) -> bool:
    return allowed.scope is ProxyScope.ITEM or (allowed.scope is ProxyScope.MEETING and vote.gathering_id is None)


def _between(vote: Vote, giver: RollRow, at: datetime) -> list[Proxy]:
    own = {"giver_person": giver.person_id} if giver.person_id else {"giver": giver.organisation_id}
    return list(Proxy.objects.select_for_update().for_vote(vote).holding(at).filter(**own))


def _refuse(vote: Vote, giver: RollRow, holder: RollRow, allowed: Proxies | None, at: datetime) -> None:
    said = {"giver": giver.name, "holder": holder.name}
    if allowed is None:
        raise CannotGiveProxy(_("Under this rule nobody votes for another."))
    if vote.state not in (VoteState.FROZEN, VoteState.OPEN):
        raise CannotGiveProxy(_("Proxies are given once the roll is frozen and until the vote closes."))
    if {giver.vote_id, holder.vote_id} != {vote.pk} or giver.pk == holder.pk:
        raise CannotGiveProxy(_("A proxy goes from one voter of this roll to another."))
    if not giver.is_entitled:
        raise CannotGiveProxy(_("%(giver)s has no vote here that another could cast.") % said)
    if not holder.is_entitled:
        raise CannotGiveProxy(_("%(holder)s has no vote here; choose somebody who has.") % said)
    if giver.has_voted:
        raise CannotGiveProxy(_("%(giver)s has voted already.") % said)
    if allowed.same_class and giver.member_class != holder.member_class:
        raise CannotGiveProxy(_("Under this rule a proxy stays within a class; %(holder)s is of another.") % said)
    _refuse_full_hands(vote, giver, holder, allowed, at)


def _refuse_full_hands(vote: Vote, giver: RollRow, holder: RollRow, allowed: Proxies, at: datetime) -> None:
    live = Proxy.objects.for_vote(vote).holding(at)
    hand = {"holder_person": holder.person_id} if holder.person_id else {"holder": holder.organisation_id}
    mine = {"giver_person": giver.person_id} if giver.person_id else {"giver": giver.organisation_id}
    held = live.filter(**hand).exclude(**mine).count()
    if allowed.cap is not None and held >= allowed.cap:
        said = {"holder": holder.name, "cap": allowed.cap}
        raise CannotGiveProxy(_("%(holder)s holds %(cap)s already, as many as the rule allows in one hand. Choose another.") % said)
    away = {"giver_person": holder.person_id} if holder.person_id else {"giver": holder.organisation_id}
    if live.filter(**away).exists():
        raise CannotGiveProxy(_("%(holder)s has given its own vote away; choose somebody who votes itself.") % {"holder": holder.name})
