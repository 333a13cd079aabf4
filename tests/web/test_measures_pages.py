"""The pages of measures: one walk through the whole story, refusals that keep what was typed, a constant number of questions."""

import csv
import json
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from entente.market.actions import barriers, releasing
from entente.market.actions.measure_register import load_measures
from entente.market.measure_choices import Stage
from entente.market.models import Barrier, Measure, StoredScenario
from entente.people.choices import RoleCode
from entente.people.models import Account
from tests.factories import certificates
from tests.factories.market import asks, market
from tests.factories.measures import AT, TODAY, at_stage, candidate, verified
from tests.factories.members import delegate, member, partnership
from tests.factories.people import account

pytestmark = pytest.mark.django_db
REPORT = {
    "product": "Edge router",
    "scheme": "cspn",
    "state": "DE",
    "sector": "nis2-health",
    "happened_on": "2026-09-01",
    "asked": "A German one",
    "asked_scheme": "bsz",
    "cost_low": "60000",
    "cost_high": "100000",
    "months": "7",
}


@pytest.fixture(autouse=True)
def _market():
    partnership(shown_as_of=None)
    market()
    asks("DE", "nis2-health", "bsz")


@pytest.fixture
def office(client):
    office = account(RoleCode.OFFICE)
    client.force_login(office)
    return office


def test_a_visitor_reads_the_register(client):
    load_measures(by=None, at=AT)

    page = client.get(reverse("measures:register")).content.decode()

    assert "15 acts and proposals are on file, 4 of them in force" in page
    assert "Regulation (EU) 2019/881" in client.get(reverse("measures:measure", args=["cybersecurity-act"])).content.decode()
    assert "Report a barrier" not in page


def test_a_barrier_goes_from_the_member_to_the_office_and_back(client):
    one = member()
    client.force_login(delegate(one))
    refused = client.post(reverse("measures:report"), {**REPORT, "organisation": one.pk, "cost_high": ""})
    assert refused.status_code == 409
    assert "as a range" in refused.content.decode()
    assert 'value="Edge router"' in refused.content.decode()

    client.post(reverse("measures:report"), {**REPORT, "organisation": one.pk})

    barrier = Barrier.objects.get()
    page = client.get(barrier.get_absolute_url()).content.decode()
    assert "Refused in practice." in page
    assert "it is recognised under" in page
    assert client.post(reverse("measures:verify", args=[barrier.pk]), {"evidence": "B"}).status_code == 403
    client.force_login(account(RoleCode.OFFICE))
    assert client.post(reverse("measures:verify", args=[barrier.pk]), {}).status_code == 422
    assert client.post(reverse("measures:verify", args=[barrier.pk]), {"evidence": "B"}).status_code == 302
    client.force_login(account(RoleCode.DELEGATE))
    assert client.get(barrier.get_absolute_url()).status_code == 404
    client.logout()
    assert "Nothing is released yet" in client.get(reverse("measures:barriers")).content.decode()


def test_a_measure_is_composed_consulted_advised_and_decided_by_page(client, office):
    composed = {"title": "CSPN and BSZ", "schemes": "cspn, bsz", "states": "fr, de", "cost_low": "5", "cost_high": "9", "year": "2028"}
    assert client.post(reverse("measures:compose", args=["recognise"]), composed | {"schemes": ""}).status_code == 422
    client.post(reverse("measures:compose", args=["recognise"]), composed)
    row = Measure.objects.get()
    assert (row.terms, row.year) == ({"schemes": ["cspn", "bsz"], "states": ["FR", "DE"]}, 2028)

    client.post(reverse("measures:option", args=[row.slug]), {"name": "As a pair", "like": row.pk})
    client.post(reverse("measures:choose-option", args=[row.slug, row.options.get().pk]))
    assert "chosen" in client.get(row.get_absolute_url()).content.decode()
    for text in ("Options", "Until then", "We advise it."):
        client.post(reverse("measures:step", args=[row.slug]), {"on": "2026-12-31", "text": text})
    position = {"stance": "for", "state": "FR", "source": "https://fr.example/", "text": "Yes"}
    assert client.post(reverse("measures:position", args=[row.slug]), position | {"source": ""}).status_code == 422
    client.post(reverse("measures:position", args=[row.slug]), position)
    assert client.post(reverse("measures:decide", args=[row.slug]), {"reference": "C(2026) 1", "on": "2026-12-31"}).status_code == 403

    client.force_login(account(RoleCode.COMMISSION))
    client.post(reverse("measures:decide", args=[row.slug]), {"reference": "C(2026) 1", "on": "2026-12-31"})

    row.refresh_from_db()
    assert (row.stage, row.legal_reference) == (Stage.DECIDED, "C(2026) 1")
    assert "In favour" in client.get(row.get_absolute_url()).content.decode()
    assert row.forecast["acc"] <= 0


def test_what_if_answers_in_a_fragment_and_as_a_page(client):
    row = candidate()

    page = client.get(reverse("measures:what-if"), {"with": row.slug}).content.decode()
    fragment = client.get(reverse("measures:what-if"), {"with": row.slug}, headers={"HX-Request": "true"}).content.decode()

    assert "<h1>" in page
    assert "<h1>" not in fragment
    assert [part in fragment for part in ("F_acc", "F_cost", "F_het", "Index F")] == [True] * 4
    assert "€\u00a0100 – €\u00a0300" in fragment


