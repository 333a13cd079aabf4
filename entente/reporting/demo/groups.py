"""The bodies of the demonstration: real names and scopes with their sources, fictional people in them, by the real clock."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from random import Random

from entente.governance import actions
from entente.governance.actions import Seat
from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate
from entente.members import actions as members
from entente.members.choices import DelegationRole
from entente.members.models import Organisation, Reference
from entente.people import actions as people
from entente.people.models import Person
from entente.reporting.demo import governing, group_life, names
from entente.reporting.demo.cast import Part
from entente.reporting.demo.members import noon
from entente.reporting.demo.people import ROLES, Staff, Voices

OPEN = ("WG1", "WG2", "WG3", "WG4", "WG5", "WG6")
LIKELY = {  # which groups a category's members choose, the likeliest first
    "rto": ("WG6", "WG5", "WG1"),
    "sme": ("WG4", "WG2", "WG1"),
    "large": ("WG1", "WG3", "WG2"),
    "association": ("WG2", "WG4", "WG5"),
    "public": ("WG1", "WG5", "WG6"),
    "user": ("WG3", "WG1", "WG3"),
    "cluster": ("WG4", "WG2", "WG4"),
}
CHAIRS = {"WG1": 1, "WG2": 2, "WG3": 1, "WG4": 3, "WG5": 1, "WG6": 2}  # two for WG2 and three for WG4 in 2019
DIRECTORS = {"rto": 5, "sme": 4, "large": 5, "association": 3, "public": 4, "user": 2, "cluster": 1}  # invented
EXPERTS = 60
ELECTED = Reference.said("General Assembly of 18 June 2018, item 5")
APPROVED = Reference.said("Board of 19 September 2018, item 7")
Seats = dict[str, list[tuple[Part, Person]]]


def add_all(
    random: Random, parts: list[Part], organisations: dict[int, Organisation], voices: Voices, voice: Part, staff: Staff, *, now: datetime
) -> None:
    """Bodies, who sits in them since when, and what goes on in two working groups."""
    bodies = {body.code: body for body in actions.load_groups(by=staff.office, at=now)}
    standing = [part for part in parts if part.admitted_on <= date(2018, 9, 30)]
    seats = _chosen(random, standing, voices)
    _promote(seats, "WG4", voice)
    for code, held in seats.items():
        _working_group(bodies[code], held, organisations, staff.office, now)
    _experts(random, bodies, seats, organisations, staff.office)
    _assembly(bodies["GA"], standing, organisations, voices, staff.office, now)
    _boards(random, bodies, standing, organisations, voices, staff)
    _circles(random, bodies, seats["WG3"], organisations, staff.office)
    _advisers(bodies["STC"], seats["WG6"], organisations, staff.office)
    group_life.add_all(
        bodies, {code: [person for _part, person in held] for code, held in seats.items()}, voices[voice.number], staff, now=now
    )
    governing.add_all(bodies, staff, now=now)


def _chosen(random: Random, parts: Iterable[Part], voices: Voices) -> Seats:
    """One or two groups a member; its representative goes there."""
    seats: Seats = {code: [] for code in OPEN}
    for part in parts:
        for code in dict.fromkeys(random.choices(LIKELY[part.category], weights=(5, 3, 2), k=random.choice((1, 1, 2)))):
            seats[code].append((part, voices[part.number]))
    return seats


def _promote(seats: Seats, code: str, voice: Part) -> None:
    """The delegate who signs in sits first, and so chairs, in one group, and is a member of another."""
    for other, place in ((code, 0), ("WG1", len(seats["WG1"]))):
        known = next((one for held in seats.values() for one in held if one[0] is voice), None)
        pair = known or next(one for held in seats.values() for one in held)
        if known and pair not in seats[other]:
            seats[other].insert(place, pair)
    if (mine := next((one for one in seats[code] if one[0] is voice), None)) is not None:
        seats[code].remove(mine)
        seats[code].insert(0, mine)


def _working_group(body: Body, held: list[tuple[Part, Person]], organisations: dict[int, Organisation], by: Person, now: datetime) -> None:
    seats = []
    for place, (part, person) in enumerate(held):
        chairs = place < CHAIRS[body.code]
        on = date(2018, 9, 19) if chairs else max(part.admitted_on, body.founded_on)
        role, decision = (MandateRole.CHAIR, APPROVED) if chairs else (MandateRole.MEMBER, None)
        seats.append(Seat(person, on, organisations[part.number], role, decision))
    actions.give_many(body, seats, by=by, at=now)
    if len(held) > CHAIRS[body.code] + 1:
        _former_chair(body, held[-1][1], by)


def _former_chair(body: Body, person: Person, by: Person) -> None:
    """Who chaired before stays a member: the list of people before has something to say."""
    chairing = actions.change_role(_held(body, person), MandateRole.CHAIR, on=_held(body, person).from_on, by=by, at=noon(date(2018, 1, 2)))
    if chairing.from_on < (on := date(2018, 9, 19)):
        actions.change_role(chairing, MandateRole.MEMBER, on=on, by=by, at=noon(on))


def _held(body: Body, person: Person) -> Mandate:
    held: Mandate = Mandate.objects.known().get(body=body, person=person)
    return held


def _experts(random: Random, bodies: dict[str, Body], seats: Seats, organisations: dict[int, Organisation], by: Person) -> None:
    """Members send experts of their own beside those who represent them."""
    taken = {name for _, name, _, _ in ROLES}
    pairs = [(code, part) for code, held in seats.items() for part, _person in held]
    for number, (code, part) in enumerate(random.sample(pairs, EXPERTS)):
        on = max(part.admitted_on, date(2017, 3, 1))
        person = people.add_person(names.person(random, taken), f"expert{number + 1}@member.example", by=by, at=noon(on))
        members.delegate(person, organisations[part.number], DelegationRole.EXPERT, on=on, by=by, at=noon(on))
        actions.give(bodies[code], person, organisation=organisations[part.number], on=on, by=by, at=noon(on))


def _assembly(body: Body, parts: Iterable[Part], organisations: dict[int, Organisation], voices: Voices, by: Person, now: datetime) -> None:
    seats = [Seat(voices[part.number], max(part.admitted_on, body.founded_on), organisations[part.number]) for part in parts]
    actions.give_many(body, seats, by=by, at=now)


def _boards(
    random: Random, bodies: dict[str, Body], parts: list[Part], organisations: dict[int, Organisation], voices: Voices, staff: Staff
) -> None:
    """Directors of every category, a chair who chairs the assembly too, a vice-chair of each category but the clusters'."""
    directors = list(_directors(random, parts))
    for place, (part, role) in enumerate(directors):
        on, organisation = date(2018, 6, 18), organisations[part.number]
        given = {"organisation": organisation, "decision": ELECTED, "on": on, "by": staff.office, "at": noon(on)}
        actions.give(bodies["BoD"], voices[part.number], MandateRole.CHAIR if place == 0 else role, **given)  # type: ignore[arg-type]
        if 0 < place < 5:
            actions.give(bodies["PB"], voices[part.number], **given)  # type: ignore[arg-type]
    chair = _held(bodies["GA"], voices[directors[0][0].number])
    on = date(2018, 6, 18)
    actions.change_role(chair, MandateRole.CHAIR, decision=ELECTED, on=on, by=staff.office, at=noon(on))
    for body in (bodies["BoD"], bodies["GA"]):
        actions.give(body, staff.second, MandateRole.SECRETARY, on=body.founded_on, by=staff.office, at=noon(body.founded_on))
    public_side = Person.objects.get(email="commission@demo.example")
    signed = date(2016, 7, 5)
    actions.give(bodies["PB"], public_side, MandateRole.CHAIR, on=signed, by=staff.office, at=noon(signed))
    for part in [part for part in parts if part.kind == "national_authority"][:8]:
        on = date(2017, 10, 2)
        if part.admitted_on <= on:
            given = {"organisation": organisations[part.number], "on": on, "by": staff.office, "at": noon(on)}
            actions.give(bodies["NAPAC"], voices[part.number], **given)  # type: ignore[arg-type]


