"""News on its pages: the list, an article, writing and reviewing, and what goes out of the house."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from entente.engine.marking import Marking, Shared
from entente.news import actions
from entente.news.models import Article
from entente.notices import items
from entente.notices.items import Item
from entente.people.choices import RoleCode
from tests.factories.members import delegate, member
from tests.factories.news import AT, article, handed_in, published
from tests.factories.people import account
from tests.web.reading import words

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
TYPED = {"title": "A new range", "lead": "It opens in May.", "text": "", "language": "en", "marking": "CLEAR"}


class Decisions:
    noun, label = "tests.decision", "Decisions"
    found = [
        Item("tests.decision", 7, "WG3 agrees", date(2018, 9, 19), "It **was** decided.", "/groups/wg3/", shared=Shared(Marking.GREEN))
    ]

    def items(self, since, until):
        return self.found


@pytest.fixture
def decisions(monkeypatch):
    monkeypatch.setitem(items._declared, "tests.decision", Decisions())


def test_the_list_says_who_told_what_when(client: Client):
    one = member("Nordlicht")
    published(delegate(one).person, organisation=one)

    shown = words(client.get("/news/"))

    assert "What is new?" in shown
    assert "Tallinn hosts the plenary Two hundred came. 20 September 2018 · Nordlicht" in shown


def test_an_empty_list_says_how_to_begin(client: Client, signed_in, office):
    assert "Nothing was published yet." in words(client.get("/news/"))
    assert "Write the first article" in words(signed_in(office).get("/news/"))
    assert "Write the first article" not in words(client.get("/news/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_database_the_same_however_long(client: Client, rows, django_assert_num_queries):
    for number in range(rows):
        one = member()
        published(delegate(one).person, organisation=one, title=f"News {number}")

    with django_assert_num_queries(4):
        client.get("/news/")


def test_pages_follow_each_other(client: Client):
    for number in range(22):
        published(title=f"News {number}", at=AT.replace(minute=number))

    first = client.get("/news/")
    second = client.get(f"/news/?after={first.context['next']}")

    titles = [one.title for one in [*first.context["articles"], *second.context["articles"]]]
    assert titles == [f"News {number}" for number in reversed(range(22))]


def test_filters_are_kept_by_the_feed_s_address(client: Client):
    published(language="fr", title="Nouvelles")
    published()

    answer = client.get("/news/?language=fr&sector=none&country=XX")

    assert "Nouvelles" in words(answer)
    assert "Tallinn" not in words(answer)
    assert '<link rel="alternate" type="application/atom+xml" title="News" href="/news/feed.xml?language=fr">' in answer.content.decode()


def test_an_article_is_read_whole_and_its_headings_stand_below_its_title(client: Client):
    row = published(text="# Where\n\nIn <b>Tallinn</b>, [x](javascript:alert(1)).", countries=["EE"])

    html = client.get(f"/news/{row.pk}/").content.decode()

    assert "<h2>Where</h2>" in html
    assert html.count("<h1") == 1
    assert "&lt;b&gt;Tallinn" in html
    assert 'href="javascript' not in html
    assert "Estonia" in html


@pytest.mark.parametrize("versions", [1, 3])
def test_a_page_asks_the_database_the_same_however_often_it_was_corrected(client: Client, versions, office, django_assert_num_queries):
    row = published(sectors=["demand-energy"])
    for number in range(versions):
        actions.propose_correction(row, title=f"T{number}", lead="L", text="", note="N", by=account(RoleCode.OFFICE).person, at=AT)
        actions.correct(row, by=office.person, at=AT)

    with django_assert_num_queries(6):
        client.get(f"/news/{row.pk}/")


def test_a_draft_is_there_for_those_who_write_and_review_it_only(client: Client, signed_in, office, auditor):
    one = member()
    writer = delegate(one)
    row = article(writer.person, organisation=one)
    address = f"/news/{row.pk}/"

    assert client.get(address).status_code == 404
    assert signed_in(delegate(member())).get(address).status_code == 404
    assert "What comes next?" in words(signed_in(writer).get(address))
    assert "Draft" in words(signed_in(office).get(address))
    assert "What comes next?" not in words(signed_in(auditor).get(address))


def test_green_asks_a_visitor_in_and_amber_is_not_there(client: Client, signed_in):
    green = published(marking="GREEN")
    item = Item("tests.thing", 1, "x", date(2018, 9, 1), shared=Shared(Marking.AMBER, organisations=frozenset({member().pk})))
    amber = published(made_of=item, marking="AMBER", title="Hydra")

    assert client.get(f"/news/{green.pk}/")["Location"] == f"/account/login/?next=/news/{green.pk}/"
    assert signed_in(account()).get(f"/news/{green.pk}/").status_code == 403
    for somebody in (client, signed_in(delegate(member()))):
        assert somebody.get(f"/news/{amber.pk}/").status_code == 404
        for address in ("/news/", "/news/?q=hydra", "/news/feed.xml", "/news/list.json", "/news/embed/", "/api/news"):
            assert b"Hydra" not in somebody.get(address).content


def test_a_delegate_writes_hands_in_and_reads_what_became_of_it(signed_in, office):
    one = member("Nordlicht")
    writer = delegate(one)
    client = signed_in(writer)

    answer = client.post("/news/write/", TYPED | {"sectors": ["demand-energy"]})
    row = Article.objects.get()
    assert answer["Location"] == f"/news/{row.pk}/"
    client.post(f"/news/{row.pk}/hand-in/")
    assert "Waits for your eyes 1" in words(signed_in(office).get("/news/desk/"))
    signed_in(office).post(f"/news/{row.pk}/send-back/", {"because": "Say when in May"})

    assert (row.organisation, row.author.name) == (one, writer.person.name)
    shown = words(client.get("/news/desk/"))
    assert "Sent back 1 A new range" in shown
    assert "Say when in May" in shown


def test_the_office_publishes_what_another_wrote_and_not_what_it_wrote_itself(signed_in, office):
    theirs, own = handed_in(), handed_in(office.person)
    client = signed_in(office)

    assert client.post(f"/news/{theirs.pk}/publish/", {"publish_at": ""}).status_code == 302
    refused = client.post(f"/news/{own.pk}/publish/", {"publish_at": ""})

    assert refused.status_code == 409
    assert "You wrote this yourself" in words(refused)
    assert Article.objects.get(pk=theirs.pk).state == "published"


def test_what_was_typed_is_never_lost(signed_in, office):
    client = signed_in(office)

    wrong = client.post("/news/write/", TYPED | {"lead": ""})
    late = client.post(f"/news/{handed_in().pk}/publish/", {"publish_at": "2099-01-01T10:00"})
    unsaid = client.post(f"/news/{handed_in().pk}/send-back/", {"because": ""})
    amber = client.post("/news/write/", TYPED | {"marking": "AMBER"})
    refused = client.post("/news/write/", TYPED | {"title": "\x07"})

    assert [answer.status_code for answer in (wrong, late, unsaid, amber, refused)] == [422, 422, 422, 422, 409]
    assert 'value="A new range"' in wrong.content.decode()
    assert "It opens in May." in refused.content.decode()
    assert "2099-01-01T10:00" in late.content.decode()


def test_who_speaks_for_nobody_writes_nothing(signed_in, commission):
    assert signed_in(commission).get("/news/write/").status_code == 403
    assert signed_in(commission).get("/news/desk/").status_code == 403
    assert Client().get("/news/write/")["Location"].startswith("/account/login/")


def test_a_decision_becomes_news_with_one_click_and_leads_back(signed_in, office, decisions):
    client = signed_in(office)
    assert "Decisions 1 WG3 agrees TLP:GREEN" in words(client.get("/news/make/"))

    form = client.get("/news/from/tests.decision:7/")
    assert 'value="WG3 agrees"' in form.content.decode()
    assert "It **was** decided." in form.content.decode()
    client.post("/news/from/tests.decision:7/", TYPED | {"marking": "GREEN"})

    row = Article.objects.get()
    assert row.source_key == "tests.decision:7"
    assert "It is about “WG3 agrees”" in words(client.get(f"/news/{row.pk}/"))
    assert "News was made of it" in words(client.get("/news/make/"))
    assert "News was made of it already: A new range" in words(client.get("/news/from/tests.decision:7/"))


@pytest.mark.parametrize("key", ["tests.decision:8", "tests.none:7", "x", "news.article:1", "tests.decision:%00"])
def test_what_no_room_offers_makes_no_news(signed_in, office, decisions, key):
    assert signed_in(office).get(f"/news/from/{key}/").status_code == 404


def test_only_the_office_makes_news_of_what_rooms_offer(signed_in, decisions):
    assert signed_in(delegate(member())).get("/news/make/").status_code == 403
    assert signed_in(delegate(member())).get("/news/from/tests.decision:7/").status_code == 403


def test_other_rooms_pages_offer_the_click_to_the_office(rf):
    from django.template.loader import render_to_string

    shown = render_to_string("news/_make.html", {"noun": "governance.decision", "id": 1234, "may": {"news.publish"}})

    assert 'href="/news/from/governance.decision:1234/"' in shown
    assert "href" not in render_to_string("news/_make.html", {"noun": "governance.decision", "id": 12, "may": set()})


def test_an_article_is_told_in_another_language(signed_in, office):
    row = published(countries=["EE"])
    client = signed_in(office)

    assert "Tallinn hosts the plenary" in client.get(f"/news/{row.pk}/translate/").content.decode()
    assert client.post(f"/news/{row.pk}/translate/", TYPED | {"language": "en"}).status_code == 409
    client.post(f"/news/{row.pk}/translate/", TYPED | {"language": "et", "title": "Tallinnas"})

    assert Article.objects.get(language="et").original == row


def test_a_correction_is_proposed_put_in_place_and_said_to_readers(client: Client, signed_in, office):
    writer = account(RoleCode.OFFICE)
    row = published(writer.person)
    said = {"title": "Riga hosts the plenary", "lead": "Two hundred came.", "text": "", "note": "It is in Riga."}

    assert signed_in(writer).post(f"/news/{row.pk}/correct/", said | {"note": ""}).status_code == 422
    signed_in(writer).post(f"/news/{row.pk}/correct/", said)
    assert "Put it in place" not in words(signed_in(writer).get(f"/news/{row.pk}/"))
    assert "A correction waits" not in words(client.get(f"/news/{row.pk}/"))
    signed_in(office).post(f"/news/{row.pk}/correction/publish/")

    shown = words(client.get(f"/news/{row.pk}/"))
    assert "Riga hosts the plenary" in shown
    assert "It is in Riga." in shown
    assert "Corrected on" in shown
    assert "What it said before" not in shown
    assert "Tallinn hosts the plenary" in words(signed_in(office).get(f"/news/{row.pk}/1/"))
    assert client.get(f"/news/{row.pk}/1/")["Location"].startswith("/account/login/")
    assert signed_in(delegate(member())).get(f"/news/{row.pk}/1/").status_code == 403


def test_what_is_published_is_corrected_and_not_edited(signed_in, office):
    row = published()

    assert signed_in(office).get(f"/news/{row.pk}/edit/")["Location"] == f"/news/{row.pk}/correct/"
    refused = signed_in(office).post(f"/news/{row.pk}/edit/", TYPED)
    assert (refused.status_code, "A new range" in refused.content.decode()) == (409, True)


def test_the_frame_may_stand_where_the_installation_says_and_holds_what_is_for_all(client: Client, signed_in, office, settings):
    published()
    published(marking="GREEN", title="Hydra")

    closed = client.get("/news/embed/")
    settings.EMBED_ORIGINS = ["https://www.example.org"]
    opened = signed_in(office).get("/news/embed/?theme=dark&limit=999999999999999999999")

    assert "frame-ancestors 'none'" in closed["Content-Security-Policy"]
    assert "frame-ancestors https://www.example.org;" in opened["Content-Security-Policy"] + ";"
    assert "script-src 'self'" in opened["Content-Security-Policy"]
    assert "X-Frame-Options" not in opened
    assert b"Tallinn" in opened.content
    assert b"Hydra" not in opened.content
    assert b'data-theme="dark"' in opened.content


def test_the_list_for_programs_is_for_every_site_and_holds_what_is_for_all(signed_in, office):
    published(sectors=["demand-energy"])
    published(marking="GREEN", title="Hydra")

    answer = signed_in(office).get("/news/list.json")

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert [(one["title"], one["sectors"], one["address"].partition("/news/")[1]) for one in answer.json()["news"]] == [
        ("Tallinn hosts the plenary", ["demand-energy"], "/news/")
    ]


def test_the_lines_to_paste_follow_the_filters(client: Client):
    shown = client.get("/news/site/?language=fr").content.decode()

    assert "/news/embed/?language=fr&amp;limit=10" in shown
    assert "/news/list.json?language=fr&amp;limit=10" in shown


def entries(client: Client) -> list[ElementTree.Element]:
    answer = client.get("/news/feed.xml")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314 -- our own


def test_the_feed_says_what_is_new_and_what_was_corrected(client: Client, office):
    row = published(language="fr", sectors=["demand-energy"])
    actions.propose_correction(row, title="Riga", lead="L", text="", note="N", by=account(RoleCode.OFFICE).person, at=AT)
    actions.correct(row, by=office.person, at=AT.replace(day=23))

    (entry,) = entries(client)

    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert entry.findtext(f"{ATOM}id").endswith(f"/news/{row.pk}/")
    assert (entry.findtext(f"{ATOM}published"), entry.findtext(f"{ATOM}updated")) == (
        "2018-09-20T09:00:00+00:00",
        "2018-09-23T09:00:00+00:00",
    )
    assert entry.find(f"{ATOM}category").get("term") == "Energy"


def test_an_empty_feed_is_a_feed(client: Client):
    assert entries(client) == []


class Written(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=80), st.text(max_size=300))
    def test_the_feed_is_well_formed_and_no_page_breaks_whatever_is_written(self, title, lead, text):
        row = published(title="x")
        Article.objects.filter(pk=row.pk).update(title=clean(title), lead=clean(lead), text=clean(text))
        client = Client()

        assert len(entries(client)) == 1
        assert client.get(f"/news/{row.pk}/").status_code == 200
        assert client.get("/news/list.json").status_code == 200
        assert client.get("/news/embed/").status_code == 200

    @settings(max_examples=15, deadline=None)
    @given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
    def test_no_filter_breaks_a_list(self, words, organisation, language, after):
        published()
        asked = {"q": words, "organisation": organisation, "language": language, "after": after, "country": organisation, "limit": after}
        client = Client()

        for address in ("/news/", "/news/feed.xml", "/news/list.json", "/news/embed/", "/news/site/"):
            assert client.get(address, asked).status_code == 200

    @settings(max_examples=15, deadline=None)
    @given(st.fixed_dictionaries({name: st.text(max_size=60) for name in ("title", "lead", "text", "language", "marking", "sectors")}))
    def test_nothing_typed_breaks_the_form(self, typed):
        client = Client()
        client.force_login(account(RoleCode.OFFICE), backend="allauth.account.auth_backends.AuthenticationBackend")

        assert client.post("/news/write/", typed).status_code in {302, 409, 422}


def clean(text: str) -> str:
    """What no database keeps never gets there."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()
