"""The reference files: loading is safe to repeat, leaves the office's words alone, and agrees with the engine."""

from dataclasses import replace
from datetime import date

import pytest

from entente.certification.actions import scheme_loading
from entente.certification.actions import schemes as actions
from entente.certification.actions.refusals import CannotLoad
from entente.certification.choices import SchemeState, Scope
from entente.certification.models import Scheme, SchemeLevel, SchemeStatus
from entente.certification.queries import schemes as queries
from entente.certification.shipped import shipped
from entente.engine.schemes import EUCC
from entente.record.models import Entry
from tests.factories import members
from tests.factories.certificates import AT, schemes
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded():
    members.partnership()
    schemes()


def test_loading_again_changes_nothing_and_enters_nothing():
    entries = Entry.objects.count()

    again = scheme_loading.load(by=None, at=AT)

    assert {noun: (done["created"], done["changed"]) for noun, done in again.items()} == dict.fromkeys(again, (0, 0))
    assert Entry.objects.count() == entries


def test_every_row_has_the_day_somebody_looked_and_every_status_a_source():
    edition = shipped()

    assert all(
        row["checked_on"] for rows in (edition.schemes, edition.statuses, edition.levels, edition.bodies, edition.links) for row in rows
    )
    assert all(row["source"].startswith("https://") for row in edition.statuses)
    assert {scope for row in edition.schemes for scope in row["scopes"].split(";")} <= set(Scope.values)


def test_the_national_schemes_that_eucc_covers_stand_as_the_regulation_says():
    covered = [row["other"] for row in shipped().links if row["scheme"] == "eucc" and row["kind"] == "covers"]

    assert covered
    for code in covered:
        for day in (date(2025, 2, 26), date(2025, 2, 27), date(2026, 2, 27), date(2026, 2, 28)):
            status = SchemeStatus.objects.known().on(day).get(scheme__code=code)
            assert status.state == EUCC.status_on(day), (code, day)


def test_what_is_blank_is_not_known_rather_than_no():
    lince = Scheme.objects.get(code="lince")
    bspa = next(one for one in queries.tracked(date(2026, 11, 28)) if one.scheme.code == "bspa")

    assert (lince.validity_years, lince.legal_base) == (None, "")
    assert bspa.status is None
    assert bspa.told["state"] is None


def test_where_the_source_does_not_say_since_when_nothing_is_known_before():
    cspn = SchemeStatus.objects.get(scheme__code="cspn")

    assert not cspn.is_since_known
    assert not SchemeStatus.objects.known().on(date(2024, 5, 14)).filter(scheme__code="cspn").exists()


def test_what_the_office_said_of_a_scheme_is_not_loaded_over():
    office = person()
    scheme = Scheme.objects.get(code="bspa")
    facts = actions.SchemeFacts(
        name="BSPA", reach="national", scopes=("product",), country="NL", issuer="AIVD", checked_on=date(2026, 11, 1)
    )
    actions.describe(scheme, facts, by=office, at=AT)

    scheme_loading.load(by=None, at=AT)

    assert Scheme.objects.get(code="bspa").issuer == "AIVD"


def test_a_later_look_by_the_office_outlives_an_earlier_one_of_the_files():
    actions.looked(Scheme.objects.get(code="eucc"), on=date(2027, 1, 5), by=person(), at=AT)

    scheme_loading.load(by=None, at=AT)

    assert Scheme.objects.get(code="eucc").checked_on == date(2027, 1, 5)


def test_a_changed_row_is_brought_up_to_date():
    edition = shipped()
    levels = tuple(
        {**row, "name": "Substantive"} if (row["scheme"], row["code"]) == ("eucc", "substantial") else row for row in edition.levels
    )

    done = scheme_loading.load(replace(edition, levels=levels), by=None, at=AT)

    assert done["levels"] == {"created": 0, "changed": 1, "unchanged": len(levels) - 1}
    assert SchemeLevel.objects.get(scheme__code="eucc", code="substantial").name == "Substantive"


def test_files_that_name_a_scheme_they_do_not_describe_are_refused_whole():
    edition = shipped()
    broken = replace(edition, links=({**edition.links[0], "other": "nowhere"}, *edition.links[1:]))

    with pytest.raises(CannotLoad, match="nowhere"):
        scheme_loading.load(broken, by=None, at=AT)


def test_the_landscape_counts_each_scheme_once_a_country():
    found = queries.landscape(queries.tracked(date(2026, 11, 28)))

    assert sum(found.counts().values()) == Scheme.objects.filter(reach="national").count()
    assert found.counts("cloud_service") == {"DE": 1, "ES": 1, "FR": 2, "IT": 1}
    assert found.counts("person") == {}


def test_the_tracker_asks_three_questions_however_many_schemes(django_assert_num_queries):
    with django_assert_num_queries(3):
        queries.tracked(date(2026, 11, 28))


def test_state_names_are_the_engines():
    assert {SchemeState.IN_FORCE, SchemeState.ENDING, SchemeState.ENDED} == {"in_force", "ending", "ended"}


def test_where_the_office_says_a_scheme_stands_otherwise_loading_again_leaves_it():
    scheme = Scheme.objects.get(code="eucc")
    actions.set_state(scheme, SchemeState.ENDING, on=date(2026, 11, 1), source="https://law.example/", by=person(), at=AT)
    before = list(SchemeStatus.objects.known().filter(scheme=scheme).order_by("pk").values_list("pk", "from_on", "to_on", "state"))

    again = scheme_loading.load(by=None, at=AT)

    assert list(SchemeStatus.objects.known().filter(scheme=scheme).order_by("pk").values_list("pk", "from_on", "to_on", "state")) == before
    assert (again["statuses"]["created"], again["statuses"]["changed"]) == (0, 0)
