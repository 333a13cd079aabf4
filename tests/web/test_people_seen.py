"""Who sees what of me: the page says it, and every kind of reader is shown exactly that."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from entente.members import actions as members
from entente.members import viewers
from entente.people import actions, seen
from entente.people.choices import AddressKind, Eye, Facet, LawfulBasis, PersonSource, RoleCode
from entente.people.drafts import Known
from entente.people.models import Account, Person
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO, account
from tests.factories.pictures import png

pytestmark = pytest.mark.django_db
NOW = timezone.now()
MARKS = {
    Facet.NAME: "Anastazia",
    Facet.PHOTOGRAPH: 'class="face"',
    Facet.ORGANISATIONS: "Chief Engineer",
    Facet.LANGUAGES: "Slovenian",
    Facet.WORK_ADDRESS: "mailto:ana@work.example",
    Facet.PHONE: "555 1234",
    Facet.ADDRESSES: "ana@home.example",
    Facet.ROLES: "The public side of the contract",
    Facet.SIGN_IN: "Signs in",
    Facet.GROUND: "Plenary 2026",
    Facet.HISTORY: "was added",
}


@pytest.fixture
def aurelia():
    return member("Aurelia")


@pytest.fixture
def ana(aurelia, office, monkeypatch) -> Account:
    """Somebody of whom there is something of everything, in group 3."""
    somebody = actions.add_person(
        "Anastazia Kovač",
        "ana@work.example",
        by=office.person,
        at=LONG_AGO,
        known=Known(PersonSource.EVENT, "Plenary 2026", LawfulBasis.CONSENT),
    )
    actions.change_person(somebody, name=somebody.name, email=somebody.email, by=office.person, at=NOW, facts=_facts())
    actions.add_address(somebody, "ana@home.example", kind=AddressKind.OTHER, by=office.person, at=NOW)
    actions.give_photograph(somebody, png(), by=somebody, at=NOW)
    actions.give_role(somebody, RoleCode.COMMISSION, on=date(2020, 1, 1), by=None, at=LONG_AGO)
    members.delegate(somebody, aurelia, "expert", on=date(2020, 1, 1), by=None, at=LONG_AGO, job_title="Chief Engineer")
    monkeypatch.setattr(viewers, "_offered", lambda: (lambda person, organisations, day: {3} if person in GROUP else set(),))
    GROUP.clear()
    GROUP.add(somebody.pk)
    return Account.objects.create(person=Person.objects.get(pk=somebody.pk), email=somebody.email, created_at=LONG_AGO)


GROUP: set[int] = set()


def _facts():
    from entente.people.drafts import Facts

    return Facts(phone="555 1234", languages=("sl",))


@pytest.fixture
def readers(aurelia, office, auditor) -> dict[Eye, Account]:
    """One of each kind, and of no other."""
    in_group = account()
    return {
        Eye.COMMUNITY: delegate(member("Bastion")),
        Eye.ORGANISATION: delegate(aurelia),
        Eye.GROUP: in_group,
        Eye.OFFICE: office,
        Eye.AUDITOR: auditor,
    }


def shown_to(browser, ana: Account) -> set[Facet]:
    page = browser.get(reverse("people:card", args=[ana.person_id])).content.decode()
    return {facet for facet, mark in MARKS.items() if mark in page.partition("<main")[2]}


def table_of(browser) -> dict[str, set[Facet]]:
    """What the page "who sees what of me" says."""
    import re

    page = browser.get(reverse("people:seen")).content.decode()
    found: dict[str, set[Facet]] = {}
    for facet, eye, sees in re.findall(r'data-facet="(\w+)" data-eye="(\w+)" data-sees="(yes|no)"', page):
        found.setdefault(eye, set()).update({Facet(facet)} if sees == "yes" else set())
    return found


@pytest.mark.parametrize("chosen", [False, True])
def test_each_kind_of_reader_is_shown_exactly_what_the_page_says(ana, readers, signed_in, chosen):
    GROUP.add(readers[Eye.GROUP].person_id)
    actions.choose_shown(ana.person, languages=chosen, address=chosen, by=ana.person, at=NOW)
    table = table_of(signed_in(ana))

    shown = {eye: shown_to(signed_in(reader), ana) for eye, reader in readers.items()}

    # the office and the auditor are of the community and custodians too: they see what any of their eyes sees
    together = {eye: table[eye] | (table["community"] if eye in {Eye.OFFICE, Eye.AUDITOR, Eye.ORGANISATION} else set()) for eye in readers}
    assert shown == together
    assert table["visitor"] == set()
    assert (Facet.WORK_ADDRESS in table["community"]) == chosen


@pytest.mark.parametrize("eye", [Eye.COMMUNITY, Eye.ORGANISATION, Eye.OFFICE, Eye.AUDITOR])
def test_the_api_shows_the_same(ana, readers, signed_in, eye):
    browser = signed_in(readers[eye])
    said = browser.get(f"/api/people/{ana.person_id}").json()

    assert {Facet(one) for one in said["sees"]} == shown_to(browser, ana)
    parts = {"organisations": Facet.ORGANISATIONS, "languages": Facet.LANGUAGES, "work_address": Facet.WORK_ADDRESS, "phone": Facet.PHONE}
    parts |= {"addresses": Facet.ADDRESSES, "ground": Facet.GROUND, "has_account": Facet.SIGN_IN}
    assert {name for name, facet in parts.items() if said[name] is not None} == {
        name for name, facet in parts.items() if facet in shown_to(browser, ana)
    }


def test_a_stranger_and_a_visitor_are_told_of_nobody(ana, client, signed_in):
    stranger = signed_in(account())

    for address in (
        reverse("people:card", args=[ana.person_id]),
        reverse("people:photograph", args=[ana.person_id]),
        f"/api/people/{ana.person_id}",
    ):
        assert stranger.get(address).status_code == 404
    assert stranger.get(f"/api/people/{ana.person_id}").json() == stranger.get("/api/people/999999").json()
    assert client.get(reverse("people:photograph", args=[ana.person_id])).status_code == 302


def test_who_is_not_of_the_community_is_not_shown_to_it(readers, office, signed_in):
    prospect = actions.add_person("Prospect", "p@x.example", by=office.person, at=NOW)

    assert signed_in(readers[Eye.COMMUNITY]).get(reverse("people:card", args=[prospect.pk])).status_code == 404


def test_the_picture_is_there_as_long_as_the_consent(ana, readers, signed_in):
    browser = signed_in(readers[Eye.COMMUNITY])
    picture = browser.get(reverse("people:photograph", args=[ana.person_id]))

    actions.withdraw_photograph(ana.person, by=ana.person, at=NOW)

    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    assert "private" in picture["Cache-Control"]
    assert browser.get(reverse("people:photograph", args=[ana.person_id])).status_code == 404


def test_a_choice_is_kept_and_a_photograph_given_and_withdrawn_by_the_person(ana, signed_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    browser = signed_in(ana)

    browser.post(reverse("people:choose-shown"), {"languages": "on"})
    browser.post(reverse("people:languages"), {"language": "fr", "speaks": ["sl", "de"]})
    browser.post(reverse("people:withdraw-my-photograph"))
    gone = browser.get(reverse("people:photograph", args=[ana.person_id])).status_code
    given = browser.post(reverse("people:give-my-photograph"), {"file": SimpleUploadedFile("me.png", png()), "consents": "on"})
    without = browser.post(reverse("people:give-my-photograph"), {"file": SimpleUploadedFile("me.png", png())})
    wrong = browser.post(reverse("people:give-my-photograph"), {"file": SimpleUploadedFile("me.png", b"GIF89a"), "consents": "on"})

    person = Person.objects.get(pk=ana.person_id)
    assert (person.shows_languages, person.shows_address, set(person.languages), person.languages[0]) == (
        True,
        False,
        {"fr", "de", "sl"},
        "fr",
    )
    assert gone == 404
    assert (given.status_code, without.status_code, wrong.status_code) == (302, 422, 409)
    assert person.photograph.by == person


def test_of_somebody_who_is_gone_nothing_is_seen(ana, office):
    gone = actions.erase_person(ana.person, because="asked", by=office.person, at=NOW)

    assert seen.facets(Person.objects.get(pk=gone.pk), set(Eye)) == frozenset()
