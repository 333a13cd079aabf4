"""Somebody who cannot come is represented by another of the body, within what its rule allows."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente import record
from entente.gatherings.models import Gathering
from entente.governance.actions.refusals import CannotRepresent
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate, Meeting, Presence, Representation
from entente.governance.queries.calling import meeting_of
from entente.governance.queries.presence import live_presence
from entente.governance.references import key_of
from entente.people.models import Person


@transaction.atomic
def represent(body: Body, gathering: Gathering, absent: Person, by_whom: Person, *, by: Person, at: datetime) -> Representation:
    """Given anew, the one before ends. A substitute stands in for a member of its own seats besides what it may represent otherwise."""
    entry = record.open()
    if gathering.home_key != key_of(body):
        raise CannotRepresent(_("That meeting is not one of %(body)s.") % {"body": body})
    _refuse(body, gathering, absent, by_whom, at)
    Representation.objects.filter(gathering=gathering, absent=absent, ended_at=None).update(ended_at=at)
    given = Representation.objects.create(gathering=gathering, absent=absent, by_whom=by_whom, given_by=by, given_at=at)
    entry.enter("governance.represented", _meeting(body, gathering), by=by, after={"absent": str(absent), "by": str(by_whom)})
    return given


@transaction.atomic
def end_representation(given: Representation, body: Body, *, by: Person, at: datetime) -> None:
    entry = record.open()
    if not Representation.objects.filter(pk=given.pk, ended_at=None).update(ended_at=at):
        raise CannotRepresent(_("This was ended already."))
    entry.enter("governance.not_represented", _meeting(body, given.gathering), by=by, after={"absent": str(given.absent)})


def _meeting(body: Body, gathering: Gathering) -> Meeting:
    return meeting_of(gathering, body)


def _refuse(body: Body, gathering: Gathering, absent: Person, by_whom: Person, at: datetime) -> None:
    if gathering.ends_at <= at:
        raise CannotRepresent(_("The meeting is over."))
    live = live_presence(gathering, _meeting(body, gathering), at)
    held, other = live.people.of(absent.pk), live.people.of(by_whom.pk)
    said = {"absent": absent, "by": by_whom, "body": body}
    if held is None or not held.is_seated:
        raise CannotRepresent(_("%(absent)s holds no seat in %(body)s.") % said)
    if other is None or not (other.is_seated or other.role == MandateRole.SUBSTITUTE) or absent.pk == by_whom.pk:
        raise CannotRepresent(_("Somebody is represented by another who sits in %(body)s; %(by)s does not.") % said)
    if absent.pk in live.present:
        raise CannotRepresent(_("%(absent)s is there and needs nobody.") % said)
    _refuse_more(live.rule, held, other, [one for one in live.representations if one.absent_id != absent.pk])


def _refuse_more(rule: Presence | None, held: Mandate, other: Mandate, given: list[Representation]) -> None:
    most = rule.most_represented if rule else 1
    if other.role == MandateRole.SUBSTITUTE and other.group_id and other.group_id == held.group_id:
        most = max(most, 1)
    if any(one.absent_id == other.person_id for one in given):
        raise CannotRepresent(_("%(by)s is represented there and cannot represent others.") % {"by": other.person})
    mine = [one for one in given if one.by_whom_id == other.person_id]
    if len(mine) >= most:
        words = ngettext("%(by)s may represent %(most)s other at most.", "%(by)s may represent %(most)s others at most.", most)
        raise CannotRepresent(words % {"by": other.person, "most": most} if most else _("Nobody is represented in this body."))
