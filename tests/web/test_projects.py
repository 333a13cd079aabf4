"""Lists of projects and one project, for everyone."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.test import Client

from entente.projects.facts import Partner
from tests.factories import members
from tests.factories.projects import partner, project

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def names(client: Client, address: str) -> list[str]:
    """The projects of a list, by its file."""
    path, _mark, query = address.partition("?")
    text = b"".join(client.get(f"{path}export/csv/?{query}").streaming_content).decode("utf-8-sig")
    return [row["acronym"] for row in csv.DictReader(io.StringIO(text))]


@pytest.mark.parametrize("projects", [1, 3])
def test_the_list_asks_the_database_little_and_the_same_however_long(client, projects, django_assert_num_queries):
    for _one in range(projects):
        project(members.organisation())
    client.get("/projects/")

    with django_assert_num_queries(4):
        client.get("/projects/?country=FR")


@pytest.mark.parametrize("partners", [1, 3])
def test_a_project_asks_the_database_little_and_the_same_however_many_take_part(client, partners, django_assert_num_queries):
    one = project(*(members.organisation() for _one in range(partners)))

    with django_assert_num_queries(5):
        client.get(one.get_absolute_url())


def test_nothing_yet_says_what_to_do(client, office, signed_in):
    assert "appear here once the office has imported" in shown(client, "/projects/")
    assert "Import the official files of CORDIS" in shown(signed_in(office), "/projects/")


def test_the_answer_adds_up_what_is_stated_and_says_what_is_not(client):
    project(total_cost=Decimal(2_000_000), eu_contribution=Decimal(1_500_000))
    project(total_cost=Decimal(1_000_000))
    project()

    page = shown(client, "/projects/")

    assert "<strong>3</strong> projects on public record. They cost € 3 m, and the EU pays € 1.5 m." in page
    assert "1 do not state their cost, 2 not what the EU pays; what is not known is not 0." in page


def test_real_and_fictional_money_never_meet_in_one_figure(client):
    project(total_cost=Decimal(2_000_000))
    project(total_cost=Decimal(5_000_000), are_fictional=True, acronym="INVENTED")

    page = shown(client, "/projects/")

    assert "<strong>1</strong> project on public record. It costs € 2 m" in page
    assert "<strong>1</strong> fictional project of the demonstration. It costs € 5 m" in page
    assert page.count('<span class="fictional">') == 1
    assert names(client, "/projects/?origin=fictional") == ["INVENTED"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("topic=DS-02-2016", ["B"]),
        ("topic=DS-02-2016&topic=DS-03-2016", ["B", "C"]),
        ("call=H2020-DS-2017", ["A"]),
        ("scheme=IA", ["B"]),
        ("framework=HORIZON", ["C"]),
        ("year=2017", ["A", "B"]),
        ("year=none", ["C"]),
        ("country=GR", ["A"]),
        ("country=GR&year=2016", []),
        ("q=lighth", ["A"]),
        ("q=LIGHTHOUSE+keys", ["A"]),
        ("q=800", ["A", "B", "C"]),
        ("organisation=harbour", ["A"]),
        ("organisation=nobody", []),
        ("sort=newest", ["B", "A", "C"]),
        ("sort=largest", ["C", "A", "B"]),
        ("country=&topic=&sort=odd&after=unknown&made=up", ["A", "B", "C"]),
    ],
)
def test_filters_words_and_orders(client, query, found):
    harbour = members.organisation("Harbour", "GR")
    grants = {"A": "800001", "B": "800002", "C": "800003"}
    project(
        *[harbour], acronym="A", grant_id=grants["A"], title="Lighthouse keys", start_on=date(2017, 1, 1), sub_call="H2020-DS-2017",
        total_cost=Decimal(2), funding_scheme="RIA",
    )  # fmt: skip
    project(acronym="B", grant_id=grants["B"], topics=("DS-02-2016",), start_on=date(2017, 6, 1), funding_scheme="IA")
    project(acronym="C", grant_id=grants["C"], topics=("DS-03-2016",), framework="HORIZON", total_cost=Decimal(3))

    assert names(client, f"/projects/?{query}") == found


def test_pages_follow_each_other_by_key_both_ways(client):
    for number in range(60):
        project(acronym=f"N{number:02d}", grant_id=f"9{number:02d}")

    first, second, third = (shown(client, f"/projects/{query}") for query in ("", "?after=924", "?after=949"))

    assert "<strong>1–25</strong> of 60" in first
    assert 'rel="next" href="/projects/?after=924"' in first
    assert "<strong>26–50</strong> of 60" in second
    assert 'rel="prev" href="/projects/?before=925"' in second
    assert "<strong>51–60</strong> of 60" in third
    assert 'rel="next"' not in third


def test_a_choice_is_a_chip_that_takes_it_away_and_keeps_the_rest(client):
    project(members.organisation("Harbour", "GR"), acronym="A", title="Lighthouse")

    page = shown(client, "/projects/?q=light&country=GR&sort=largest")

    assert '<a class="chip" href="/projects/?q=light&amp;sort=largest">Greece' in page
    assert '<a class="chip" href="/projects/?country=GR&amp;sort=largest">“light”' in page


def test_nothing_found_leads_on(client):
    project()

    page = shown(client, "/projects/?q=nowhere")

    assert "None of the 1 projects known matches." in page
    assert "begin again with all projects" in page


def test_a_filter_that_changes_brings_only_what_follows_from_it(client):
    project(acronym="A")

    answer = client.get("/projects/?q=a", headers={"HX-Request": "true"})

    assert answer.content.decode().lstrip().startswith('<div id="found">')
    assert answer["HX-Push-Url"] == "/projects/?q=a"
    assert "HX-Request" in answer["Vary"]


def test_many_values_have_a_page_of_their_own(client):
    for number in range(20):
        project(topics=(f"T-{number:02d}",))

    assert 'href="/projects/facets/topic/"' in shown(client, "/projects/")
    assert shown(client, "/projects/facets/topic/").count('name="topic"') == 20
    assert client.get("/projects/facets/colour/").status_code == 404


@pytest.mark.parametrize("code", ["DS-01-2016", "INNOSUP-02-2016 - European SME innovation Associate - pilot", "A/B.c", "Ł"])
def test_a_topic_and_a_call_list_their_projects_whatever_their_code(client, code):
    one = project(acronym="UNDER", topics=(code,), master_call=code)
    project(acronym="ELSEWHERE", topics=("OTHER",), master_call="OTHER")

    page = shown(client, one.get_absolute_url())
    for noun in ("topics", "calls"):
        address = next(part.split('"')[0] for part in page.split('href="') if part.startswith(f"/projects/{noun}/"))
        listed = shown(client, address)
        assert "UNDER" in listed
        assert "ELSEWHERE" not in listed


def test_an_unknown_topic_call_or_project_is_not_found(client):
    for address in ("/projects/topics/none/", "/projects/calls/none/", "/projects/none/", "/projects/rcn-1/", "/projects/export/pdf/"):
        assert client.get(address).status_code == 404


def test_the_same_list_as_a_spreadsheet_where_text_is_never_a_formula(client):
    project(acronym='=HYPERLINK("http://example.org")', total_cost=Decimal("1.50"), start_on=date(2017, 1, 1))

    answer = client.get("/projects/export/xlsx/")

    head, row = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
    said = dict(zip(head, row, strict=True))
    assert said["acronym"] == '\'=HYPERLINK("http://example.org")'
    assert (said["total cost"], said["EU contribution"], said["start"].date()) == (1.5, None, date(2017, 1, 1))


def test_a_project_says_who_takes_part_with_what_is_stated(client):
    member, other = members.member("Harbour", "GR"), members.organisation("Quay", "PT")
    one = project(
        partner(member, cost="800000", paid="600000", role="coordinator", is_sme=True),
        Partner(other.pk, activity="REC"),
        **{"acronym": "ALPHA", "title": "Keys", "start_on": date(2017, 1, 1), "end_on": date(2019, 12, 31)},
        **{"total_cost": Decimal(1_000_000), "eu_contribution": Decimal(790_000)},
    )

    page = shown(client, one.get_absolute_url())

    assert f'Coordinated by <a href="{member.get_absolute_url()}">Harbour</a>. It runs from 1 January 2017 to 31 December 2019.' in page
    assert "79 % of the cost" in page
    assert '<td class="number" data-label="EU contribution">€ 600,000</td>' in page
    assert page.count('<td class="number" data-label="EU contribution"><span class="quiet">not stated</span></td>') == 1
    assert page.count('<span class="state good">Member</span>') == 1
    assert '<span class="tag">SME</span>' in page


def test_amounts_that_the_source_does_not_state_are_not_nought(client):
    page = shown(client, project(members.organisation()).get_absolute_url())

    assert "their amounts are not stated, which is not the same as 0" in page
    assert "€" not in page


def test_a_project_without_partners_or_dates_says_so(client):
    page = shown(client, project().get_absolute_url())

    assert "Its dates are not stated." in page
    assert "The source does not say who takes part." in page


def test_an_address_by_record_number_leads_to_the_grant(client):
    one = project(grant_id="700001", rcn=200001)

    answer = client.get("/projects/rcn-200001/")

    assert (answer.status_code, answer["Location"]) == (301, one.get_absolute_url())


def test_a_fictional_project_says_so_and_has_no_page_at_cordis(client):
    page = shown(client, project(are_fictional=True).get_absolute_url())

    assert "invented for the demonstration" in page
    assert "cordis.europa.eu" not in page
