"""A body's home and the list of bodies, as each kind of reader sees them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from entente.engine.marking import Marking
from entente.governance import actions, homes
from entente.governance.choices import MandateRole
from entente.governance.models import Body
from entente.members.models import Reached
from entente.people.models import Account
from tests.factories.documents import document
from tests.factories.governance import body, chair, seat, seated
from tests.factories.meetings import item, meeting
from tests.factories.members import applicant, delegate, member
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


def full(one: Body, by, rows: int) -> None:
    """So many of everything that a home shows."""
    for number in range(rows):
        meeting(one, by, title=f"Meeting {number}")
        document(f"Paper {number}", home=homes.home(one), by=by.person, at=NOW)
        actions.make(one, f"Action {number}", by.person, due_on=TODAY + timedelta(days=number), by=by.person, at=NOW)
        actions.write_to(one, f"Letter {number}", "Dear all", by=by.person, at=NOW)
        actions.ask(one, delegate(member()).person, words="Please", at=NOW)
        item(one, None, by, f"Due {number}")


def client_of_an_association() -> Account:
    """Whoever looks is asked for more where an association passes on to its organisation."""
    association, reached = member(kind="association"), member()
    Reached.objects.create(
        association=association,
        name=reached.name,
        name_key=reached.name_key,
        country_id="FR",
        organisation=reached,
        from_on=date(2017, 1, 1),
        known_at=NOW,
    )
    return delegate(reached)


def test_everyone_learns_what_a_body_is_for_and_who_chairs_it(client: Client):
    one = body("WG1", "Standardisation", scope="A harmonised framework.")
    leading = chair(one)
    quiet = seated(one)
    full(one, leading, 1)

    page = client.get("/groups/wg1/").content.decode()

    assert all(words in page for words in ("WG1", "Standardisation", "A harmonised framework.", leading.person.name, "2 people"))
    assert quiet.person.name not in page
    assert not [
        words for words in ("Meeting 0", "Paper 0", "Action 0", "Letter 0", "Due 0", "asks to join", "Ask to join") if words in page
    ]


def test_who_sits_there_finds_everything_on_one_page(signed_in):
    one = body("WG1")
    full(one, chair(one), 2)
    reader = seated(one)

    page = signed_in(reader).get("/groups/wg1/").content.decode()

    assert all(words in page for words in ("Meeting 1", "Paper 1", "Action 1", "Letter 1", "You are member", "due today", "in 1 day"))
    assert not [words for words in ("Due 1", "Who asks to join", "Arrange a meeting", "Ask to join") if words in page]


def test_who_chairs_it_sees_what_is_to_be_done(signed_in):
    one = body("WG1")
    leading = chair(one)
    full(one, leading, 1)

    page = signed_in(leading).get("/groups/wg1/").content.decode()

    assert all(
        words in page for words in ("Due 0", "Who asks to join", "Arrange a meeting", "Write to the group", "Offer a seat", "Make one")
    )
    assert "For the office" not in page


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("who", ["member", "chair", "client", "office", "visitor"])
def test_a_home_asks_the_database_at_most_ten_times(rows: int, who: str, office, signed_in, client, django_assert_num_queries):
    one = body("WG1")
    leading = chair(one)
    full(one, leading, rows)
    readers = {"member": seated(one), "chair": leading, "client": client_of_an_association(), "office": office}
    reader = signed_in(readers[who]) if who in readers else client

    with django_assert_num_queries({"member": 10, "chair": 10, "client": 10, "office": 10, "visitor": 5}[who]):
        assert reader.get("/groups/wg1/").status_code == 200


def test_a_joiner_reads_the_history_its_marking_allows(signed_in):
    one = body("WG1")
    leading = chair(one)
    document("Amber of last year", home=homes.home(one), by=leading.person, at=NOW)
    document("Red of last year", home=homes.home(one), marking=Marking.RED, by=leading.person, at=NOW)
    actions.write_to(one, "Letter of last year", "Dear all", by=leading.person, at=NOW)
    joiner = delegate(organisation := member())
    client = signed_in(joiner)
    before = client.get("/groups/wg1/").content.decode()

    asked = actions.ask(one, joiner.person, organisation=organisation, at=NOW)
    actions.accept(asked, by=leading.person, at=NOW)

    after = client.get("/groups/wg1/").content.decode()
    assert not [words for words in ("Amber of last year", "Red of last year", "Letter of last year") if words in before]
    assert "Amber of last year" in after
    assert "Letter of last year" in after
    assert "Red of last year" not in after
    assert "Letter of last year" in client.get("/groups/wg1/archive/").content.decode()


def test_who_leaves_reads_no_more_the_same_second(signed_in):
    one = body("WG1")
    leading = chair(one)
    document("Amber", home=homes.home(one), by=leading.person, at=NOW)
    reader = seated(one)
    client = signed_in(reader)
    assert "Amber" in client.get("/groups/wg1/").content.decode()

    held = one.mandates.get(person=reader.person)
    actions.end(held, on=TODAY, by=None, at=NOW)

    assert ">Amber<" not in client.get("/groups/wg1/").content.decode()


def test_papers_of_a_red_body_are_for_those_named_and_the_office_finds_none(office, signed_in):
    one = body("CISO", marking="RED")
    leading, other = chair(one), seated(one)
    document("Crown jewels", home=homes.home(one), by=leading.person, at=NOW)
    later = seated(one)

    seen = [who for who in (leading, other, later, office) if "Crown jewels" in signed_in(who).get("/groups/ciso/").content.decode()]

    assert seen == [leading, other]


def test_the_list_shows_each_kind_and_the_readers_own_first(signed_in):
    body("WG10", "Later numbers")
    two = body("WG2", "Market")
    body("GA", "General assembly", kind="assembly", joining="named")
    reader = seated(two, MandateRole.CHAIR)

    page = signed_in(reader).get("/groups/").content.decode()

    own, listed = page.split("Bodies that decide</h2>", 1)
    assert "Yours" in own
    assert "Market" in own
    assert listed.index("General assembly") < listed.index("Working groups</h2>")
    assert listed.index("WG2") < listed.index("WG10")
    assert f"Chair: {reader.person.name}" in listed


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(rows: int, client, django_assert_num_queries):
    for _number in range(rows):
        chair(body())

    with django_assert_num_queries(4):
        client.get("/groups/")


def test_a_body_is_found_by_words_of_its_name_and_purpose(client):
    body("WG1", "Standardisation", scope="Certification of products")
    body("WG5", "Education", scope="Cyber ranges")

    page = client.get("/groups/?q=certif").content.decode()

    assert "Standardisation" in page
    assert "Education" not in page
    assert "No group fits" in client.get("/groups/?q=nothing").content.decode()


def test_a_part_stands_with_the_body_it_belongs_to(client):
    whole = body("WG3", "Users")
    body("WG3-CSC", "Strategic committee", kind="committee", marking="RED", parent=Body.objects.get(pk=whole.pk))

    page = client.get("/groups/").content.decode()

    assert "Committees</h2>" not in page
    assert page.index("Users") < page.index("Strategic committee") < page.index("TLP:RED")
    assert "Committees</h2>" in client.get("/groups/?q=strategic").content.decode()


def test_dissolved_ones_are_shown_when_asked_for(client):
    one = body("WG1", "Standardisation")
    actions.dissolve(one, on=date(2020, 1, 1), because="Merged", by=None, at=NOW)

    assert "Standardisation" not in client.get("/groups/").content.decode()
    assert "Standardisation" in client.get("/groups/?dissolved=1").content.decode()
    assert "Dissolved on 1 January 2020" in client.get("/groups/wg1/").content.decode()


def test_empty_pages_say_how_to_begin(office, signed_in, client):
    assert "There is no group yet" in client.get("/groups/").content.decode()
    assert "Found the first body" in signed_in(office).get("/groups/").content.decode()

    body("WG1")
    page = signed_in(office).get("/groups/wg1/").content.decode()
    assert "Nobody chairs it" in page
    assert "File the terms of reference first" in page


def test_what_a_body_was_called_stays_with_its_days(client):
    one = body("WG3", "Sectoral demand", scope="Eight sectors")
    actions.describe(one, "Cyber resilience", scope="Economy", source="https://example.org/", on=date(2021, 3, 1), by=None, at=NOW)

    page = client.get("/groups/wg3/history/").content.decode()

    assert page.index("Cyber resilience") < page.index("Sectoral demand")
    assert "1 March 2021" in page
    assert "Cyber resilience" in client.get("/groups/wg3/").content.decode()


def test_only_the_community_sees_who_sits_there(signed_in, client):
    one = body("WG1")
    quiet = seated(one)

    assert client.get("/groups/wg1/people/").status_code == 302
    assert quiet.person.name in signed_in(delegate(member())).get("/groups/wg1/people/").content.decode()
    for outsider in (account(), delegate(applicant())):
        assert signed_in(outsider).get("/groups/wg1/people/").status_code == 404


def test_who_leads_it_sees_who_was_there_and_on_any_day(office, signed_in):
    one = body("WG1")
    held = seat(one, person("Former Member"), on=date(2017, 1, 1))
    actions.end(held, on=date(2018, 1, 1), by=None, at=NOW)
    leading, plain = chair(one), seated(one)

    assert "Former Member" in signed_in(leading).get("/groups/wg1/people/").content.decode()
    then = signed_in(office).get("/groups/wg1/people/?on=2017-06-01").content.decode()
    assert "Who was in WG1 on 1 June 2017" in then
    assert "<b>Former Member</b>" in then
    assert "<b>Former Member</b>" in signed_in(plain).get("/groups/wg1/people/?on=2017-06-01").content.decode()
    assert "Former Member" not in signed_in(plain).get("/groups/wg1/people/").content.decode()


def test_the_list_with_addresses_is_for_who_leads_marked_and_no_formula(signed_in):
    one = body("WG1")
    leading, plain = chair(one), seated(one)
    seat(one, person("=cmd()"))

    answer = signed_in(leading).get("/groups/wg1/people.csv")
    rows = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert "tlp-amber" in answer["Content-Disposition"]
    assert "'=cmd()" in rows
    assert leading.person.email in rows
    assert signed_in(plain).get("/groups/wg1/people.csv").status_code == 403


def test_a_page_that_is_not_there_is_404(client):
    assert client.get("/groups/none/").status_code == 404