def test_the_budget_is_answered_with_its_bound_and_the_curve_has_its_table(client):
    candidate()

    page = client.get(reverse("measures:choose"), {"budget": "1000"}).content.decode()

    assert "Proven gap: 0.00 %" in page
    assert page.count("<tr>") == 3  # the heading, nothing, and the one candidate
    assert client.get(reverse("measures:choose"), {"budget": "much"}).status_code == 200


def test_a_choice_keeps_to_the_capacity_of_a_year_and_says_so(client):
    certificates.certificate(member("Harbour Works", "FR"), scheme="cspn", stated="")
    for title, state, effort in (("Large", "IT", 110), ("Small", "ES", 15)):
        asks(state, "nis2-health", "bsz")
        candidate(title, effort_low=5, effort_high=effort, year=2027, terms={"schemes": ["cspn", "bsz"], "states": [state]})

    def chosen(**said):
        return client.get(reverse("measures:choose"), {"budget": "1000", **said})

    free, within = (chosen(**said).context["chosen"] for said in ({}, {"capacity": "50", "no_state_loses": "on"}))
    page = chosen(capacity="50", no_state_loses="on").content.decode()
    refused = chosen(capacity="-1")

    curve = chosen(capacity="50").context["points"]

    assert [len(point.answer.chosen) for point, _gap in curve][-1] == 1
    assert "capacity=50" in page
    assert ({one.title for one in free}, {one.title for one in within}) == ({"Large", "Small"}, {"Small"})
    assert "at most 50 person-days" in page
    assert "No state loses more access than it gains." in page
    assert refused.status_code == 422
    assert 'value="-1"' in refused.content.decode()


def test_a_scenario_is_kept_shared_compared_and_exported(client, office):
    row = candidate()
    assert client.post(reverse("measures:new-scenario"), {"name": "", "until": "2030"}).status_code == 422
    client.post(reverse("measures:new-scenario"), {"name": "Both", "until": "2028", f"on_{row.slug}": "2027-01-01"})
    kept = StoredScenario.objects.get()
    client.logout()

    page = client.get(kept.get_absolute_url()).content.decode()
    told = json.loads(client.get(reverse("measures:export", args=[kept.token])).content)
    lines = list(csv.DictReader(b"".join(client.get(reverse("measures:export-csv", args=[kept.token]))).decode("utf-8-sig").splitlines()))
    book = load_workbook(BytesIO(client.get(reverse("measures:export-xlsx", args=[kept.token])).content))
    beside = client.get(reverse("measures:compare"), {"with": kept.token}).content.decode()

    assert "Both" in page
    assert "Year by year" in page
    assert told["measures"][0]["on"] == "2027-01-01"
    assert told["results"]["baseline"]["hash"] == kept.baseline_hash
    assert [(one["what"], one["on"]) for one in lines[:2]] == [("baseline", str(kept.baseline_day)), ("year", f"{kept.years[0]}-12-31")]
    assert [float(one["acc_high"]) for one in lines[:4]] == [one["parts"]["acc"]["high"] for one in told["results"]["years"]]
    assert [cell.value for cell in book.active[1]] == list(lines[0])
    assert "Both" in beside
    assert client.get(reverse("measures:scenario", args=["0" * 32])).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_number_of_questions(client, count, django_assert_num_queries):
    for number in range(count):
        at_stage(Stage.CONSULTATION, candidate(f"Candidate {number}"))
        verified()
    client.get(reverse("measures:register"))

    with django_assert_num_queries(2):
        client.get(reverse("measures:register"))
    with django_assert_num_queries(2):
        client.get(reverse("measures:barriers"))
    client.get(reverse("measures:what-if"))
    with django_assert_num_queries(2):
        client.get(reverse("measures:what-if"))


def test_visitors_read_the_counts_of_the_last_release_and_members_those_of_today(client):
    certificates.certificate(member("Harbour Works", "FR"))
    office = account(RoleCode.OFFICE)
    named = member("Brightwater")
    measure = candidate(by=office.person)
    for told in ({"organisation": named, "may_be_named": True}, {}, {}):
        barriers.bundle(verified(**told), measure, by=office.person, at=AT)
    releasing.release(as_of=TODAY, by=office.person, at=AT)
    page = client.get(reverse("measures:barriers")).content.decode()
    verified(organisation=member("Late"), may_be_named=True)

    assert "3 verified barriers" in page
    assert "told: Brightwater." in page
    assert client.get(reverse("measures:barriers")).content.decode() == page
    assert "Barriers behind it" not in client.get(measure.get_absolute_url()).content.decode()
    client.force_login(Account.objects.get(person=Barrier.objects.filter(organisation=named).first().by))
    assert "4 verified barriers" in client.get(reverse("measures:barriers")).content.decode()
    assert "3 verified barriers" in client.get(measure.get_absolute_url()).content.decode()