def _directors(random: Random, parts: list[Part]) -> Iterator[tuple[Part, MandateRole]]:
    for category, seats in DIRECTORS.items():
        able = [part for part in parts if part.category == category and part.admitted_on < date(2018, 6, 1)]
        for place, part in enumerate(random.sample(able, seats)):
            is_vice = place == 0 and category not in {"cluster", "rto"}
            yield part, MandateRole.VICE_CHAIR if is_vice else MandateRole.MEMBER


def _advisers(body: Body, held: list[tuple[Part, Person]], organisations: dict[int, Organisation], by: Person) -> None:
    """From the group on research, its chairs among them."""
    for place, (part, person) in enumerate(held[:9]):
        on, role = date(2018, 9, 19), MandateRole.CHAIR if place == 0 else MandateRole.MEMBER
        actions.give(body, person, role, organisation=organisations[part.number], on=on, by=by, at=noon(on))


def _circles(
    random: Random, bodies: dict[str, Body], held: list[tuple[Part, Person]], organisations: dict[int, Organisation], by: Person
) -> None:
    """The three circles of users, each with its own default marking."""
    users = random.sample(held, min(18, len(held)))
    for code, chosen in (("WG3-CSC", users[:5]), ("WG3-CEC", users[:11]), ("WG3-CV", users)):
        for place, (part, person) in enumerate(chosen):
            role = MandateRole.CHAIR if place == 0 else MandateRole.MEMBER
            on = date(2021, 3, 1)
            actions.give(bodies[code], person, role, organisation=organisations[part.number], on=on, by=by, at=noon(on))
