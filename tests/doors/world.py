"""A small partnership with one of everything, twice: what is the delegate's own, and what belongs to another organisation."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone

from entente.agreement import actions as agreement
from entente.agreement.actions.accession import NewAccession
from entente.documents.home import Home, Recipients
from entente.engine.marking import Marking
from entente.files.actions import keep
from entente.members.models import Organisation
from entente.people import actions as people
from entente.people.access import permissions_of
from entente.people.choices import Permission, RoleCode
from entente.people.models import Account, Token
from entente.reporting.actions import release
from tests.doors.rooms import rooms
from tests.factories import agreement as lines
from tests.factories import documents as papers
from tests.factories import jobs as work
from tests.factories import members
from tests.factories.people import LONG_AGO, account

KINDS = ("visitor", "delegate", "office", "commission", "assessor", "auditor")
SIDES = ("own", "foreign")


@dataclass
class World:
    """`accounts` by kind; `things` by (noun, side)."""

    accounts: dict[str, Account] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    things: dict[tuple[str, str], Any] = field(default_factory=dict)


def build() -> World:
    world = World()
    contract = lines.contract()
    for side, country in (("own", "FR"), ("foreign", "DE")):
        world.things["organisation", side] = members.member(f"{side.title()} Organisation", country)
    world.accounts = {
        "delegate": members.delegate(world.things["organisation", "own"]),
        "office": account(RoleCode.OFFICE),
        "commission": account(RoleCode.COMMISSION),
        "assessor": account(RoleCode.ASSESSOR, country="FR"),
        "auditor": account(RoleCode.AUDITOR),
    }
    second = account(RoleCode.OFFICE)
    world.things["second", "own"] = world.things["second", "foreign"] = second
    for side in SIDES:
        _side(world, contract, side)
    project = lines.project(call="H2020-DS-2016")
    for side in SIDES:
        world.things |= {("key", side): project, ("code", side): project.topics.get()}
    made = release(
        contract, as_of=date(2018, 9, 30), known_by=date(2018, 9, 30), by=second.person, at=datetime(2018, 10, 1, tzinfo=LONG_AGO.tzinfo)
    )
    shown = {"release": made, "contract-document": contract.documents.first(), "remark": second}
    world.things |= {(noun, side): thing for noun, thing in shown.items() for side in SIDES}
    for room in rooms():
        room.build(world)
    _tokens(world)
    return world


def _side(world: World, contract: Any, side: str) -> None:
    """One of everything on a side; what a person has is the delegate's own, or a stranger's."""
    organisation = world.things["organisation", side]
    who = world.accounts["delegate"] if side == "own" else members.delegate(organisation)
    office = world.things["second", "own"].person
    upload = keep(BytesIO(b"a signed paper"), "paper.txt", by=office, at=LONG_AGO)
    declaration = lines.declared(organisation, "1000.00", by=who.person)
    evidence = agreement.add_evidence(declaration, upload, by=who.person, at=lines.AT)
    accession = agreement.accede(
        contract, NewAccession(organisation, date(2016, 7, 5), "A Signatory"), upload=upload, by=office, at=lines.AT
    )
    people.make_token(who.person, "a token", [], lasts=timedelta(days=9), at=timezone.now())
    world.things |= {
        ("person", side): who.person,
        ("declaration", side): declaration,
        ("evidence", side): evidence,
        ("accession", side): accession,
        ("token", side): Token.objects.get(person=who.person, label="a token"),
        ("job", side): work.job(by=who.person),
        ("upload", side): upload,
        ("holding", side): people.give_role(who.person, RoleCode.ASSESSOR, on=date(2099, 1, 1), by=None, at=LONG_AGO, country="PT"),
        ("document", side): papers.document(home=_home(organisation), by=office),
        ("delegation", side): organisation.delegations.get(person=who.person),
    }


def _home(organisation: Organisation) -> Home:
    """For the people of one organisation only."""
    return Home(
        "members", "organisation", organisation.pk, str(organisation), Marking.AMBER_STRICT, Recipients.of(organisations=[organisation.pk])
    )


def _tokens(world: World) -> None:
    for kind, who in world.accounts.items():
        scopes = [Permission(name) for name in permissions_of(who)] + [Permission.ORGANISATION_SPEAK]
        world.tokens[kind] = people.make_token(who.person, f"all of {kind}", set(scopes), lasts=timedelta(days=9), at=timezone.now())
