"""What fits a need: computed when something changes, kept with its reasons, told to its people, dismissed with one reason."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.engine.marking import EVERYONE, keys
from entente.engine.matching import Match
from entente.exchange import queries
from entente.exchange.actions.needing import need_held
from entente.exchange.actions.refusals import CannotSeek
from entente.exchange.actions.telling import tell_need
from entente.exchange.choices import Dismissal, PracticeState
from entente.exchange.models import Need, Practice, Suggestion
from entente.exchange.queries.matching import KEPT, matched
from entente.members.viewers import viewers_of
from entente.people.models import Person


@transaction.atomic
def match_need(need: Need, *, by: Person | None, at: datetime) -> list[Suggestion]:
    """The best of what its people may see take the place of what was found before; what was dismissed or offered stays. New ones are
    told by mail to each as far as it may see them. Returns the new ones."""
    entry = record.open()
    row, day = need_held(need), timezone.localtime(at).date()
    found = matched(row, opened_to(row, at), day).found[:KEPT]
    new = _kept(row, found, at)
    row.matched_at = at
    row.save(update_fields=["matched_at"])
    if new:
        entry.enter("exchange.matched", row, by=by, organisation=row.organisation, after={"found": len(found), "new": len(new)})
    if row.alerts and new:
        _alert(row, new, at)
    return new


@transaction.atomic
def offer(need: Need, practice: Practice, *, by: Person, at: datetime) -> Suggestion:
    """By who shares it, for a need of somebody else; its people are told, without the offerer learning whose it is."""
    entry = record.open()
    row, day = need_held(need), timezone.localtime(at).date()
    if practice.state != PracticeState.PUBLISHED or practice.has_expired(day):
        raise CannotSeek(_("Only what is published is offered."))
    if Suggestion.objects.filter(need=row, practice=practice, is_offered=True).exists():
        raise CannotSeek(_("It was offered for this need already."))
    made, _new = Suggestion.objects.update_or_create(
        need=row, practice=practice, defaults={"is_offered": True}, create_defaults={"is_offered": True, "score": 0, "found_at": at}
    )
    entry.enter("exchange.offered", row, by=by, organisation=practice.organisation, after={"practice": str(practice)})
    _alert(row, [made], at)
    return made


@transaction.atomic
def dismiss(suggestion: Suggestion, because: str, *, by: Person, at: datetime) -> Suggestion:
    entry = record.open()
    row = Suggestion.objects.select_for_update(of=("self",)).select_related("need__organisation", "practice").get(pk=suggestion.pk)
    if because not in Dismissal.values:
        raise CannotSeek(_("Choose why it does not help."))
    if row.dismissed_at:
        raise CannotSeek(_("It is dismissed already."))
    row.dismissed_because, row.dismissed_at, row.dismissed_by = because, at, by
    row.save(update_fields=["dismissed_because", "dismissed_at", "dismissed_by"])
    told = {"practice": str(row.practice), "reason": because}
    entry.enter("exchange.dismissed", row.need, by=by, organisation=row.need.organisation, after=told)
    return row


def opened_to(need: Need, at: datetime) -> frozenset[str]:
    """What somebody who speaks for its organisation may see; what everybody may where nobody speaks."""
    return frozenset({EVERYONE}).union(*_keys(need, at).values())


def told(match: Match) -> list[dict[str, object]]:
    """Reasons as they are kept: exact points become a number with four digits."""
    return [{"kind": one.kind, "points": round(float(one.points), 4), "wanted": one.wanted, "held": one.held} for one in match.reasons]


def _kept(row: Need, found: Sequence[Match], at: datetime) -> list[Suggestion]:
    held = {one.practice_id: one for one in row.suggestions.all()}
    wanted = {one.key for one in found}
    gone = [one.pk for one in held.values() if one.practice_id not in wanted and not one.dismissed_at and not one.is_offered]
    Suggestion.objects.filter(pk__in=gone).delete()
    for one in found:
        if current := held.get(one.key):
            current.score, current.reasons = float(one.score), told(one)
    Suggestion.objects.bulk_update([held[pk] for pk in sorted(wanted & held.keys())], ["score", "reasons"])
    new = [
        Suggestion(need=row, practice_id=one.key, score=float(one.score), reasons=told(one), found_at=at)
        for one in found
        if one.key not in held
    ]
    return Suggestion.objects.bulk_create(new)


def _keys(need: Need, at: datetime) -> dict[int, frozenset[str]]:
    day = timezone.localtime(at).date()
    viewers = viewers_of(queries.speakers(need.organisation_id, day), day)
    return {person: keys(viewer) for person, viewer in viewers.items()}


def _alert(row: Need, new: Sequence[Suggestion], at: datetime) -> None:
    """Each is told of what it may see itself."""
    ids, fitting = [one.practice_id for one in new], {}
    for person, held in _keys(row, at).items():
        seen = set(queries.practices(held).filter(pk__in=ids).values_list("pk", flat=True))
        fitting[person] = [one for one in new if one.practice_id in seen]
    tell_need(row, fitting, at=at)
    Suggestion.objects.filter(need=row, practice__in=ids).update(told_at=at)
