"""A small contract with its projects, lines and decisions, written by the agreement's own actions."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from entente.agreement import actions
from entente.agreement.imports.contract_file import read_contract, read_shipped
from entente.agreement.models import Contract, Decision, Declaration, Evidence
from entente.files.models import Upload
from entente.members.models import Organisation
from entente.people.models import Person
from entente.projects.models import Call, Participation, Project, Topic
from tests.factories import members
from tests.factories.people import LONG_AGO, person

SIGNED = date(2016, 7, 5)
LOADED = datetime(2016, 7, 6, 12, tzinfo=UTC)
AT = datetime(2018, 3, 1, 12, tzinfo=UTC)
_numbers = iter(range(1, 1_000_000))


@cache
def facts() -> Any:
    return read_contract(read_shipped("ecs-2016"))


def contract() -> Contract:
    """The shipped contract, in a partnership; the same one when asked again."""
    members.partnership()
    return Contract.objects.first() or actions.load_contract(facts(), by=None, at=LOADED).contract


def project(topic: str = "DS-01-2016", *, start: date | None = date(2017, 1, 1), **said: Any) -> Project:
    """A project in scope unless its topic or start says otherwise; 100 % funded."""
    number = next(_numbers)
    call, said = said.pop("call", ""), {"end_on": date(max(2018, start.year if start else 0), 12, 31), "funding_scheme": "RIA"} | said
    made = Project.objects.create(key=f"P{number}", acronym=f"PROJ{number}", name_key=f"proj{number}", start_on=start, **said)
    if topic:
        made.topics.add(Topic.objects.get_or_create(code=topic)[0])
    if call:
        made.master_call = Call.objects.get_or_create(code=call)[0]
        made.save()
    return made


def participation(
    organisation: Organisation, *, cost: str | None = None, paid: str | None = None, of: Project | None = None, **said: Any
) -> Participation:
    amounts = {"total_cost": _amount(cost), "eu_contribution": _amount(paid)}
    return Participation.objects.create(project=of or project(**said), organisation=organisation, **amounts)


def line(organisation: Organisation | None = None, amount: str = "1000.00", **said: Any) -> actions.NewLine:
    values = {"year": 2017, "activity": "training", "grade": "C"} | said
    return actions.NewLine(organisation=organisation or members.member(), amount=Decimal(amount), **values)


def declared(
    organisation: Organisation | None = None, amount: str = "1000.00", *, by: Person | None = None, at: datetime = AT, **said: Any
) -> Declaration:
    """A declared line, of grade C unless told otherwise."""
    replaces, because = said.pop("replaces", None), said.pop("because", "")
    new = line(organisation or (replaces.organisation if replaces else None), amount, **said)
    return actions.declare(contract(), new, by=by or person(), at=at, replaces=replaces, because=because)


def accepted(
    organisation: Organisation | None = None, amount: str = "1000.00", *, of: str = "", at: datetime = AT, **said: Any
) -> Declaration:
    """A line accepted by somebody else, whole or as much as `of` says; grades A and B with a document."""
    made = declared(organisation, amount, at=at, **said)
    if made.grade in {"A", "B"}:
        evidence(made)
    decide(made, of or amount, at=at)
    return made


def decide(declaration: Declaration, amount: str = "", *, by: Person | None = None, at: datetime = AT, note: str = "as shown") -> Decision:
    return actions.accept(declaration, Decimal(amount) if amount else declaration.amount, note=note, by=by or person(), at=at)


def upload(name: str = "accounts.pdf", by: Person | None = None) -> Upload:
    return Upload.objects.create(digest="0" * 64, name=name, size=10, media_type="application/pdf", by=by or person(), at=LONG_AGO)


def evidence(declaration: Declaration) -> Evidence:
    return actions.add_evidence(declaration, upload(), by=declaration.by or person(), at=declaration.at)


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
