"""Labels, profiles, investors and investor days, written by the room's own actions."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils import timezone

from entente.engine.marking import Marking
from entente.engine.words import normalised_name
from entente.files.actions import keep
from entente.files.models import Upload
from entente.gatherings.choices import GatheringKind
from entente.industry import actions
from entente.industry.actions import Call, CriteriaFacts, Told
from entente.industry.models import Attending, Complaint, Criteria, Investor, InvestorDay, Issuer, Label, Meeting, Outcome, Pitch, Profile
from entente.members.models import Organisation
from entente.people.choices import RoleCode
from entente.people.models import Person
from tests.factories.gatherings import gathering
from tests.factories.members import member
from tests.factories.people import LONG_AGO, account, person

AT = datetime(2026, 11, 28, 9, tzinfo=UTC)
TEXT = """seat | place | no evidence | Seat in Europe | In which country is it seated?
ownership | yes | evidence | European ownership | No control from outside Europe.
staff | above 50 | no evidence | Staff in Europe | Which share works in Europe?"""
ANSWERS = {"seat": "FR", "ownership": "yes", "staff": "80"}
_numbers = iter(range(1, 1_000_000))


def office() -> Person:
    return account(RoleCode.OFFICE).person


def criteria(months: int | None = 12, **said: Any) -> Criteria:
    """The ones in force, made when there are none yet."""
    facts = CriteriaFacts(**({"name": "Test label", "text": TEXT, "source": "https://example.org", "validity_months": months} | said))
    return Criteria.objects.order_by("-version").first() or actions.set_criteria(facts, on=date(2016, 1, 1), by=None, at=LONG_AGO)


def paper(by: Person | None = None) -> Upload:
    return keep(BytesIO(b"an extract of the register"), "register.txt", by=by, at=timezone.now())


def applied(one: Organisation | None = None, *, by: Person | None = None, at: datetime | None = None, **said: Any) -> Label:
    by = by or person()
    answers = ANSWERS | said.pop("answers", {})
    return actions.apply(one or member(), criteria(), answers, [("ownership", paper(by))], by=by, at=at or timezone.now(), **said)


def granted(one: Organisation | None = None, *, at: datetime | None = None, until_on: date | None = None, **said: Any) -> Label:
    at = at or timezone.now()
    return actions.grant(applied(one, at=at, **said), until_on=until_on, issuer=None, by=office(), at=at)


def complaint(label: Label | None = None, *, by: Person | None = None) -> Complaint:
    return actions.complain(label or granted(), "It belongs to a company overseas.", by=by, at=timezone.now())


def issuer(one: Organisation, country: str = "FR") -> Issuer:
    return actions.name_issuer(one, country, on=date(2016, 7, 5), by=None, at=LONG_AGO)


def profile(one: Organisation | None = None, **said: Any) -> Profile:
    facts = {"stage": "early", "size": "small", "seeking": ["equity"], "pitch": "We guard ports.", "is_public": False} | said
    return actions.keep_profile(one or member(), **facts, by=person(), at=timezone.now())


def investor(name: str = "", **said: Any) -> Investor:
    name = name or f"Invented Fund {next(_numbers)}"
    facts = {"country_id": "FR", "support": "venture_capital", "source": "tests", "read_at": LONG_AGO} | said
    return Investor.objects.create(name=name, name_key=normalised_name(name), **facts)


def day(**said: Any) -> InvestorDay:
    """Open for pitches; two slots at two tables; seen by everyone."""
    now = timezone.now()
    held = gathering("Investor day", kind=GatheringKind.INVESTOR_DAY, marking=Marking.CLEAR, starts_at=now + timedelta(days=30))
    on = timezone.localdate()
    facts = {"opens_on": on - timedelta(days=1), "closes_on": on + timedelta(days=9), "slots": 2, "tables": 2} | said
    return actions.set_call(held, Call("Pitch to investors.", first_slot_at=held.starts_at, **facts), by=None, at=now)


def pitch(of: InvestorDay, one: Organisation | None = None, *, selected: bool = False) -> Pitch:
    shown = profile(one)
    row = actions.pitch(of, shown, title=f"{shown} in a minute", summary="We need two million.", by=person(), at=timezone.now())
    return actions.answer_pitch(row, "selected", by=office(), at=timezone.now()) if selected else row


def attending(of: InvestorDay, who: Investor | None = None, *, by: Person | None = None) -> Attending:
    return actions.attend(of, who or investor(), person=by, by=None, at=timezone.now())


def wish(of: Pitch, *whom: Attending, worth: int = 1) -> list[Meeting]:
    actions.wish(of, {one.pk: worth for one in whom}, by=of.by, at=timezone.now())
    return list(of.meetings.order_by("pk"))


def outcome(one: Organisation | None = None, amount: int | None = None, **said: Any) -> Outcome:
    facts = {"kind": "investment" if amount else "talks", "on": date(2025, 5, 5), "may_count": True} | said
    return actions.tell(one or member(), Told(**facts, amount=Decimal(amount) if amount else None), by=person(), at=timezone.now())
