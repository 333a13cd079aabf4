"""Measures by program: the same rights and refusals as the pages."""

from datetime import date

import pytest
from django.utils import timezone

from entente.market.actions import barriers
from entente.market.measure_choices import Stage
from entente.market.models import Measure, StoredScenario
from entente.people import actions as people
from entente.people.choices import Permission, RoleCode
from tests.factories import certificates
from tests.factories.market import asks, market
from tests.factories.measures import AT, at_stage, candidate, verified
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO, account

pytestmark = pytest.mark.django_db
REPORT = {"product": "Edge router", "scheme": "cspn", "state": "DE", "sector": "nis2-health", "asked": "A BSZ", "happened_on": "2026-09-01"}


@pytest.fixture(autouse=True)
def _market():
    market()
    asks("DE", "nis2-health", "bsz")


def secret_of(token, one):
    somebody = delegate(one)
    people.give_role(somebody.person, RoleCode.DELEGATE, on=date(2016, 1, 1), by=None, at=LONG_AGO)
    return token(somebody, Permission.ORGANISATION_SPEAK, Permission.SHARED_READ)


def test_a_member_s_program_reports_and_the_office_s_verifies(call, token, office):
    one = member("Nordlicht")
    reporting, answering = secret_of(token, one), token(office)

    made = call("POST", "/measures/barriers", reporting, REPORT | {"organisation": one.slug})
    number = made.json()["id"]
    verified = call("POST", f"/measures/barriers/{number}/verify", answering, {"evidence": "C"})

    assert (made.status_code, verified.status_code) == (201, 200)
    assert made.json()["checked"]["cells"][0]["answer"] == "open"
    assert call("GET", "/measures/barriers/figures", reporting).json()["by_state"] == {"DE": None}
    assert call("GET", "/measures/barriers/figures").json()["by_state"] == {}
    assert call("GET", f"/measures/barriers/{number}", secret_of(token, member())).status_code == 404
    assert call("POST", "/measures/barriers", reporting, REPORT | {"organisation": one.slug, "sector": "x"}).status_code == 409


def test_anybody_asks_what_if_and_which_for_the_money(call):
    certificates.certificate(member("Harbour Works", "FR"))
    row = candidate()

    what_if = call("GET", f"/measures/what-if?measure={row.slug}").json()
    choice = call("GET", "/measures/choose?budget=1000").json()
    curve = call("GET", "/measures/curve").json()

    assert what_if["chosen"] == [row.slug]
    assert what_if["acc_after"] <= what_if["acc_before"] == what_if["before"]["parts"]["acc"]["value"]
    assert what_if["weights"] == {"acc": 0.5, "cost": 0.3, "het": 0.2}
    assert choice["value"] <= choice["bound"]
    assert all(one["gap"] >= 0 for one in curve["points"])
    assert call("GET", "/measures/choose?budget=-1").status_code == 422


def test_the_office_composes_steps_and_the_commission_decides(call, token, office):
    keeping, deciding = token(office), token(account(RoleCode.COMMISSION))
    said = {"title": "Club", "effect": "recognise", "terms": {"schemes": ["cspn", "bsz"]}}
    assert call("POST", "/measures", keeping, said | {"terms": {"schemes": [1]}}).status_code == 409

    slug = call("POST", "/measures", keeping, said).json()["slug"]
    for stage in ("options", "consultation", "advice"):
        call("POST", f"/measures/register/{slug}/step", keeping, {"stage": stage, "on": "2026-12-31", "text": "So"})
    refused = call("POST", f"/measures/register/{slug}/decide", keeping, {"reference": "C(2026) 1", "on": "2026-12-31"})
    done = call("POST", f"/measures/register/{slug}/decide", deciding, {"reference": "C(2026) 1", "on": "2026-12-31"})

    assert (refused.status_code, done.status_code) == (403, 200)
    assert [one["stage"] for one in done.json()["steps"]] == ["evidence", "options", "consultation", "advice", "decided"]
    assert Measure.objects.get().legal_reference == "C(2026) 1"


def test_a_scenario_is_counted_kept_and_read_by_its_link(call, token, office):
    said = {
        "name": "Club",
        "years": [timezone.localdate().year],
        "measures": [{"kind": "recognise", "on": "2026-01-01", "schemes": ["cspn", "bsz"]}],
    }

    made = call("POST", "/measures/scenarios", token(office), said)

    assert made.status_code == 201
    assert call("GET", f"/measures/scenarios/{made.json()['token']}").json()["results"] == StoredScenario.objects.get().results
    assert call("POST", "/measures/scenarios", token(office), said | {"years": [1]}).status_code == 409


def test_an_option_is_written_and_chosen_and_a_barrier_asked_again(call, token, office):
    keeping, one = token(office), member("Nordlicht")
    row, somebody = candidate(), secret_of(token, one)
    terms = {"schemes": ["cspn", "bsz"], "states": ["DE"]}

    written = call("POST", f"/measures/register/{row.slug}/options", keeping, {"name": "A pair", "effect": "recognise", "terms": terms})
    number = written.json()["options"][0]["id"]
    chosen = call("POST", f"/measures/register/{row.slug}/options/{number}/choose", keeping)
    barrier = verified(organisation=one, by=delegate(member()).person)
    early = call("POST", f"/measures/barriers/{barrier.pk}/again", somebody, {"still_there": "gone"})
    barriers.bundle(barrier, at_stage(Stage.IN_FORCE, Measure.objects.get(pk=row.pk)), by=office.person, at=AT)

    assert [(option["name"], option["is_chosen"]) for option in chosen.json()["options"]] == [("A pair", True)]
    assert call("POST", f"/measures/register/{row.slug}/options/{number}/choose", somebody).status_code == 403
    assert early.status_code == 409
    assert call("POST", f"/measures/barriers/{barrier.pk}/again", somebody, {"still_there": "gone"}).status_code == 200
    assert call("POST", f"/measures/barriers/{barrier.pk}/again", keeping, {"still_there": "gone"}).status_code == 403
