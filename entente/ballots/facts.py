"""Who might vote in a body, as the engine's roll asks: member organisations in an assembly, the people of the seats elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from entente.ballots.attending import attending_in
from entente.ballots.models import Vote
from entente.ballots.rules_of import rule_as_frozen
from entente.engine.roll import FeeState, Member
from entente.governance.choices import BodyKind, MandateRole
from entente.governance.models import Body, Mandate
from entente.members.choices import StandingKind
from entente.members.models import Organisation
from entente.members.queries.classes import classes_on
from entente.members.queries.voting_facts import VotingFacts, voting_facts_on

LOOKED_AT = (StandingKind.ADMITTED, StandingKind.SUSPENDED)  # the roll says of both why they vote or not
SITTING = "admitted"  # a seat that counts stands as a member does: the engine's rules ask for a standing
WITHOUT_VOTE = frozenset({MandateRole.OBSERVER.value, MandateRole.SECRETARY.value, "substitute"})


@dataclass(frozen=True, slots=True)
class Voter:
    """An organisation, or the person of a seat with the organisation for which it sits."""

    organisation: int | None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Electorate:
    """The engine's members, and who each of them is here."""

    members: list[Member]
    voters: dict[int, Voter]


def is_of_organisations(body: Body) -> bool:
    return body.kind == BodyKind.ASSEMBLY


def electorate_of(body: Body, day: date, gathering: int | None = None) -> Electorate:
    """On the record date, as known now; with a meeting, less whom an association represents and who attends it itself, as noted by now."""
    return _organisations(day, attending_in(gathering, day) if gathering else {}) if is_of_organisations(body) else _seats(body, day)


def electorate_for(vote: Vote) -> Electorate:
    """For a roll whose weights are dynamic its meeting counts; other rolls do not depend on who comes."""
    is_dynamic = rule_as_frozen(vote).weight.is_dynamic
    return electorate_of(vote.body, vote.record_on, vote.gathering_id if is_dynamic else None)


def _organisations(day: date, attending: Mapping[int, int]) -> Electorate:
    facts = {pk: one for pk, one in voting_facts_on(day).items() if one.of_class.standing in LOOKED_AT}
    shared = {one.group for pk, one in facts.items() if one.group != pk}
    members = [_member(pk, one, shared, attending.get(pk, 0)) for pk, one in sorted(facts.items())]
    return Electorate(members, {pk: Voter(pk) for pk in facts})


def _member(pk: int, one: VotingFacts, shared: set[int], attending: int) -> Member:
    """The parent is the voice of its group where it is a member itself; a group of one is none."""
    return Member(
        id=pk,
        name=one.name,
        member_class=one.of_class.category,
        standing=one.of_class.standing,
        country=one.of_class.country,
        group=str(one.group) if one.group in shared else "",
        is_group_voice=one.group == pk,
        fee=FeeState(one.dues),
        fee_year=one.dues_year,
        fee_amount=one.fee,
        represents=one.represented,
        attending=attending,
        has_voice=one.has_voice,
    )


def _seats(body: Body, day: date) -> Electorate:
    """Observers, secretaries and substitutes sit without a vote."""
    rows = Mandate.objects.sitting(day).filter(body=body).exclude(role__in=WITHOUT_VOTE).select_related("person", "organisation")
    classes = classes_on(day)
    members, voters = [], {}
    for row in rows.order_by("person_id"):
        of_class = classes.get(row.organisation_id) if row.organisation_id else None
        members.append(
            Member(
                id=row.person_id,
                name=_seat_name(row.person.name, row.organisation),
                member_class=of_class.category if of_class else "",
                standing=SITTING,
                country=of_class.country if of_class else "",
            )
        )
        voters[row.person_id] = Voter(row.organisation_id, row.person_id)
    return Electorate(members, voters)


def _seat_name(person: str, organisation: Organisation | None) -> str:
    return f"{person}, {organisation}" if organisation else person
