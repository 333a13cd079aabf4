"""The bar: for whom it shows what, where one is, and only what stands."""

import re

import pytest
from django.urls import Resolver404, resolve

from entente.web import navigation
from tests.factories import members
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def bar(client, path: str = "/") -> str:
    return client.get(path).content.decode().partition("<header")[2].partition("</header>")[0]


def names(html: str) -> list[str]:
    return re.findall(r"<li[^>]*><a [^>]*>([^<]+)</a>", html.partition("</nav>")[0])


def test_a_visitor_sees_the_overview_first_and_nothing_that_asks_to_sign_in(client, db):
    found = names(bar(client))

    assert found[:2] == ["Overview", "Members"]
    assert not {"Desk", "Rounds", "Support"} & set(found)


def test_whoever_signed_in_sees_the_desk_first_and_finds_the_overview_in_the_menu(signed_in):
    found = names(bar(signed_in(account())))

    assert found[:2] == ["Desk", "Members"]
    assert "Overview" in found[2:]


def test_every_entry_leads_to_a_page_that_stands(client, signed_in, db):
    for who in (client, signed_in(account())):
        html = bar(who)
        for address in re.findall(r'<a href="(/[^"?]*)"', html):
            assert resolve(address), address


def test_a_room_that_does_not_stand_is_left_out(monkeypatch, client, db):
    monkeypatch.setattr(navigation, "FIRST", [("members/", "Members"), ("nowhere/", "Nowhere")])
    with pytest.raises(Resolver404):
        resolve("/nowhere/")

    assert "Nowhere" not in bar(client)


def test_the_bar_says_where_one_is_also_inside_the_menu(client, db):
    one = members.member("Somewhere Ltd")

    assert re.search(r'href="/members/" aria-current="page"', bar(client, f"/members/{one.slug}/"))
    projects = bar(client, "/projects/")
    assert re.search(r'href="/projects/" aria-current="page"', projects)
    assert 'class="here"' in projects


def test_the_box_asks_for_everything(client, db):
    form = re.search(r"<form class=\"find\"[^>]*>.*?</form>", bar(client), re.DOTALL)

    assert form
    assert 'action="/search/"' in form[0]
    assert 'name="q"' in form[0]
    assert "data-find" in form[0]


def test_office_desks_stand_in_the_account_menu_of_the_office_only(signed_in, office):
    mine, others = bar(signed_in(office)), bar(signed_in(account()))

    for name in ("Review queue", "People", "Writing to people", "Record"):
        assert (name in mine, name in others) == (True, False)


def test_no_page_takes_the_bar_s_name_for_something_of_its_own(client, db):
    assert "Members" in names(bar(client, "/watch/picture/"))
