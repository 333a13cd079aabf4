"""Candidacies: who stands, whether it may, and who stands no longer."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.ballots.actions.finding import held
from entente.ballots.actions.refusals import CannotStand
from entente.ballots.choices import CandidacyState, VoteState
from entente.ballots.eligibility import groups_of, why_not
from entente.ballots.models import Candidacy, Vote
from entente.engine.signs import one_line, readable
from entente.members.models import Organisation
from entente.members.queries.classes import classes_on
from entente.people.models import Person


@transaction.atomic
def stand(
    vote: Vote,
    person: Person,
    organisation: Organisation | None,
    *,
    statement: str = "",
    groups: Collection[str] = (),
    by: Person,
    at: datetime,
) -> Candidacy:
    """Taken where the person may stand; who stands already changes its statement, until the call is over. `groups`: of those to which the
    rule owes seats, the ones it belongs to; the office refuses a candidacy that says so wrongly."""
    entry = record.open()
    current = held(vote, VoteState.DRAFT, otherwise=CannotStand)
    if not current.is_election:
        raise CannotStand(_("Nobody stands in a vote on a motion."))
    if current.call_until and at > current.call_until:
        raise CannotStand(
            _("Candidacies were taken until %(until)s.") % {"until": f"{timezone.localtime(current.call_until):%d.%m.%Y %H:%M}"}
        )
    if unknown := sorted(set(groups) - set(groups_of(current))):
        raise CannotStand(_("The rule names no group “%(name)s”.") % {"name": unknown[0]})
    if why := why_not(current, person, organisation):
        raise CannotStand(why)
    of_class = classes_on(current.record_on).get(organisation.pk) if organisation else None
    said = {
        "organisation": organisation,
        "statement": readable(statement).strip()[:4000],
        "member_class": of_class.category if of_class else "",
        "country": of_class.country if of_class else "",
        "groups": sorted(groups),
        "state": CandidacyState.STANDS,
        "entered_by": by,
        "entered_at": at,
        "because": "",
    }
    candidacy, _is_new = Candidacy.objects.update_or_create(vote=current, person=person, defaults=said)
    entry.enter(
        "ballots.stood", current, by=by, organisation=organisation, after={"candidate": str(person), "for": str(organisation or "")}
    )
    return candidacy


@transaction.atomic
def stand_down(candidacy: Candidacy, *, because: str = "", by: Person, at: datetime) -> Candidacy:
    """By the candidate, before the vote opens; afterwards the ballot is as it is."""
    return _end(candidacy, CandidacyState.WITHDRAWN, "ballots.stood_down", because, by)


@transaction.atomic
def refuse_candidacy(candidacy: Candidacy, *, because: str, by: Person, at: datetime) -> Candidacy:
    """By the office, with the reason, which the candidate reads."""
    if not one_line(because, 500):
        raise CannotStand(_("Say in a sentence why; the candidate reads it."))
    return _end(candidacy, CandidacyState.REFUSED, "ballots.not_eligible", because, by)


def _end(candidacy: Candidacy, state: CandidacyState, verb: str, because: str, by: Person) -> Candidacy:
    entry = record.open()
    held(candidacy.vote, VoteState.DRAFT, VoteState.FROZEN, otherwise=CannotStand)
    row = Candidacy.objects.select_for_update(of=("self",)).select_related("vote__body", "person", "organisation").get(pk=candidacy.pk)
    if row.state != CandidacyState.STANDS:
        raise CannotStand(_("This candidacy has ended already."))
    row.state, row.because = state, one_line(because, 500)
    row.save(update_fields=["state", "because"])
    entry.enter(verb, row.vote, by=by, because=row.because, organisation=row.organisation, after={"candidate": str(row.person)})
    return row
