"""The members of the demonstration, admitted on the days on which they are said to have been."""

from collections import defaultdict
from datetime import UTC, date, datetime
from random import Random

from entente.members import actions
from entente.members.choices import StandingKind
from entente.members.drafts import Draft, Period
from entente.members.models import Organisation
from entente.people.models import Person
from entente.reporting.demo.cast import Part
from entente.vocabulary.reference import shipped

SIZES = {"large": ("large",), "sme": ("micro", "small", "small", "medium"), "user": ("large", "medium")}
LAST_ADMISSION = date(2018, 9, 19)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def add_all(random: Random, cast: list[Part], by: Person) -> dict[int, Organisation]:
    """Organisations by number: those of one day in one transaction; the last four one by one, as the Board decided them."""
    by_day: dict[date, list[Part]] = defaultdict(list)
    for part in cast:
        by_day[part.admitted_on].append(part)
    found: dict[int, Organisation] = {}
    for day, parts in sorted(by_day.items()):
        drafts = [_draft(random, part, day, admitted=day != LAST_ADMISSION) for part in parts]
        written = actions.add_many(drafts, by=by, at=noon(day), source="demonstration")
        found |= {part.number: organisation for part, organisation in zip(parts, written, strict=True)}
    return found


def _draft(random: Random, part: Part, day: date, *, admitted: bool) -> Draft:
    return Draft(
        name=part.name,
        country=part.country,
        region=part.region,
        city=part.city,
        website=f"https://{part.category}{part.number}.example",
        about=_about(part),
        is_fictional=True,
        sectors=tuple(sorted(random.sample(_demand_sectors(), random.choice((1, 1, 2, 3))))),
        expertise=tuple(sorted(random.sample(_domains(), random.choice((1, 2, 2, 3, 4))))),
        kind=part.kind,
        is_cluster=part.is_cluster,
        kind_from=day,
        standings=(Period(StandingKind.ADMITTED, day),) if admitted else (Period(StandingKind.APPLICANT, day.replace(day=3)),),
        size=random.choice(SIZES.get(part.category, ("unknown",))),
    )


def _about(part: Part) -> str:
    return f"A fictional organisation of the demonstration, seated in {part.city}."


def _demand_sectors() -> list[str]:
    return [sector.code for sector in shipped().sectors if sector.scheme == "demand"]


def _domains() -> list[str]:
    return [term.code for term in shipped().expertise if not term.parent]


def reach(random: Random, cast: list[Part], found: dict[int, Organisation], by: Person) -> None:
    """The extended community behind the associations: invented firms, most in the association's own country."""
    countries = sorted({part.country for part in cast})
    for part in cast:
        if part.reached:
            where = [part.country if random.random() < 0.8 else random.choice(countries) for _ in range(part.reached)]
            entities = [(f"Reached firm {part.number}-{index}", country) for index, country in enumerate(where, 1)]
            actions.set_reached(found[part.number], entities, on=part.admitted_on, by=by, at=noon(part.admitted_on))
