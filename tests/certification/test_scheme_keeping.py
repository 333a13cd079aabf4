"""What the office says of schemes, and what is refused."""

from datetime import date

import pytest

from entente.certification.actions import schemes as actions
from entente.certification.actions.refusals import CannotKeepScheme
from entente.certification.choices import SchemeState
from entente.certification.models import Scheme, SchemeStatus
from entente.record.models import Entry
from tests.factories import members
from tests.factories.certificates import AT, schemes
from tests.factories.people import person

pytestmark = pytest.mark.django_db
FACTS = actions.SchemeFacts(name="EXAMPLE", reach="national", scopes=("product",), country="FI", checked_on=date(2026, 11, 1))


@pytest.fixture
def by():
    members.partnership()
    schemes()
    return person()


def eucs() -> Scheme:
    return Scheme.objects.get(code="eucs")


def adopt(by, on=date(2027, 3, 1)):
    return actions.set_state(eucs(), SchemeState.IN_FORCE, on=on, source="https://example.org/act", by=by, at=AT)


def test_a_candidate_that_is_adopted_was_a_candidate_before(by):
    adopt(by)

    states = {day: SchemeStatus.objects.known().on(day).get(scheme=eucs()).state for day in (date(2027, 2, 28), date(2027, 3, 1))}
    assert states == {date(2027, 2, 28): "candidate", date(2027, 3, 1): "in_force"}
    assert Entry.objects.filter(verb="schemes.stands", actor_id=by.pk).count() == 1


def test_what_was_known_before_stays_readable(by):
    before = SchemeStatus.objects.get(scheme=eucs())
    adopt(by)

    before.refresh_from_db()
    assert (before.to_on, before.superseded_at) == (None, AT)


def test_the_same_state_twice_is_refused(by):
    adopt(by)

    with pytest.raises(CannotKeepScheme, match="in force already"):
        adopt(by, date(2027, 4, 1))


def test_a_day_before_what_is_known_is_refused(by):
    with pytest.raises(CannotKeepScheme, match=r"begins on 01\.07\.2024"):
        adopt(by, date(2024, 6, 1))


def test_a_new_scheme_has_a_code_of_its_own(by):
    actions.add("example", FACTS, by=by, at=AT)

    with pytest.raises(CannotKeepScheme, match="already a scheme example"):
        actions.add("example", FACTS, by=by, at=AT)
    assert Scheme.objects.get(code="example").country_id == "FI"


@pytest.mark.parametrize(("reach", "country"), [("national", None), ("eu", "FI")])
def test_a_country_belongs_to_national_schemes_only(by, reach, country):
    with pytest.raises(CannotKeepScheme, match="national scheme has a country"):
        actions.add("example", actions.SchemeFacts(name="EXAMPLE", reach=reach, scopes=("product",), country=country), by=by, at=AT)


def test_a_scheme_certifies_something(by):
    with pytest.raises(CannotKeepScheme, match="at least one scope"):
        actions.add("example", actions.SchemeFacts(name="EXAMPLE", reach="eu", scopes=()), by=by, at=AT)


def test_looking_again_moves_the_day_of_scheme_and_status_and_never_back(by):
    actions.looked(eucs(), on=date(2027, 1, 1), by=by, at=AT)

    assert eucs().checked_on == SchemeStatus.objects.get(scheme=eucs()).checked_on == date(2027, 1, 1)
    with pytest.raises(CannotKeepScheme, match="later"):
        actions.looked(eucs(), on=date(2026, 12, 1), by=by, at=AT)


def test_a_failing_entry_undoes_the_write(by, monkeypatch):
    monkeypatch.setattr("entente.record.verbs._verbs", {})

    with pytest.raises(LookupError):
        actions.add("example", FACTS, by=by, at=AT)
    assert not Scheme.objects.filter(code="example").exists()
