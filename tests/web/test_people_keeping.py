"""The office keeps one person by page: facts, addresses, picture, source, organisations, bounces; and finds people by what they are."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from entente.members import actions as members
from entente.members.models import Delegation
from entente.notices.models import Bounce
from entente.people import actions, queries
from entente.people.choices import LawfulBasis, PersonSource
from entente.people.drafts import Known
from entente.people.models import Address, Person, Photograph
from tests.factories.members import delegate, member
from tests.factories.notices import told
from tests.factories.people import account, person
from tests.factories.pictures import png

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def desk(signed_in, office) -> Client:
    return signed_in(office)


@pytest.fixture
def ana(office) -> Person:
    return actions.add_person("Ana Kovač", "ana@work.example", by=office.person, at=NOW)


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def page(desk, somebody: Person) -> str:
    return text(desk.get(reverse("people:person", args=[somebody.pk])))


def to(name: str, somebody: Person, *more: object) -> str:
    return reverse(f"people:{name}", args=[somebody.pk, *more])


def bounced(somebody: Person) -> Bounce:
    delivery = told(somebody).deliveries.get()
    return Bounce.objects.create(
        person=somebody,
        delivery=delivery,
        address=somebody.email,
        kind="hard",
        status="5.1.1",
        said="no such user",
        digest=str(somebody.pk),
        at=NOW,
    )


def test_all_that_is_said_when_somebody_is_added_is_kept(desk):
    desk.post(
        reverse("people:add"),
        {
            "name": "Ana Kovač", "email": "ana@x.example", "title": "Dr", "given": "Ana", "family": "Kovač", "phone": "555",
            "language": "fr", "speaks": ["de"], "source": "event", "said": "Plenary", "basis": "consent",
        },
    )  # fmt: skip

    ana = Person.objects.get(email="ana@x.example")
    assert (ana.title, ana.given, ana.family, ana.phone, ana.languages) == ("Dr", "Ana", "Kovač", "555", ["fr", "de"])
    shown = page(desk, ana)
    for words in ("Dr", "555", "French, German", "an event or a meeting: Plenary", "consent (point a)"):
        assert words in shown


def test_facts_are_changed_and_what_was_typed_stays_when_refused(desk, ana, office):
    refused = desk.post(to("change", ana), {"name": "Ana Novak", "email": office.email, "phone": "555"})
    desk.post(to("change", ana), {"name": "Ana Novak", "email": ana.email, "phone": "555", "language": "sl"})

    assert refused.status_code == 409
    assert 'value="Ana Novak"' in refused.content.decode()
    ana.refresh_from_db()
    assert (ana.name, ana.phone, ana.languages) == ("Ana Novak", "555", ["sl"])


def test_addresses_are_added_preferred_confirmed_and_taken_away(desk, ana):
    added = desk.post(to("add-address", ana), {"email": "ana@home.example", "kind": "other"})
    other = Address.objects.get(email="ana@home.example")
    desk.post(to("confirm-address", ana, other.pk))
    desk.post(to("prefer-address", ana, other.pk))
    refused = desk.post(to("drop-address", ana, other.pk))
    desk.post(to("drop-address", ana, Address.objects.get(email="ana@work.example").pk))

    ana.refresh_from_db()
    assert added.status_code == 302
    assert refused.status_code == 409
    assert "prefer another one first" in text(refused)
    assert (ana.email, ana.addresses.count(), ana.addresses.get().confirmed_at is None) == ("ana@home.example", 1, False)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"email": "nobody", "kind": "work"}, 422),
        ({"email": "x@x.example", "kind": "no"}, 422),
        ({"email": "ana@work.example", "kind": "work"}, 409),
    ],
)
def test_a_wrong_address_is_refused_on_the_page(desk, ana, data, status):
    answer = desk.post(to("add-address", ana), data)

    assert answer.status_code == status
    assert f'value="{data["email"]}"' in answer.content.decode()


def test_an_address_of_somebody_else_is_not_there_to_change(desk, ana):
    other = Address.objects.get(person=person())

    for name in ("prefer-address", "confirm-address", "drop-address"):
        assert desk.post(to(name, ana, other.pk)).status_code == 404


def test_a_photograph_needs_consent_and_is_withdrawn(desk, ana):
    def send(**data: str):
        return desk.post(to("give-photograph", ana), {"file": SimpleUploadedFile("ana.png", png()), **data})

    without, given = send(), send(consents="on")
    shown = page(desk, ana)
    desk.post(to("withdraw-photograph", ana))

    assert (without.status_code, given.status_code) == (422, 302)
    assert "by consent of" in shown
    assert not Photograph.objects.exists()


def test_source_and_basis_are_noted(desk, ana):
    assert "not noted" in page(desk, ana)

    desk.post(to("ground", ana), {"source": "member", "said": "Aurelia", "basis": "legitimate_interest"})

    assert "a member organisation: Aurelia" in page(desk, ana)
    assert queries.ground_of(ana).basis == "legitimate_interest"


def test_a_role_in_an_organisation_is_given_and_its_job_changed(desk, ana):
    one = member("Aurelia")

    given = desk.post(to("give-work", ana), {"organisation": "Aurelia", "role": "expert", "job_title": "Engineer", "on": "2020-01-01"})
    held = Delegation.objects.known().get(person=ana)
    desk.post(to("job", ana, held.pk), {"job_title": "Head", "department": "R&D"})
    again = desk.post(to("give-work", ana), {"organisation": "Aurelia", "role": "expert", "on": "2020-01-01"})

    assert given.status_code == 302
    assert (held.organisation, held.role, held.from_on) == (one, "expert", date(2020, 1, 1))
    assert "Head, R&amp;D" in page(desk, ana)
    assert (again.status_code, "already holds this role" in text(again)) == (409, True)


def test_mails_that_came_back_show_on_the_page_and_the_address_is_tried_again(desk, ana):
    bounced(ana)

    shown = page(desk, ana)
    desk.post(reverse("notices:clear-address", args=[ana.pk]))

    assert "Mails to ana@work.example come back" in shown
    assert "5.1.1 no such user" in shown
    assert "come back" not in page(desk, ana)
    assert "Tried again since" in page(desk, ana)


@pytest.mark.parametrize("much", [1, 3])
def test_the_page_asks_the_database_the_same_however_much_there_is(desk, ana, django_assert_num_queries, much):
    for number in range(much):
        members.delegate(ana, member(f"M{number}"), "expert", on=date(2020, 1, 1), by=None, at=NOW)
        told(ana)
    bounced(ana)
    desk.get(to("person", ana))

    with django_assert_num_queries(19):
        desk.get(to("person", ana))


def listed(desk, **asked: str) -> set[str]:
    import re

    answer = desk.get(reverse("people:people"), asked)
    return set(re.findall(r'<td><a href="/people/\d+/">([^<]+)</a>', answer.content.decode()))


def test_people_are_found_by_address_organisation_role_and_what_is_amiss(desk, office):
    aurelia = member("Aurelia")
    known = Known(PersonSource.EVENT, "", LawfulBasis.CONSENT)
    ana = actions.add_person("Ana", "ana@work.example", by=office.person, at=NOW, known=known)
    actions.add_address(ana, "ana@home.example", by=office.person, at=NOW)
    members.delegate(ana, aurelia, "expert", on=date(2020, 1, 1), by=None, at=NOW)
    actions.add_person("Bo", by=office.person, at=NOW)
    cy = actions.add_person("Cy", "cy@x.example", by=office.person, at=NOW)
    bounced(cy)
    office_name = office.person.name

    assert listed(desk, q="ana@home") == {"Ana"}
    assert listed(desk, organisation="aurel") == listed(desk, organisation=aurelia.slug) == listed(desk, role="expert") == {"Ana"}
    assert listed(desk, role="office") == {office_name}
    assert listed(desk, state="no-account") == {"Ana", "Bo", "Cy"}
    assert listed(desk, state="account") == {office_name}
    assert listed(desk, state="bounced") == {"Cy"}
    assert listed(desk, state="no-address") == {"Bo"}
    assert listed(desk, state="no-organisation") == {"Bo", "Cy", office_name}
    assert listed(desk, state="no-basis") == {"Bo", "Cy", office_name}
    assert listed(desk, role="expert", state="bounced") == set()
    assert listed(desk, state="nonsense", role="nonsense") == {"Ana", "Bo", "Cy", office_name}


def test_the_page_of_a_row_that_was_merged_leads_to_the_other(desk, ana, office):
    gone = person("Ana Kovac")
    actions.merge_persons(ana, gone, by=office.person, at=NOW)

    assert desk.get(to("person", gone))["Location"] == to("person", ana)
    assert desk.get(to("card", gone))["Location"] == to("card", ana)
    assert desk.post(to("change", gone), {"name": "x"}).status_code == 404


def test_duplicates_are_compared_and_made_one(desk, ana):
    other = actions.add_person("KOVAC Ana", "ana@home.example", by=ana, at=NOW)

    suggested = text(desk.get(reverse("people:duplicates")))
    compared = text(desk.get(to("merge", ana, other.pk)))
    unsure = desk.post(to("merge", ana, other.pk), {})
    done = desk.post(to("merge", ana, other.pk), {"sure": "on", "because": "met her"})

    assert "1 pair bears the same name" in suggested
    assert reverse("people:merge", args=[ana.pk, other.pk]) in suggested
    assert "ana@work.example" in compared
    assert "ana@home.example" in compared
    assert unsure.status_code == 422
    assert done["Location"] == to("person", ana)
    assert Person.objects.get(pk=other.pk).merged_into == ana
    assert "Nobody: no two people bear the same name" in text(desk.get(reverse("people:duplicates")))


def test_a_merge_that_is_refused_says_why(desk, ana):
    answer = desk.post(to("merge", ana, ana.pk), {"sure": "on"})

    assert answer.status_code == 409
    assert "one row already" in text(answer)


@pytest.mark.parametrize("who", ["office", "representative", "itself"])
def test_who_may_say_that_somebody_left_does(office, signed_in, who):
    aurelia = member("Aurelia")
    expert = delegate(aurelia, "expert")
    by = {"office": office, "representative": delegate(aurelia), "itself": expert}[who]
    browser, address = signed_in(by), to("left", expert.person, aurelia.slug)

    asked = text(browser.get(address))
    without = browser.post(address, {"because": "", "on": timezone.localdate()})
    later = browser.post(address, {"because": "retires", "on": "2099-01-01"})
    done = browser.post(address, {"because": "retired", "on": timezone.localdate()})

    assert "This ends in the same second" in asked
    assert (without.status_code, later.status_code, done.status_code) == (422, 422, 302)
    assert not Delegation.objects.known().on(timezone.localdate()).filter(person=expert.person).exists()
    assert browser.get(address).status_code in {403, 404}


def test_nobody_else_says_it(office, auditor, signed_in, client):
    aurelia = member("Aurelia")
    expert, colleague, stranger = delegate(aurelia, "expert"), delegate(aurelia, "contact"), delegate(member("Bastion"))
    address = to("left", expert.person, aurelia.slug)

    assert [signed_in(one).post(address, {}).status_code for one in (colleague, stranger, auditor)] == [403, 403, 403]
    assert client.get(address).status_code == 302


def test_the_organisations_page_leads_there(office, signed_in):
    aurelia = member("Aurelia")
    expert = delegate(aurelia, "expert")

    for browser in (signed_in(office), signed_in(delegate(aurelia))):
        assert to("left", expert.person, aurelia.slug) in browser.get(aurelia.get_absolute_url()).content.decode()


OFFICE_ONLY = ["import", "template", "duplicates"]
OF_ONE = ["ground", "give-photograph", "withdraw-photograph", "add-address", "give-work", "erase", "decline-erasure"]


@pytest.mark.parametrize("kind", ["auditor", "commission", "assessor"])
def test_only_the_office_keeps_people(signed_in, request, kind):
    somebody = request.getfixturevalue(kind)
    browser = signed_in(somebody)
    addresses = [reverse(f"people:{name}") for name in OFFICE_ONLY] + [to(name, somebody.person) for name in OF_ONE]
    addresses += [
        reverse("people:export", args=["csv"]),
        to("give-data", somebody.person, "zip"),
        to("merge", somebody.person, somebody.person_id),
    ]

    for address in addresses:
        answers = {browser.get(address).status_code, browser.post(address).status_code}
        assert answers <= {403, 405}, address


def test_the_list_goes_out_as_it_is_filtered(desk, office):
    actions.add_person("=Ana", "ana@x.example", by=office.person, at=NOW)
    actions.add_person("Bo", by=office.person, at=NOW)

    table = desk.get(reverse("people:export", args=["csv"]), {"q": "ana"}).content.decode("utf-8-sig")

    assert table.startswith("number,name,title,")
    assert ",'=Ana," in table
    assert "Bo" not in table
    assert desk.get(reverse("people:export", args=["exe"])).status_code == 404


def test_an_account_without_any_right_sees_nobody(signed_in):
    assert signed_in(account()).get(reverse("people:people")).status_code == 403
