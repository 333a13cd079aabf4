"""Publishing a release: the figures of a day, frozen with the hash of what went in."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.models import Contract
from entente.agreement.queries.figures import Facts, NoContract, facts_of
from entente.engine.disclosure import Structure, Tables, is_withheld, tables_json
from entente.engine.disclosure.protection import protect
from entente.engine.releases import digest
from entente.members.queries import community_on, counts_on
from entente.people.models import Person
from entente.record.signing import signed_head
from entente.reporting import tables as published
from entente.reporting.figures import Json, released
from entente.reporting.models import Release
from entente.reporting.queries import accession_counts


class CannotRelease(Exception):
    """The release cannot be published as asked."""


@transaction.atomic
def release(contract: Contract, *, as_of: date, known_by: date, reason: str = "", by: Person, at: datetime) -> Release:
    """Freeze the figures of a day. The tables are suppressed together, and against every release before."""
    entry = record.open()
    earlier = list(Release.objects.filter(contract=contract).order_by("pk"))
    _refuse(as_of, known_by, at, earlier, reason)
    try:
        facts = facts_of(contract, as_of, known_by)
    except NoContract as nothing:
        raise CannotRelease(str(nothing)) from nothing
    structure = published.structure_on(as_of, facts.rule.kinds)
    cells = _protected(contract, facts, structure, earlier)
    made = Release.objects.create(
        contract=contract,
        as_of=as_of,
        known_by=known_by,
        figures=released(facts, cells) | {"around": _around(contract, facts)},
        tables=tables_json(cells),
        inputs_hash=digest([published.lines_of(facts), structure, facts.leverage.contract]),
        record_head=signed_head(),
        reason=reason,
        by=by,
        at=at,
    )
    entry.enter(
        "reporting.released", made, by=by, because=reason, after={"as_of": as_of, "known_by": known_by, "inputs_hash": made.inputs_hash}
    )
    return made


def _protected(contract: Contract, facts: Facts, structure: Structure, earlier: list[Release]) -> Tables:
    before = [published.as_released(contract, one.as_of, one.known_by, one.tables) for one in earlier]
    cells = protect(published.lines_of(facts), published.PUBLISHED, structure, earlier=before)
    if facts.reckoning.counted and is_withheld(cells):
        raise CannotRelease(
            _("Nothing of this day can be published without giving an amount away. Choose a later day, when more is accepted.")
        )
    return cells


def _around(contract: Contract, facts: Facts) -> Json:
    """What stands around the figures on the page, as of the same day."""
    day = facts.leverage.as_of
    counts, community = counts_on(day), community_on(day)
    signed, members = accession_counts(contract, day)
    return {
        "members": counts.total,
        "countries": counts.countries,
        "entities": community.entities,
        "associations": community.associations,
        "signed": signed,
        "asked_to_sign": members,
        "kinds": sorted(facts.rule.kinds),
        "members_only": facts.rule.members_only,
    }


def _refuse(as_of: date, known_by: date, at: datetime, earlier: list[Release], reason: str) -> None:
    if known_by < as_of:
        raise CannotRelease(_("What was known cannot end before the day the figures speak of."))
    if known_by > timezone.localdate(at):
        raise CannotRelease(_("The day up to which facts are known lies in the future."))
    if earlier and as_of < earlier[-1].as_of:
        raise CannotRelease(_("A release of %(day)s is already public; an earlier day cannot follow it.") % {"day": earlier[-1].as_of})
    if earlier and as_of == earlier[-1].as_of and not reason.strip():
        raise CannotRelease(_("This day was released before. Say in a sentence why it is restated."))
