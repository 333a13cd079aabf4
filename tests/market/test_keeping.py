"""What the office says of the market: dated, sourced, and refused in words where it cannot be."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from entente.market.actions import keeping
from entente.market.actions.dated import Read
from entente.market.actions.keeping import Asked, Range, RuleFacts
from entente.market.actions.refusals import CannotKeep
from entente.market.models import Acceptance, LevelCost, Market, Recognition
from entente.market.queries.facts import dataset
from entente.people.models import Account
from entente.record.models import Entry
from tests.factories import market
from tests.factories.market import AT, TODAY

pytestmark = pytest.mark.django_db
READ = Read("https://law.example/", TODAY)
ENERGY = "nis2-energy"


@pytest.fixture(autouse=True)
def on_file() -> None:
    market.market()


def asked(**told: object) -> Asked:
    return Asked(**{"state": "FR", "sector": ENERGY, "scope": "product", "mode": "mandatory", "accepts": ("cspn",)} | told)  # type: ignore[arg-type]


def test_what_a_market_asks_changes_from_a_day_on_and_every_day_before_stays(office: Account) -> None:
    keeping.set_acceptance(asked(), READ, on=date(2026, 1, 1), by=office.person, at=AT)
    keeping.set_acceptance(asked(mode="nothing", accepts=()), READ, on=date(2026, 6, 1), by=office.person, at=AT)

    by_day = [
        [one.mode for one in dataset(day).acceptances if (one.state, one.sector) == ("FR", ENERGY)]
        for day in (date(2025, 12, 31), date(2026, 5, 31), date(2026, 6, 1))
    ]
    assert by_day == [[], ["mandatory"], ["nothing"]]
    assert Entry.objects.filter(verb="market.accepts").count() == 2


def test_ending_makes_a_market_not_collected_again_not_free(office: Account) -> None:
    made = keeping.set_acceptance(asked(), READ, on=date(2026, 1, 1), by=office.person, at=AT)

    keeping.end_acceptance(made, on=TODAY, by=office.person, at=AT)

    assert not any((one.state, one.sector) == ("FR", ENERGY) for one in dataset(TODAY).acceptances)
    with pytest.raises(CannotKeep, match="ended already"):
        keeping.end_acceptance(made, on=TODAY, by=office.person, at=AT)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"accepts": ()}, "at least one scheme"),
        ({"mode": "nothing"}, "no level is named"),
        ({"accepts": ("gold",)}, "no scheme gold"),
        ({"accepts": ("eucc:medium",)}, "no level medium; it has high, substantial"),
        ({"sector": "demand-energy"}, "no sector demand-energy"),
        ({"requires": ("honour",)}, "no class of requirements honour"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(office: Account, told: dict[str, object], sentence: str) -> None:
    before = Acceptance.objects.count()

    with pytest.raises(CannotKeep, match=sentence):
        keeping.set_acceptance(asked(**told), READ, on=TODAY, by=office.person, at=AT)
    assert Acceptance.objects.count() == before


def rule(**told: object) -> RuleFacts:
    said = {"code": "x", "name": "X", "sources": ("cspn:one",), "targets": ("bsz:one",), "states": ("AT",)}
    return RuleFacts(**said | told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"states": ()}, "Name the states"),
        ({"where": "eu"}, "Name the states"),
        ({"targets": ("bsz",)}, "as which level"),
        ({"sources": ()}, "which scheme counts"),
        ({"sources": ("gold:one",)}, "no scheme gold"),
    ],
)
def test_what_is_no_rule_is_refused_in_words(office: Account, told: dict[str, object], sentence: str) -> None:
    with pytest.raises(CannotKeep, match=sentence):
        keeping.set_recognition(rule(**told), READ, on=TODAY, by=office.person, at=AT)


def test_a_rule_begins_and_ends(office: Account) -> None:
    made = keeping.set_recognition(rule(), READ, on=date(2026, 1, 1), by=office.person, at=AT)
    keeping.end_recognition(made, on=date(2026, 7, 1), by=office.person, at=AT)

    found = [[one.code for one in dataset(day).rules if one.code == "x"] for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert found == [["x"], []]
    with pytest.raises(CannotKeep, match="ended already"):
        keeping.end_recognition(made, on=TODAY, by=office.person, at=AT)
    assert Recognition.objects.known().filter(code="x").count() == 1


def test_a_cost_is_a_range_and_never_a_point(office: Account) -> None:
    point = Range("cspn", "one", Decimal(40), Decimal(40), Decimal(40))

    with pytest.raises(CannotKeep, match="A cost is a range"):
        keeping.set_cost(point, READ, on=TODAY, by=office.person, at=AT)
    with pytest.raises(IntegrityError):
        market.costs("cspn", "one", 40, 40, 40)


def test_only_a_whole_cost_in_euros_enters_the_figures(office: Account) -> None:
    assert LevelCost.objects.exists()
    assert dataset(TODAY).costs == ()

    keeping.set_cost(Range("cspn", "one", Decimal(20), Decimal(30), Decimal(60)), READ, on=TODAY, by=office.person, at=AT)

    assert [(one.scheme, one.low, one.high) for one in dataset(TODAY).costs] == [("cspn", 20, 60)]


def test_a_share_holds_from_its_day(office: Account) -> None:
    one = Market.objects.get(state="DE", sector=ENERGY)
    keeping.set_share(one, Decimal("1.5"), READ, on=TODAY, by=office.person, at=AT)

    shares = [
        {fact.share for fact in dataset(day).markets if (fact.state, fact.sector) == ("DE", ENERGY)} for day in (date(2026, 1, 1), TODAY)
    ]
    assert shares == [{None}, {1.5}]
    with pytest.raises(CannotKeep, match="above 0"):
        keeping.set_share(one, Decimal(0), READ, on=TODAY, by=office.person, at=AT)


def test_nothing_begins_before_what_is_on_file(office: Account) -> None:
    keeping.set_acceptance(asked(), READ, on=TODAY, by=office.person, at=AT)

    with pytest.raises(CannotKeep, match=r"begins on 28\.11\.2026"):
        keeping.set_acceptance(asked(accepts=("eucc",)), READ, on=date(2026, 1, 1), by=office.person, at=AT)


def test_reference_files_leave_alone_what_the_office_said(office: Account) -> None:
    shipped = Acceptance.objects.get(state="FR", sector="nis2-health", to_on=None)
    keeping.set_acceptance(Asked("FR", "nis2-health", "cloud_service", "procurement", ("hds",)), READ, on=TODAY, by=office.person, at=AT)
    market.market()

    live = Acceptance.objects.known().on(TODAY).get(state="FR", sector="nis2-health")
    assert (live.mode, live.is_shipped) == ("procurement", False)
    shipped.refresh_from_db()
    assert shipped.superseded_at is not None
