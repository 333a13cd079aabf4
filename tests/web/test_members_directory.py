"""The directory as people see it."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from entente.members import actions
from entente.members.drafts import Draft, Period
from entente.members.queries.directory import roll_on
from entente.vocabulary.queries import countries
from entente.web.members.tiles import tiles
from tests.factories.members import DAY, JOINED, applicant, at, member, organisation, partnership

pytestmark = pytest.mark.django_db
URL = "/members/"


def text(response) -> str:
    return " ".join(response.content.decode().split())


def many(count: int, **said) -> None:
    """Members A 00, A 01, ... in one go."""
    partnership()
    drafts = [Draft(f"A {number:02}", "FR", kind="sme", standings=(Period("admitted", JOINED),), **said) for number in range(count)]
    actions.add_many(drafts, by=None, at=at(2016))


def test_everyone_reads_who_the_members_are(client):
    member("Aurelia Sécurité", "FR", city="Paris")
    member("Bastion", "BE")
    organisation("Known only", "DE")
    applicant("Applying", "IT")

    page = text(client.get(URL))

    assert "On 30 September 2018 the partnership has 2 members from 2 countries." in page
    assert "Aurelia Sécurité" in page
    assert "Known only" not in page
    assert "Applying" not in page


def test_an_empty_partnership_says_what_to_do(client):
    partnership()

    page = text(client.get(URL))

    assert "the partnership has 0 members" in page
    assert "Nobody matches all of this." in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=tel", "Télécom Ørsted"),
        ("q=orsted", "Télécom Ørsted"),
        ("country=DE", "Mühle"),
        ("category=rto-university", "Mühle"),
        ("kind=university", "Mühle"),
        ("region=FR1", "Télécom Ørsted"),
        ("sector=demand-energy", "Mühle"),
        ("expertise=D01", "Télécom Ørsted"),
        ("size=small", "Mühle"),
        ("standing=applicant", "Waiting"),
        ("standing=known", "Unknown Ltd"),
        ("country=elsewhere", "Alpine"),
        ("country=DE&country=LI&sort=joined&kind=university", "Mühle"),
    ],
)
def test_each_filter_finds_its_own(client, query, found):
    member("Télécom Ørsted", "FR", region="FR101", expertise=("D01.01",))
    member("Mühle", "DE", kind="university", sectors=("demand-energy",), size="small")
    member("Alpine", "LI")
    applicant("Waiting", "DE")
    organisation("Unknown Ltd", "DE")

    page = text(client.get(f"{URL}?{query}"))

    assert "1 organisation matches;" in page
    assert f">{found}</a>" in page
    assert page.count("<tr><td><a href") == 1


def test_a_chip_takes_one_filter_away_and_keeps_the_others(client):
    member("Aurelia", "FR")

    page = text(client.get(f"{URL}?q=aur&country=FR&country=BE"))

    assert 'href="/members/?q=aur&amp;country=BE">France' in page
    assert 'href="/members/?country=FR&amp;country=BE">“aur”' in page
    assert "Clear all" in page


def test_pages_go_on_and_back_by_key(client):
    many(30)

    first = client.get(URL)
    assert "<strong>1–25</strong> of 30" in text(first)
    assert 'rel="next" href="/members/?after=a-24"' in text(first)
    second = client.get(f"{URL}?after=a-24")
    assert "<strong>26–30</strong> of 30" in text(second)
    assert 'rel="prev" href="/members/?before=a-25"' in text(second)
    assert text(client.get(f"{URL}?before=a-25")).count("<tr><td><a href") == 25


def test_a_page_stands_where_it_stood_when_somebody_joins_before_it(client):
    many(30)
    before = text(client.get(f"{URL}?after=a-24"))
    member("A 000 first of all", "DE")

    after = text(client.get(f"{URL}?after=a-24"))

    assert (
        [before.count(f">A {number}<") for number in range(25, 30)] == [after.count(f">A {number}<") for number in range(25, 30)] == [1] * 5
    )


@pytest.mark.parametrize("members", [1, 3])
def test_the_directory_asks_four_questions(client, members):
    for number in range(members):
        member(f"Member {number}", sectors=("demand-energy",), expertise=("D01",))
    client.get(URL)

    with CaptureQueriesContext(connection) as asked:
        client.get(f"{URL}?q=member&sector=demand-energy&country=FR")

    assert len(asked) == 4


def test_a_page_of_a_large_directory_stays_small(client):
    many(300, about="x " * 50, city="Sur-les-Bains", sectors=("demand-energy", "nis2-energy", "jrc-s01", "demand-health"))

    response = client.get(f"{URL}?q=sur&sector=demand-energy&sector=demand-health&country=FR&sort=joined")

    assert len(response.content) <= 40_000


def test_only_who_sees_live_figures_asks_for_another_day(client, signed_in, office, auditor):
    member("Aurelia", on=date(2018, 3, 1))

    assert client.get(f"{URL}?on=2018-02-01").status_code == 403
    assert client.get(f"{URL}?on=2018-09-30").status_code == 200
    for somebody in (office, auditor):
        assert "has 0 members" in text(signed_in(somebody).get(f"{URL}?on=2018-02-28"))
        assert "has 1 member from" in text(signed_in(somebody).get(f"{URL}?on=2018-03-01")).replace("1 member.", "1 member from")


def test_htmx_gets_the_part_that_changes_and_an_address_to_share(client):
    member("Aurelia", "FR")

    response = client.get(f"{URL}?q=&country=FR&standing=admitted&sort=name", headers={"HX-Request": "true"})

    assert response["HX-Push-Url"] == "/members/?country=FR"
    assert "HX-Request" in response["Vary"]
    assert "<html" not in text(response)
    assert 'id="answer" hx-swap-oob="innerHTML"' in text(response)


def test_a_page_out_of_the_browsers_history_is_whole(client):
    member("Aurelia", "FR")

    response = client.get(URL, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})

    assert "<html" in text(response)


def test_all_values_of_a_filter_stand_on_a_page_of_their_own(client):
    member("Aurelia", "FR", region="FR101", sectors=("nis2-energy-gas",), expertise=("D01.02",))

    regions = text(client.get(f"{URL}facets/region/?country=FR&q=aur"))
    assert 'value="FR101"' in regions
    assert '<input type="hidden" name="country" value="FR">' in regions
    assert 'value="FR101"' not in text(client.get(f"{URL}facets/region/"))
    assert "Sectors of the NIS 2 Directive" in text(client.get(f"{URL}facets/sector/"))
    assert 'class="d1"' in text(client.get(f"{URL}facets/expertise/"))
    assert client.get(f"{URL}facets/nothing/").status_code == 404


def test_a_filter_of_many_values_shows_the_most_frequent_and_what_is_chosen(client):
    for number, iso2 in enumerate(["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT"]):
        member(f"One {iso2}", iso2)
        if number < 10:
            member(f"Two {iso2}", iso2)

    page = text(client.get(f"{URL}?country=IT"))

    assert "All values of country" in page
    assert page.count('name="country"') == 11
    assert 'value="IT" checked' in page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_goes_out_as_a_file_and_comes_in_again(client, kind, tmp_path):
    from entente.members.imports import import_file, open_file

    member("=Aurelia()", "FR", city="Paris", sectors=("demand-energy",), website="https://example.org")
    member("Bastion", "BE", kind="university")
    organisation("Not asked for", "DE")

    response = client.get(f"{URL}export/{kind}/?q=")
    content = b"".join(response.streaming_content) if response.streaming else response.content
    (tmp_path / f"members.{kind}").write_bytes(content)
    again = import_file(open_file(tmp_path / f"members.{kind}", "members"), by=None, at=at(2018, 10))

    assert f"members-2018-09-30.{kind}" in response["Content-Disposition"]
    assert again.plan.counts == {"rows": 2, "created": 0, "changed": 0, "unchanged": 2, "rejected": 0}
    assert again.plan.problems == []


def test_a_name_that_would_be_a_formula_is_text_in_every_file(client):
    member("=cmd|' /C calc'!A0", "FR")

    lines = list(csv.reader(io.StringIO(b"".join(client.get(f"{URL}export/csv/").streaming_content).decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(client.get(f"{URL}export/xlsx/").content)).active

    assert lines[1][0] == "'=cmd|' /C calc'!A0"
    assert sheet["A2"].data_type == "s"


def test_a_file_of_another_kind_is_not_there(client):
    partnership()

    assert client.get(f"{URL}export/pdf/").status_code == 404


def test_the_map_adds_up_whatever_the_countries():
    counts = {iso2: number for number, iso2 in enumerate(sorted(countries()))}

    drawn = tiles(counts, lambda iso2: f"?country={iso2}")

    assert sum(tile.number for tile in drawn.tiles) + drawn.elsewhere.number == drawn.total == sum(counts.values())
    assert {name for name, _ in drawn.others} & {tile.place.name for tile in drawn.tiles} == set()
    assert all(1 <= tile.step <= 5 for tile in drawn.tiles if tile.number)


def test_countries_without_a_tile_stand_in_the_tile_elsewhere(client):
    member("Alpine", "LI")
    member("Haifa", "IL")

    page = text(client.get(URL))

    assert 'aria-label="Elsewhere: 2"' in page
    assert "Elsewhere: Israel 1, Liechtenstein 1." in page
    assert '<a class="r0" href' not in page


def test_the_chosen_tile_is_marked_and_the_map_keeps_all_countries(client):
    member("Aurelia", "FR")
    member("Bastion", "BE")

    page = text(client.get(f"{URL}?country=FR&category=sme"))

    assert 'class="r5 on" href="?category=sme&amp;country=FR" aria-label="France: 1"' in page
    assert 'href="?category=sme&amp;country=BE" aria-label="Belgium: 1"' in page


@pytest.mark.parametrize(
    "query", ["after=nobody", "sort=rank", "on=never", "q=%00", "country=%F0%9F%87%AB", "size=" + "x" * 5000, "q=" + "w " * 500]
)
def test_a_damaged_address_is_still_a_page(client, query):
    member("Aurelia")

    assert client.get(f"{URL}?{query}").status_code == 200


def test_what_is_written_is_seen_at_once_by_the_next_reader():
    one = member("Aurelia")
    assert ">Aurelia</a>" in text(Client().get(URL))

    actions.edit(one, {"name": "Aurelia Nova"}, by=None, at=at(2018))
    assert ">Aurelia Nova</a>" in text(Client().get(URL))
    actions.leave(one, on=DAY, by=None, at=at(2018, 9, 30))
    assert "has 0 members" in text(Client().get(URL))
    assert len(roll_on(DAY - timedelta(days=1)).ids) == 1
