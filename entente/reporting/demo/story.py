"""What happens in the demonstration to named organisations; later chapters go on from here, and a test names each."""

from datetime import date
from decimal import Decimal
from random import Random

from entente.members import actions
from entente.members.choices import StandingKind
from entente.members.drafts import Draft, Period
from entente.members.models import Organisation
from entente.members.models.reference import Reference
from entente.people.models import Person
from entente.reporting.demo.cast import Part
from entente.reporting.demo.members import LAST_ADMISSION, noon

GROWN = "Nimbora Cyber"  # an SME that grows into a large company in 2018
MERGED, SUCCESSOR = "Pontalis Security", "Veltrano Group"  # a merger on 1 January 2018
SUSPENDED = "Ostmark Datenschutz"  # suspended on 15 May 2018
DOMINANT = "Lusovia Telecomunicações"  # its line dominates its country
VOICE = "Meridiane Systèmes"  # whose delegate can sign in


def rename(cast: list[Part]) -> None:
    """Give the parts of the story their names and seats; they stay the members they are."""
    early = [part for part in cast if part.category == "large" and part.admitted_on <= date(2017, 1, 31)]
    for part, (name, country) in zip(early, ((GROWN, "IT"), (SUCCESSOR, "ES"), (VOICE, "FR"), (DOMINANT, "PT")), strict=False):
        seated = next(other for other in cast if other.country == country and other not in early[:4])
        part.country, seated.country = country, part.country
        part.name, part.admitted_on = name, date(2016, 6, 17)


def extras(by: Person) -> dict[str, Organisation]:
    """Two organisations beside the 245: one that was merged, one that is suspended."""
    day = date(2016, 9, 14)
    drafts = [_extra(MERGED, "ES", "Bilbao", "sme", day), _extra(SUSPENDED, "AT", "Linz", "sme", day)]
    merged, suspended = actions.add_many(drafts, by=by, at=noon(day), source="demonstration")
    return {MERGED: merged, SUSPENDED: suspended}


def _extra(name: str, country: str, city: str, kind: str, day: date) -> Draft:
    standings = (Period(StandingKind.ADMITTED, day),)
    return Draft(name=name, country=country, city=city, kind=kind, kind_from=day, standings=standings, is_fictional=True, size="small",
                 about=f"A fictional organisation of the demonstration, seated in {city}.")  # fmt: skip


def begin_small(grown: Organisation, on: date, by: Person) -> None:
    """It joined as an SME, with the figures of one."""
    actions.reclassify(grown, "sme", on=on, by=by, at=noon(on))
    for year, headcount, turnover, balance in ((2015, 118, 14, 11), (2016, 171, 26, 19), (2017, 268, 61, 47)):
        figures = actions.YearFigures(year, Decimal(headcount), Decimal(turnover) * 1_000_000, Decimal(balance) * 1_000_000)
        actions.note_size(grown, figures, by=by, at=noon(date(year + 1, 4, 2) if year > 2015 else on))


def go_on(random: Random, named: dict[str, Organisation], cast: list[Part], found: dict[int, Organisation], by: Person) -> None:
    """The events of 2018, in order."""
    new_year = date(2018, 1, 1)
    actions.reclassify(
        named[GROWN], "large_company", on=new_year, by=by, at=noon(date(2018, 4, 3)), because="Above the ceilings of an SME for two years"
    )
    actions.merge(
        named[MERGED], into=named[SUCCESSOR], on=new_year, by=by, at=noon(date(2018, 1, 8)), decision=_board("11th", "merger noted")
    )
    actions.suspend(
        named[SUSPENDED], on=date(2018, 5, 15), by=by, at=noon(date(2018, 5, 16)), decision=Reference.said("General Assembly, 15 May 2018")
    )
    large = [part for part in cast if part.category == "large" and part.name not in {GROWN, SUCCESSOR, VOICE, DOMINANT}]
    for owner, owned in zip(large[:6:2], [part for part in cast if part.category == "sme"][3:6], strict=True):
        actions.note_ownership(
            found[owner.number],
            found[owned.number],
            Decimal(random.randint(51, 100)),
            on=date(2017, 7, 1),
            by=by,
            at=noon(date(2017, 7, 10)),
        )
    for part in cast:
        if part.admitted_on == LAST_ADMISSION:
            actions.admit(found[part.number], on=LAST_ADMISSION, by=by, at=noon(LAST_ADMISSION), decision=_board("12th", "admission"))


def _board(meeting: str, what: str) -> Reference:
    return Reference.said(f"Board of Directors, {meeting} meeting: {what}")
