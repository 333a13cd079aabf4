"""The one box: typed results with counts, the words marked and nothing else, one type page by page, and only what the reader may see."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.engine.marking import Marking
from tests.factories import documents, members
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db


def page(client, query: str = "", **more: str) -> str:
    answer = client.get("/search/", {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_each_type_with_its_count_and_a_way_to_all(client):
    for number in range(7):
        members.member(f"Kraken {number}", city="Tallinn", country="EE")
    documents.document("The kraken", "# Deep\n\nThe kraken sleeps.", marking=Marking.CLEAR)

    said = page(client, "krak")

    assert re.search(r"Organisations <span class=\"quiet\">7</span>", said)
    assert "?q=krak&amp;type=members.organisation" in said
    assert ">All 7<" in said
    assert said.count('<a href="/members/kraken-') == 5
    assert "Member · Tallinn, Estonia" in said
    assert "The <mark>kraken</mark></a>" in said
    assert "The <mark>kraken</mark> sleeps." in said


def test_only_the_words_asked_for_are_marked_and_a_title_is_no_markup(client):
    members.member("<script>alert(1)</script> Kraken <mark>", about="<img src=x onerror=alert(1)> kraken & <b>co</b>")

    said = page(client, "kraken script")

    assert "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; <mark>Kraken</mark> &lt;mark&gt;" in said
    assert "&lt;img src=x onerror=alert(1)&gt; <mark>kraken</mark> &amp; &lt;b&gt;co&lt;/b&gt;" in said
    assert "<script>alert" not in said


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=10))
def test_whatever_is_typed_is_answered_and_comes_back_escaped(client, words, noun, after):
    answer = client.get("/search/", {"q": f"<i>{words}", "type": noun, "after": after})

    assert answer.status_code == 200
    assert b"<i>" not in answer.content


def test_nothing_found_says_what_to_do_and_invites_a_visitor_in(client, signed_in):
    said = page(client, "kraken")

    assert "Nothing is called “kraken” or tells of it, as far as you may see." in said
    assert "/account/login/?next=/search/%3Fq%3Dkraken" in said
    assert "/account/login/?next" not in page(signed_in(account()), "kraken")


def test_an_empty_box_says_what_to_type(client, db):
    assert "Type a name, a place, a topic" in page(client)


def test_one_type_alone_page_by_page(client):
    for number in range(30):
        members.member(f"Kraken {number:02}")

    first = page(client, "kraken", type="members.organisation")
    following = re.search(r'rel="next" href="(\?[^"]+)"', first)
    second = client.get("/search/" + following[1].replace("&amp;", "&")).content.decode()

    names = [re.findall(r'href="/members/(kraken-\d+)/"', said) for said in (first, second)]
    assert [len(found) for found in names] == [25, 5]
    assert not set(names[0]) & set(names[1])
    assert 'rel="next"' not in second
    assert "From the beginning" in second
    assert 'aria-current="page">Organisations <span>30</span>' in first


@pytest.mark.parametrize("noun", ["people.person", "notice"])
def test_a_type_that_a_visitor_may_not_search_is_not_there(client, db, noun):
    person("Kira Kraken")

    assert client.get("/search/", {"q": "kraken", "type": noun}).status_code == 404


def test_the_office_finds_people(signed_in, office):
    somebody = person("Kira Kraken")

    assert f'href="/people/{somebody.pk}/"' in page(signed_in(office), "kira")


def test_htmx_gets_the_results_alone(client):
    members.member("Kraken")

    answer = client.get("/search/", {"q": "kraken"}, headers={"HX-Request": "true"})

    assert answer.content.decode().lstrip().startswith('<div id="found"')
    assert "HX-Request" in answer["Vary"]
    assert answer["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("times", [1, 3])
def test_a_visitor_costs_six_queries_whatever_is_found(client, times, django_assert_num_queries):
    """Partnership, two counts, names, those that only tell of it, and one for what is shown."""
    for number in range(times):
        members.member(f"Kraken {number}")
        members.member(f"Tells {number}", about="the kraken")
        documents.document(f"The kraken {number}", marking=Marking.CLEAR)
    page(client, "krak")

    with django_assert_num_queries(6):
        page(client, "krak")


@pytest.mark.parametrize("times", [1, 3])
def test_one_type_costs_as_much(client, times, django_assert_num_queries):
    for number in range(times):
        members.member(f"Kraken {number}")
        members.member(f"Tells {number}", about="the kraken")

    with django_assert_num_queries(6):
        page(client, "krak", type="members.organisation")
