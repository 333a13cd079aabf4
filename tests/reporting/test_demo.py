"""The demonstration is the same every time, has the shape that is claimed, and tells its story."""

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from entente.agreement.models import Accession, Decision, Declaration
from entente.agreement.queries.overlaps import overlaps_of
from entente.gatherings.models import Gathering
from entente.governance.models import ActionPoint, Body, Minutes
from entente.governance.queries.bodies import bodies
from entente.governance.queries.meetings import items_of
from entente.governance.references import key_of
from entente.governance.waiting import waiting
from entente.members.choices import StandingKind
from entente.members.models import Classification, Continuation, Organisation, Standing
from entente.members.queries import community_on, counts_on
from entente.people.models import Account
from entente.record.queries import verify
from entente.reporting.demo.load import CannotLoadDemo, load
from entente.reporting.demo.story import DOMINANT, GROWN, MERGED, SUCCESSOR, SUSPENDED, VOICE
from entente.reporting.models import Release

DAY = date(2018, 9, 30)
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("demonstration")]


@pytest.fixture(scope="module", autouse=True)
def demonstration(django_db_setup, django_db_blocker):
    """Loaded once for this module, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(now=timezone.now())
        yield
        transaction.set_rollback(True)


def test_it_has_the_size_and_shape_of_september_2018():
    counts = counts_on(DAY)

    assert counts.total == 245
    assert counts.countries == 28
    assert sorted(counts.by_category.values(), reverse=True) == [66, 60, 55, 22, 22, 14, 6]
    assert community_on(DAY).entities == 2060


def test_219_of_245_have_signed():
    members = Standing.objects.known().on(DAY).filter(kind=StandingKind.ADMITTED).values("organisation")

    assert Accession.objects.known().on(DAY).filter(organisation__in=members).count() == 219


def test_every_organisation_is_marked_as_fictional():
    assert not Organisation.objects.filter(is_fictional=False).exists()


def test_its_record_verifies():
    assert verify().ok


def test_it_is_not_loaded_twice():
    with pytest.raises(CannotLoadDemo, match="empty"):
        load(now=timezone.now())


def test_each_kind_of_user_can_sign_in():
    found = set(Account.objects.values_list("email", flat=True))

    assert found == {f"{who}@demo.example" for who in ("office", "office2", "delegate", "commission", "assessor", "auditor")}


def test_an_sme_grows_into_a_large_company_in_2018():
    was = {row.from_on: row.kind for row in Classification.objects.known().filter(organisation__name=GROWN)}

    assert was[date(2018, 1, 1)] == "large_company"
    assert "sme" in was.values()


def test_a_member_is_merged_into_another():
    link = Continuation.objects.known().get(organisation__name=MERGED)

    assert link.successor.name == SUCCESSOR
    assert Standing.objects.known().on(DAY).get(organisation__name=MERGED).kind == StandingKind.LEFT


def test_a_member_is_suspended():
    assert Standing.objects.known().on(DAY).get(organisation__name=SUSPENDED).kind == StandingKind.SUSPENDED


def test_one_line_dominates_its_country_so_that_the_cell_is_withheld():
    cells = {tuple(cell["key"]): cell for cell in Release.objects.order_by("pk")[0].cells["country"]}

    assert Organisation.objects.get(name=DOMINANT).country_id == "PT"
    assert cells[("PT",)]["amount"] is None


def test_a_line_is_rejected_with_its_reason():
    decision = Decision.objects.get(declaration__organisation__name=DOMINANT, accepted=None, reason="wrong_year")

    assert decision.note == "The invoices are of January 2018."


def test_a_line_overlaps_with_its_groups_and_is_rejected_as_double():
    twice = Declaration.objects.get(organisation__name=SUCCESSOR, decisions__reason="double")

    assert overlaps_of(twice)


def test_a_line_is_corrected_after_a_release_and_the_next_release_shows_the_difference():
    line = Declaration.objects.get(organisation__name=VOICE, activity="standardisation", replaces__isnull=False)
    first, second = Release.objects.order_by("pk")

    assert line.replaces.amount - line.amount == 120_000
    assert first.at < line.at < second.at


def test_the_releases_show_every_cell_of_the_curve():
    for release in Release.objects.all():
        assert all(cell["amount"] is not None for cell in release.cells["year,grade"])


def test_six_working_groups_stand_with_several_chairs_where_there_were_several():
    chairs = {one.body.code: len(one.chairs) for one in bodies(timezone.localdate())}

    assert {code: chairs[code] for code in ("WG1", "WG2", "WG3", "WG4", "WG5", "WG6")} == {
        "WG1": 1,
        "WG2": 2,
        "WG3": 1,
        "WG4": 3,
        "WG5": 1,
        "WG6": 2,
    }
    assert chairs["BoD"] == chairs["GA"] == 1


def test_the_delegate_who_signs_in_chairs_a_group_and_somebody_asks_to_join_it():
    delegate = Account.objects.get(email="delegate@demo.example").person

    waits = waiting(delegate.pk, set(), set(), timezone.localdate())

    assert [one.noun for one in waits] == ["proposal", "action-point"]


def test_a_group_has_met_and_will_meet():
    body = Body.objects.get(code="WG1")
    minutes = Minutes.objects.get(body=body)
    coming = Gathering.objects.get(home_key=key_of(body), starts_at__gt=timezone.now())

    assert len(minutes.decisions) == 2
    assert minutes.sent_version == 1
    assert len(items_of(coming)) == 3
    assert sorted(ActionPoint.objects.filter(body=body).values_list("state", flat=True)) == ["done", "open", "open"]
