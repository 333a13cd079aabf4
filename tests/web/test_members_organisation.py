"""One organisation's page, and who may see and change what on it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from entente.members import actions
from entente.members.models import Reference
from entente.members.numbers import Number
from tests.factories.members import DAY, JOINED, at, delegate, member, organisation, pic
from tests.factories.people import account, person
from tests.factories.projects import project

pytestmark = pytest.mark.django_db


def text(response) -> str:
    return " ".join(response.content.decode().split())


def page(client, one, path=""):
    return client.get(f"/members/{one.slug}/{path}")


def test_everyone_reads_the_profile_and_the_course_of_the_membership(client):
    one = member(
        "Aurelia", "FR", city="Paris", about="We guard.", sectors=("nis2-energy",), numbers=(pic(100000001),), website="https://example.org"
    )
    actions.suspend(one, on=date(2018, 1, 1), by=None, at=at(2018), decision=Reference.said("General Assembly 2017, item 9"))

    said = text(page(client, one))

    assert "SME in France, Paris." in said
    assert "since 1 January 2018" in said
    assert "General Assembly 2017, item 9" in said
    assert "We guard." in said
    assert "Energy (NIS 2)" in said
    assert "100000001" in said
    assert 'rel="noopener nofollow external">https://example.org' in said


def test_who_never_applied_is_known_and_says_so(client):
    said = text(page(client, organisation("Known", "DE")))

    assert "Known to the partnership, not a member." in said
    assert "It never applied" in said


def test_an_address_of_nobody_is_not_there(client):
    assert client.get("/members/nobody/").status_code == 404


def test_what_only_insiders_read(client, signed_in, office, auditor, commission):
    one, other = member("Aurelia", "FR", numbers=(Number("register", "FR", "SECRET123"),)), member("Bastion")
    own, foreign = delegate(one), delegate(other)
    actions.note_size(one, actions.YearFigures(2017, Decimal(49), Decimal(1_234_567), None), by=None, at=at(2018))

    secrets = ["SECRET123", "1,234,567", "Who speaks for it", own.person.name]

    for somebody in (office, auditor, own):
        said = text(signed_in(somebody).get(f"/members/{one.slug}/"))
        assert [secret for secret in secrets if secret not in said] == []
    for other_client in (client, signed_in(foreign), signed_in(commission)):
        said = text(other_client.get(f"/members/{one.slug}/"))
        assert [secret for secret in secrets if secret in said] == []
        assert "Small" in said


def test_projects_owners_mergers_and_history_are_there(client):
    one, owner, gone = member("Aurelia", "FR"), organisation("Holding", "BE"), member("Gone", "FR")
    project(one)
    actions.note_ownership(owner, one, Decimal("75.5"), on=JOINED, by=None, at=at(2016))
    actions.merge(gone, into=one, on=date(2018, 5, 1), by=None, at=at(2018, 5))
    actions.edit(one, {"city": "Lyon"}, by=person(), at=at(2018))

    said = text(page(client, one))

    assert "75.5" in said
    assert "Took over Gone" in said
    assert "Aurelia was changed" in said
    assert "Lyon" in said
    assert "No project on record" not in said
    assert "it continues as</a>" not in said
    assert 'it continues as <a href="/members/aurelia/">Aurelia</a>' in text(page(client, gone))


def test_an_association_shows_whom_it_reaches(client):
    one = member("Alliance", kind="association")
    actions.set_reached(one, [("Alpha", "FR"), ("Beta", "BE")], on=JOINED, by=None, at=at(2016))

    assert "reaches 2 entities through this association" in text(page(client, one))
    assert "Alpha" in text(page(client, one, "community/"))


@pytest.mark.parametrize("facts", [1, 3])
def test_a_page_asks_the_same_questions_however_much_there_is(client, facts):
    sectors, expertise = ("demand-energy", "demand-health", "nis2-energy"), ("D01", "D02", "D03")
    one = member("Aurelia", sectors=sectors[:facts], expertise=expertise[:facts])
    for number in range(facts):
        project(one)
        actions.edit(one, {"city": f"City {number}"}, by=person(), at=at(2018))
        actions.note_ownership(organisation(), one, Decimal(10), on=JOINED, by=None, at=at(2016))
    page(client, one)

    with CaptureQueriesContext(connection) as asked:
        page(client, one)

    assert len(asked) == 13


OFFICE_PAGES = [
    *(f"{move}/" for move in actions.MOVES),
    *("edit/", "numbers/", "take-back/", "kind/", "seat/", "merge/", "size/", "owners/add/", "delegates/add/", "community/change/"),
]
OWN_PAGES = {"edit/", "community/change/"}


@pytest.mark.parametrize("path", OFFICE_PAGES)
def test_who_may_open_which_page(client, signed_in, office, auditor, commission, assessor, path):
    one = member("Aurelia", "FR")
    own, foreign = delegate(one), delegate(member("Bastion", "FR"))
    address = f"/members/{one.slug}/{path}"

    assert client.get(address).status_code == 302
    assert signed_in(office).get(address).status_code == 200
    for somebody in (auditor, commission, assessor, foreign, account()):
        assert signed_in(somebody).get(address).status_code == 403
    assert signed_in(own).get(address).status_code == (200 if path in OWN_PAGES else 403)
    assert signed_in(office).get(f"/members/nobody/{path}").status_code == 404


def test_a_delegate_writes_the_profile_and_everybody_reads_it(client, signed_in):
    one = member("Aurelia", "FR")
    own = signed_in(delegate(one))

    response = own.post(
        f"/members/{one.slug}/edit/",
        {"about": "We guard <b>grids</b>.", "website": "example.org", "sectors": ["demand-energy"], "name": "Stolen"},
    )

    assert response.status_code == 302
    one.refresh_from_db()
    assert (one.name, one.website) == ("Aurelia", "https://example.org")
    assert "We guard &lt;b&gt;grids&lt;/b&gt;." in text(page(client, one))


def test_what_was_typed_stays_when_it_is_not_right(signed_in, office):
    one = member("Aurelia", "FR")

    response = signed_in(office).post(
        f"/members/{one.slug}/edit/", {"name": "", "region": "DE21", "city": "Typed city", "about": "Typed words"}
    )

    assert response.status_code == 422
    said = text(response)
    assert "DE21 is no region of France in NUTS 2021." in said
    assert "Typed words" in said
    assert 'value="Typed city"' in said


def test_a_refusal_is_said_and_keeps_what_was_typed(signed_in, office):
    one = member("Aurelia", "FR")

    response = signed_in(office).post(f"/members/{one.slug}/admit/", {"on": "2018-05-01", "decision": "Board of May"})

    assert response.status_code == 409
    assert "Aurelia is already admitted, since 5 July 2016." in text(response)
    assert 'value="Board of May"' in text(response)


def test_the_office_suspends_with_a_decision(signed_in, office, client):
    one = member("Aurelia", "FR")

    response = signed_in(office).post(f"/members/{one.slug}/suspend/", {"on": "2018-05-01", "decision": "General Assembly of April"})

    assert response.status_code == 302
    assert response["Location"] == f"/members/{one.slug}/"
    assert "General Assembly of April" in text(page(client, one))
    assert "has 0 members" in text(client.get("/members/"))


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("take-back/", {"because": "a mistake"}),
        ("kind/", {"kind": "university", "on": "2018-05-01"}),
        ("seat/", {"country": "BE", "region": "BE10", "city": "Brussels", "on": "2018-05-01"}),
        ("numbers/", {"pic": "100000009", "vat": "FR40303265045"}),
        ("owners/add/", {"owner": "holding", "share": "60", "on": "2018-05-01"}),
        ("merge/", {"into": "Holding", "on": "2018-05-01"}),
        ("size/", {"year": "2017", "headcount": "12", "turnover": "1000000"}),
        ("delegates/add/", {"email": "new@example.org", "name": "Ada New", "role": "deputy", "on": "2018-05-01"}),
        ("leave/", {"on": "2018-05-01"}),
    ],
)
def test_each_page_of_the_office_does_what_it_says_and_enters_it(signed_in, office, path, typed):
    from entente.record.models import Entry

    one = member("Aurelia", "FR")
    organisation("Holding", "BE")
    before = Entry.objects.count()

    response = signed_in(office).post(f"/members/{one.slug}/{path}", typed)

    assert response.status_code == 302, text(response)
    assert Entry.objects.filter(sequence__gt=before, actor_id=office.person_id).exists()


def test_a_delegation_ends_by_page_and_so_do_its_rights(signed_in, office):
    one = member("Aurelia")
    somebody = delegate(one)
    held = one.delegations.get()
    theirs = signed_in(somebody)
    assert theirs.get(f"/members/{one.slug}/edit/").status_code == 200

    signed_in(office).post(f"/members/{one.slug}/delegates/{held.pk}/end/", {"on": date.today().isoformat()})  # noqa: DTZ011 -- the test's own today

    assert theirs.get(f"/members/{one.slug}/edit/").status_code == 403


def test_an_ownership_ends_by_page(signed_in, office):
    one = member("Aurelia")
    link = actions.note_ownership(organisation(), one, Decimal(60), on=JOINED, by=None, at=at(2016))

    signed_in(office).post(f"/members/{one.slug}/owners/{link.pk}/end/", {"on": "2018-05-01"})

    assert one.owned_by.known().get().to_on == date(2018, 5, 1)


def test_an_organisation_is_named_by_words_only_when_one_matches(signed_in, office):
    one = member("Aurelia")
    organisation("Holding North", "BE")
    organisation("Holding South", "BE")

    response = signed_in(office).post(f"/members/{one.slug}/owners/add/", {"owner": "holding", "share": "60", "on": "2018-05-01"})

    assert response.status_code == 422
    assert "Several match: Holding North (Belgium, holding-north); Holding South (Belgium, holding-south)" in text(response)


def test_a_community_is_pasted_and_a_wrong_line_is_told(signed_in, office):
    one = member("Alliance", kind="association")
    address, own = f"/members/{one.slug}/community/change/", signed_in(delegate(one))

    wrong = own.post(address, {"entities": "Alpha; FR\nBeta", "on": DAY.isoformat()})
    right = own.post(address, {"entities": "Alpha; FR\nBeta; EL\n\n", "on": DAY.isoformat()})

    assert wrong.status_code == 422
    assert "Line 2, “Beta”" in text(wrong)
    assert right.status_code == 302
    assert sorted(one.reaches.known().values_list("name", "country")) == [("Alpha", "FR"), ("Beta", "GR")]
