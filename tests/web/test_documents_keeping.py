"""What those who keep a document decide on its pages."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from entente.documents.choices import Afterwards
from entente.documents.home import Recipients
from entente.documents.models import Document, Opening
from entente.engine.marking import Marking
from tests.factories.documents import FILED, WG3, document, library
from tests.factories.members import delegate, member
from tests.factories.people import person
from tests.web.reading import words

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def again(found: Document) -> Document:
    return Document.objects.get(pk=found.pk)


def test_it_is_called_otherwise_and_found_so(office, signed_in):
    found = document(by=office.person)

    signed_in(office).post(f"/documents/{found.reference}/describe/", {"title": "Charter", "language": "fr"})

    assert (again(found).title, again(found).language) == ("Charter", "fr")
    assert 'lang="fr"' in signed_in(office).get(f"/documents/{found.reference}/").content.decode()
    assert "Charter" in words(signed_in(office).get("/documents/?q=charter"))


def test_its_source_opens_it_to_more_people_and_says_why(office, signed_in):
    one, ana = member("Aegis Grid"), person("Ana")
    found = document(by=office.person)
    client = signed_in(office)

    form = client.get(f"/documents/{found.reference}/mark/").content.decode()
    answer = client.post(
        f"/documents/{found.reference}/mark/",
        {
            "marking": "AMBER",
            "organisations": "Aegis Grid",
            "persons": f"{office.person.name} <{office.email}>\n{ana.email}",
            "because": "asked for",
        },
    )

    assert office.email in form
    assert answer.status_code == 302
    assert again(found).recipients == Recipients.of(persons=[office.person_id, ana.pk], organisations=[one.pk], groups=[3])


def test_the_office_may_tighten_what_is_not_its_own_and_not_loosen_it(office, signed_in):
    source = delegate(member())
    found = document(by=source.person)
    client = signed_in(office)
    said = {"persons": source.email, "organisations": "", "because": "x"}

    refused = client.post(f"/documents/{found.reference}/mark/", {**said, "marking": "GREEN"})
    assert refused.status_code == 409
    assert f"Only its source may loosen a marking or share it with more people. Ask {source.person.name}." in words(refused)
    assert again(found).marking == "AMBER"

    client.post(f"/documents/{found.reference}/mark/", {**said, "marking": "AMBER+STRICT"})
    assert again(found).marking == "AMBER+STRICT"


def test_a_recipient_without_an_address_stays_one(office, signed_in):
    from entente.people import actions as people

    nameless = people.add_person("Zoë", by=None, at=FILED)
    found = document(by=office.person, shared_with=Recipients.of(persons=[nameless.pk]))
    client = signed_in(office)
    lines = client.get(f"/documents/{found.reference}/mark/").context["form"].initial["persons"]

    client.post(f"/documents/{found.reference}/mark/", {"marking": "AMBER+STRICT", "persons": lines, "organisations": "", "because": "x"})

    assert again(found).recipients.persons == {office.person_id, nameless.pk}


def test_it_is_decided_how_long_it_stays(office, signed_in):
    found = document(by=office.person)
    client = signed_in(office)

    answer = client.post(f"/documents/{found.reference}/keep/", {"keep_until": TODAY + timedelta(days=9), "afterwards": "retire"})
    refused = client.post(f"/documents/{found.reference}/keep/", {"keep_until": TODAY - timedelta(days=9), "afterwards": "retire"})

    assert (answer.status_code, refused.status_code) == (302, 409)
    assert "That day has passed." in words(refused)
    assert (again(found).keep_until, again(found).afterwards) == (TODAY + timedelta(days=9), Afterwards.RETIRE)


def test_it_is_retired_with_a_reason_and_brought_back(office, signed_in):
    found = document(by=office.person)
    client = signed_in(office)

    assert client.post(f"/documents/{found.reference}/retire/", {"because": ""}).status_code == 422
    client.post(f"/documents/{found.reference}/retire/", {"because": "replaced"})
    assert "it is in no list any more" in words(client.get(f"/documents/{found.reference}/"))
    assert "Terms of reference" not in words(client.get("/documents/"))

    client.post(f"/documents/{found.reference}/bring-back/")
    assert "Terms of reference" in words(client.get("/documents/"))


def test_it_is_destroyed_only_after_it_was_asked(office, signed_in):
    found = document(by=office.person)
    client = signed_in(office)

    assert "nothing brings them back" in words(client.get(f"/documents/{found.reference}/destroy/"))
    assert again(found).destroyed_at is None
    client.post(f"/documents/{found.reference}/destroy/", {"because": "asked for"})

    assert client.get(f"/documents/{found.reference}/").status_code == 410
    assert client.get(f"/documents/{found.reference}/keep/").status_code == 404


def test_what_runs_out_is_listed_for_the_office_without_what_is_red(office, signed_in):
    document("Over", home=library(), keep_until=TODAY - timedelta(days=1))
    document("Soon", home=library(), keep_until=TODAY + timedelta(days=9))
    document("Red", marking=Marking.RED, keep_until=TODAY)

    shown = words(signed_in(office).get("/documents/running-out/"))

    assert "1 has run out and waits for a decision; 1 will within 60 days." in shown
    assert shown.index("Over") < shown.index("Soon")
    assert "Red" not in shown.replace("TLP:RED", "")


def test_only_the_office_sees_that_list(auditor, signed_in):
    assert signed_in(auditor).get("/documents/running-out/").status_code == 403
    assert signed_in(delegate(member())).get("/documents/running-out/").status_code == 403


def test_who_opened_it_is_for_those_who_keep_it_and_only_where_it_is_noted(office, signed_in):
    one = member()
    reader = delegate(one)
    shared = Recipients.of(organisations=[one.pk])
    noting = document(home=replace(WG3, notes_openings=True), shared_with=shared)
    silent = document(shared_with=shared)
    Opening.objects.create(version=silent.versions.get(), person=reader.person, at=FILED)
    signed_in(reader).get(f"/documents/{noting.reference}/")

    assert reader.person.name in words(signed_in(office).get(f"/documents/{noting.reference}/opened/"))
    assert reader.person.name not in words(signed_in(office).get(f"/documents/{silent.reference}/opened/"))
    assert signed_in(reader).get(f"/documents/{noting.reference}/opened/").status_code == 403


@pytest.mark.parametrize("page", ["add", "describe", "mark", "keep", "retire", "destroy", "opened", "bring-back"])
def test_an_auditor_reads_and_changes_nothing(auditor, signed_in, page: str):
    found = document()
    client = signed_in(auditor)

    assert client.get(f"/documents/{found.reference}/").status_code == 200
    assert client.post(f"/documents/{found.reference}/{page}/", {"because": "x", "title": "x"}).status_code in {403, 405}
    assert again(found).title == "Terms of reference"
