"""Regions, partner bodies, events, consultations and trackers, written by the rooms' own actions."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from entente.dialogue import actions
from entente.dialogue.choices import ItemKind, LinkKind, Phase
from entente.dialogue.models import (
    Consultation,
    Contact,
    Counterpart,
    Encounter,
    Followed,
    Interregional,
    Memorandum,
    Occasion,
    RegionItem,
    Tracker,
)
from entente.engine.marking import Marking
from entente.gatherings.models import Gathering
from entente.governance.models import Body
from entente.people.models import Person
from entente.vocabulary.models import Country, Region
from tests.factories.gatherings import gathering
from tests.factories.governance import body
from tests.factories.people import person

AT = datetime(2026, 11, 28, 9, tzinfo=UTC)
DAY = date(2026, 11, 28)
SOURCE = "https://law.example.org/act"
_numbers = iter(range(1, 1_000_000))


def region(code: str = "FRH0") -> Region:
    return Region.objects.get(pk=code)


def item(code: str = "FRH0", title: str = "Cyber hub of the coast", by: Person | None = None, **said: Any) -> RegionItem:
    facts = {"kind": ItemKind.HUB, "title": title, "address": SOURCE} | said
    return actions.put_item(region(code), actions.ItemFacts(**facts), by=by or person(), at=AT)


def link(title: str = "Ports together", codes: tuple[str, ...] = ("FRH0", "DEA5"), by: Person | None = None, **said: Any) -> Interregional:
    facts = {
        "kind": LinkKind.PILOT,
        "title": title,
        "text": "A testbed.",
        "begins_on": DAY,
        "regions": [region(one) for one in codes],
    } | said
    return actions.put_link(actions.LinkFacts(**facts), by=by or person(), at=AT)


def counterpart(name: str = "", keeper: Person | None = None, by: Person | None = None, country: str = "FR", **said: Any) -> Counterpart:
    keeper = keeper or person()
    facts = {
        "name": name or f"Agency {next(_numbers)}",
        "kind": "agency",
        "keeper": keeper,
        "country": Country.objects.get(pk=country),
    } | said
    return actions.put_counterpart(actions.CounterpartFacts(**facts), by=by or keeper, at=AT)


def contact(at: Counterpart, name: str = "Clara Contact", keeper: Person | None = None, by: Person | None = None, **said: Any) -> Contact:
    keeper = keeper or at.keeper
    email = f"contact{next(_numbers)}@abroad.example.org"
    facts = {"name": name, "email": email, "role": "Desk officer", "keeper": keeper, "basis": "legitimate_interest", "since_on": DAY} | said
    return actions.add_contact(at, actions.ContactFacts(**facts), by=by or keeper, at=AT)


def met(at: Counterpart, whom: Contact, who: Person | None = None, **said: Any) -> Encounter:
    who = who or at.keeper
    facts = {"on": DAY, "about": "A joint exercise", "ours": [who], "contacts": [whom], "basis": "legitimate_interest"} | said
    return actions.log(at, actions.Met(**facts), by=who, at=AT)


def memorandum(of: Counterpart, title: str = "Memorandum of understanding", keeper: Person | None = None, **said: Any) -> Memorandum:
    keeper = keeper or of.keeper
    facts = {
        "title": title,
        "keeper": keeper,
        "signed_on": date(2025, 1, 1),
        "ends_on": date(2027, 1, 1),
        "renew_by": date(2026, 12, 1),
    } | said
    return actions.put_memorandum(of, actions.MemorandumFacts(**facts), by=keeper, at=AT)


def event(of: Gathering | None = None, by: Person | None = None, **said: Any) -> Occasion:
    found = of or gathering("Forum of regions", marking=Marking.CLEAR)
    return actions.make_event(found, by=by or found.organiser, at=AT, **said)


def consultation(title: str = "How to label", of: Body | None = None, keeper: Person | None = None, **said: Any) -> Consultation:
    keeper = keeper or person()
    facts = {"title": title, "asked_by": "The Commission", "closes_on": DAY + timedelta(days=30), "body": of or body(), "keeper": keeper}
    return actions.note(actions.ConsultationFacts(**facts | {"address": SOURCE} | said), by=keeper, at=AT)


def tracker(title: str = "", keeper: Person | None = None, **said: Any) -> Tracker:
    keeper = keeper or person()
    facts = {"title": title or f"Act {next(_numbers)}", "text": "By the end of the year.", "keeper": keeper, "address": SOURCE} | said
    return actions.put_tracker(actions.TrackerFacts(**facts), by=keeper, at=AT)


def checked(
    of: Tracker, country: str = "FR", phase: str = Phase.TRANSPOSED, on: date = DAY, by: Person | None = None, **said: Any
) -> Followed:
    seen = {"on": on, "phase": phase, "source": "Official journal", "address": SOURCE} | said
    return actions.check(of, Country.objects.get(pk=country), actions.Seen(**seen), by=by or of.keeper, at=AT)
