"""News of the demonstration: what members and the office told in 2018, one correction, one translation, and what waits for review."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from entente.members.models import Organisation
from entente.news import actions
from entente.news.actions import Said
from entente.news.models import Article
from entente.people.models import Person
from entente.reporting.demo.members import noon
from entente.reporting.demo.people import Staff
from entente.reporting.demo.story import DOMINANT, GROWN, SUCCESSOR, VOICE

NEXT = "## What comes next\n\n- The notes are filed among the documents.\n- Whoever wants to join writes to the office."
FICTIONAL = "\n\n*This article belongs to the demonstration; the organisation and what it did are fictional.*"


class Story(NamedTuple):
    """What somebody told, and when; without an organisation it is the office."""

    on: date
    title: str
    lead: str
    countries: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    by: str = ""
    marking: str = "CLEAR"


ENERGY, FINANCE, HEALTH, INDUSTRY = ("demand-energy",), ("demand-finance",), ("demand-health",), ("demand-industry-4.0",)
MERGED = "Pontalis Security has become part of the Veltrano Group; its seat in the partnership goes with it."
SHARED = "Five hospitals compared their incidents; the notes are for members."
PLAYED = "Operators of energy and water played one day through."
TOLD = [
    Story(date(2018, 3, 14), "Twelve plants test an attack together", PLAYED, ("FR", "BE"), ENERGY, VOICE),
    Story(date(2018, 5, 3), "One group where there were two", MERGED, ("ES",), by=SUCCESSOR),
    Story(
        date(2018, 9, 4),
        "A team of nine has become one of three hundred",
        "Nimbora Cyber is a large company since January.",
        ("IT",),
        FINANCE,
        GROWN,
    ),
    Story(date(2018, 9, 24), "Hospitals share what they saw", SHARED, ("PT",), HEALTH, DOMINANT, "GREEN"),
]
CAME = "150 people from 28 countries agreed on the priorities of the autumn."
PLENARY = Story(date(2018, 6, 20), "The plenary met in Brussels", CAME, ("BE",))
RANGE = Story(date(2018, 9, 30), "A new range opens in Lyon", "Members may book it from next month.", ("FR",), INDUSTRY, VOICE)
FRENCH = Said(
    "L’assemblée plénière s’est réunie à Bruxelles",
    "240 personnes de 28 pays ont fixé les priorités de l’automne.",
    "*Cet article fait partie de la démonstration.*",
    "fr",
    countries=frozenset({"BE"}),
)


def add_all(named: Mapping[str, Organisation], spoken: Mapping[str, Person], staff: Staff, now: datetime) -> None:
    """In the order of their days."""
    told = [*TOLD, PLENARY]
    for one in sorted(told, key=lambda one: one.on):
        article = _published(one.on, _said(one), named.get(one.by), spoken.get(one.by, staff.second), staff, marking=one.marking)
        if one is PLENARY:
            _after_the_plenary(article, staff)
    _waiting(named[VOICE], spoken[VOICE], now - timedelta(days=1))


def _after_the_plenary(article: Article, staff: Staff) -> None:
    """A number was wrong; and it is told in French too."""
    _correct(article, "240 people from 28 countries agreed on the priorities of the autumn.", "240 came, not 150.", staff)
    _published(date(2018, 6, 21), FRENCH, None, staff.second, staff, original=article)


def _waiting(organisation: Organisation, by: Person, at: datetime) -> None:
    row = actions.draft(_said(RANGE), organisation=organisation, by=by, at=at)
    actions.hand_in(row, by=by, at=at)


def _said(one: Story) -> Said:
    return Said(one.title, one.lead, f"{NEXT}{FICTIONAL}", sectors=frozenset(one.sectors), countries=frozenset(one.countries))


def _published(
    day: date,
    said: Said,
    organisation: Organisation | None,
    by: Person,
    staff: Staff,
    *,
    original: Article | None = None,
    marking: str = "CLEAR",
) -> Article:
    at = noon(day)
    marked = Said(said.title, said.lead, said.text, said.language, marking, said.sectors, said.countries)
    row = actions.draft(marked, organisation=organisation, original=original, by=by, at=at)
    actions.hand_in(row, by=by, at=at)
    return actions.publish(row, by=staff.office, at=at + timedelta(hours=2))


def _correct(article: Article, lead: str, note: str, staff: Staff) -> None:
    at = noon(date(2018, 6, 22))
    words = {"title": article.title, "lead": lead, "text": article.text, "note": note}
    actions.propose_correction(article, **words, by=staff.second, at=at)
    actions.correct(article, by=staff.office, at=at)
