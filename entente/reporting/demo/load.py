"""Loading the demonstration once, into an empty installation."""

from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

from django.db import transaction
from django.utils.translation import gettext as _

from entente.agreement import actions as agreement
from entente.agreement.actions.facts import TermsFacts
from entente.agreement.imports.contract_file import read_contract, read_shipped
from entente.agreement.models import Contract
from entente.members import actions as members
from entente.members.models import Organisation, Partnership
from entente.people.models import Account, Person
from entente.reporting.actions import release
from entente.reporting.demo import (
    agenda,
    ballots,
    certification,
    consortia,
    dialogue,
    exchange,
    groups,
    industry,
    ledger,
    market,
    measures,
    mirror,
    news,
    people,
    programme,
    projects,
    skills,
    story,
    support,
    watch,
    working_day,
)
from entente.reporting.demo.cast import Part, cast
from entente.reporting.demo.members import add_all, noon, reach
from entente.reporting.demo.story_so_far import Story
from entente.reporting.models import Release

SEED = 20160705
SHOWN_AS_OF = date(2018, 9, 30)
NAME = "European Cyber Partnership"


class CannotLoadDemo(Exception):
    """The demonstration goes only into an empty installation."""


@transaction.atomic
def load(*, now: datetime) -> dict[str, int]:
    """The whole story in one transaction; the counts of what it brought."""
    if Organisation.objects.exists() or Account.objects.exists():
        raise CannotLoadDemo(_("This installation already holds organisations or accounts; the demonstration goes only into an empty one."))
    random, begin = Random(SEED), datetime(2016, 6, 17, 8, tzinfo=UTC)  # noqa: S311 -- the same demonstration every time
    members.found(NAME, by=None, at=begin, shown_as_of=SHOWN_AS_OF, is_demo=True)
    staff = people.staff(at=begin, now=now)
    parts = cast(random)
    story.rename(parts)
    named = story.extras(staff.office)
    found = add_all(random, parts, staff.office)
    named |= {part.name: found[part.number] for part in parts}
    grown = next(part for part in parts if part.name == story.GROWN)
    _membership(random, parts, found, named, grown, staff)
    voice = next(part for part in parts if part.name == story.VOICE)
    voices = people.delegates(random, found, parts, voice, staff.office, at=begin, now=now)
    contract = _contract(random, parts, found, voices, staff)
    spoken = {part.name: voices[part.number] for part in parts}
    ledger.tales(contract, named, spoken, staff)
    _releases(contract, named[story.VOICE], spoken[story.VOICE], staff)
    groups.add_all(random, parts, found, voices, voice, staff, now=now)
    news.add_all(named, spoken, staff, now)
    support.add_all(parts, found, voices, support.Member(named[story.VOICE], spoken[story.VOICE]), staff, now)
    programme.add_all(named[story.VOICE], spoken[story.VOICE], named[story.GROWN], staff, now)
    working_day.add_all(random, [voices[part.number] for part in parts], spoken[story.VOICE], staff, now=now)
    certification.add_all(parts, named, spoken, staff.office, at=now)
    ballots.add_all(parts, found, voices, staff, now)
    market.add_all(staff.office, at=now, seed=SEED)
    measures.add_all(parts, found, voices, staff, now)
    market.release(staff.office, at=now)
    told = Story(random, parts, found, voices, voice, named, spoken, staff, now)
    for room in (dialogue, skills, exchange, consortia, mirror, industry, watch):
        room.add_all(told)
    agenda.add_all(Random(SEED), parts, found, voices, voice, staff, now)  # noqa: S311 -- the same demonstration every time
    return _counts()


def _membership(
    random: Random, parts: list[Part], found: dict[int, Organisation], named: dict[str, Organisation], grown: Part, staff: people.Staff
) -> None:
    story.begin_small(named[story.GROWN], grown.admitted_on, staff.office)
    reach(random, parts, found, staff.office)
    story.go_on(random, named, parts, found, staff.office)


def _contract(random: Random, parts: list[Part], found: dict[int, Organisation], voices: people.Voices, staff: people.Staff) -> Contract:
    signed = noon(date(2016, 7, 5))
    contract = agreement.load_contract(read_contract(read_shipped("ecs-2016")), by=staff.office, at=signed).contract
    terms = TermsFacts(Decimal(450_000_000), Decimal(3), Decimal(1_800_000_000), date(2016, 7, 6), review_above=Decimal(1_000_000))
    agreement.change_terms(
        contract, terms, because="Lines above one million are seen by two of the office", by=staff.office, at=noon(date(2016, 12, 1))
    )
    ledger.rates(staff.office, at=noon(date(2018, 1, 10)))
    projects.add_all(random, parts, found, staff.office)
    ledger.accessions(contract, parts, found, voices, staff.office)
    ledger.contributions(random, contract, parts, found, voices, staff)
    ledger.nothing_to_report(random, contract, parts, found, voices)
    agreement.derive_shares(contract, by=None, at=noon(date(2018, 1, 20)))
    agreement.accept_shares(contract, by=staff.office, at=noon(date(2018, 1, 22)))
    return contract


def _releases(contract: Contract, organisation: Organisation, voice: Person, staff: people.Staff) -> None:
    """Mid 2018, then September; between them a line already released is corrected."""
    line = ledger.to_be_corrected(contract, organisation, voice, staff)
    release(contract, as_of=date(2018, 6, 30), known_by=date(2018, 7, 10), by=staff.office, at=datetime(2018, 7, 12, 9, tzinfo=UTC))
    ledger.correct(contract, line, voice, staff)
    release(contract, as_of=SHOWN_AS_OF, known_by=SHOWN_AS_OF, by=staff.office, at=datetime(2018, 9, 30, 20, tzinfo=UTC))


def _counts() -> dict[str, int]:
    return {
        "organisations": Organisation.objects.count(),
        "accounts": Account.objects.count(),
        "releases": Release.objects.count(),
        "partnerships": Partnership.objects.count(),
    }
