"""What visitors, members, circles and the office see, and what they do there."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from entente.engine.marking import Marking
from entente.governance.choices import MandateRole
from entente.watch.models import Advisory, Asked, Circle, Use
from tests.factories.certificates import certificate
from tests.factories.governance import seated
from tests.factories.members import delegate, member
from tests.factories.products import product
from tests.factories.watch import VECTOR, advisory, circle, for_organisations, sectors, soon
from tests.watch.samples import KEV

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_the_same_however_many_there_are(many, client, django_assert_num_queries):
    for number in range(many):
        advisory(f"Warning {number}", codes=["demand-energy"], products=[("Lantern", f"Gateway {number}")])
    client.get("/watch/")

    with django_assert_num_queries(5):
        page = text(client, "/watch/?q=warning")

    assert page.count("Warning ") >= many


def test_pages_follow_each_other_and_tell_no_place_that_is_not_theirs(client):
    rows = [advisory(f"Warning {number}", published_on=soon(-number)) for number in range(27)]
    hidden = for_organisations(member(), title="Hidden", published_on=soon(-5))

    first, second = text(client, "/watch/"), text(client, f"/watch/?after={rows[24].pk}")

    assert "Warning 24" in first
    assert "Warning 25" not in first
    assert "Warning 25" in second
    assert "Warning 24" not in second
    assert text(client, f"/watch/?after={hidden.pk}").replace(str(hidden.pk), "") == first.replace(str(hidden.pk), "")


def test_filters_find_by_words_level_sector_and_exploitation(client):
    advisory("Severe one", vector=VECTOR, codes=["demand-health"], cve="CVE-1900-10001", exploited_on=soon(-9))
    advisory("Unknown one", products=[("Lantern", "Gateway")])

    for asked in ("level=critical", "sector=demand-health", "q=CVE-1900-10001", "exploited=1"):
        page = text(client, f"/watch/?{asked}")
        assert ("Severe one" in page, "Unknown one" in page) == (True, False), asked
    assert "Unknown one" in text(client, "/watch/?level=unknown")
    assert "Unknown one" in text(client, "/watch/?q=lantern+gateway")
    assert "None fits" in text(client, "/watch/?level=low")


def test_amber_is_there_for_its_recipients_and_for_nobody_else(client, signed_in, office):
    given, other = delegate(one := member("Given Ltd")), delegate(member("Other Ltd"))
    row = for_organisations(one, title="Only for the given", codes=["demand-energy"])

    for who, sees in ((given, True), (office, True), (other, False)):
        page = signed_in(who)
        assert ("Only for the given" in text(page, "/watch/")) is sees
        assert page.get(row.get_absolute_url()).status_code == (200 if sees else 404)
        for export in ("csaf.json", "stix.json"):
            assert page.get(f"{row.get_absolute_url()}{export}").status_code == (200 if sees else 404)
        assert ("Only for the given" in text(page, "/watch/bundle.json")) is sees
        assert (row.get_absolute_url() in text(page, "/search/?q=given")) is sees
        assert json.loads(text(page, "/api/watch/picture"))["total"] == (1 if sees else 0)
    assert client.get(row.get_absolute_url()).status_code == 404
    assert "One advisory of the last" not in text(client, "/watch/picture/")


def test_of_one_cve_each_reader_sees_the_strictest_that_it_may_and_the_public_misses_nothing(client, signed_in):
    given = delegate(one := member())
    advisory("Public word", cve="CVE-1900-10001")
    for_organisations(one, title="Inner word", cve="CVE-1900-10001")

    outside, inside = text(client, "/watch/"), text(signed_in(given), "/watch/")

    assert ("Public word" in outside, "Inner word" in outside) == (True, False)
    assert ("Public word" in inside, "Inner word" in inside) == (False, True)
    assert "The same CVE, for others" in text(signed_in(given), Advisory.objects.get(title="Inner word").get_absolute_url())


def test_a_member_of_a_circle_warns_the_others_and_is_answered(signed_in):
    of = circle().body
    writer, reader = seated(of, MandateRole.MEMBER), seated(of, MandateRole.MEMBER)
    page = signed_in(writer)
    said = {"title": "Lantern", "summary": "It burns.", "marking": "AMBER", "circle": Circle.objects.get().pk, "due_on": soon().isoformat()}

    made = page.post("/watch/new/", said)

    row = Advisory.objects.get()
    assert made.status_code == 302
    assert (row.marking, row.circle.body, Asked.objects.get().stance) == ("AMBER", of, "")
    answered = signed_in(reader).post(f"/watch/{row.pk}/answer/", {"stance": "at_work", "note": "By Friday"})
    assert answered.status_code == 302
    assert "By Friday" in text(page, row.get_absolute_url())


def test_what_was_typed_stays_when_something_is_wrong(signed_in):
    page = signed_in(delegate(member()))

    wrong = page.post("/watch/new/", {"title": "Lantern", "summary": "It burns.", "marking": "CLEAR", "vector": "CVSS:4.0/AV:N"})

    assert wrong.status_code == 409
    assert "It burns." in wrong.content.decode()
    assert "The office publishes to the world" in wrong.content.decode()
    assert page.post("/watch/new/", {"title": "", "marking": "AMBER"}).status_code == 422


def test_it_names_the_products_and_certificates_that_it_touches(client):
    lantern = member("Lantern")
    offered = product(lantern, "Gateway")
    held = certificate(lantern, name="Gateway 2.0")
    row = advisory(products=[("Lantern", "Gateway", "<2.0"), ("Elsewhere", "Other")])
    other = advisory("Another", products=[("Somebody", "Gateway")])

    page = text(client, row.get_absolute_url())

    assert offered.get_absolute_url() in page
    assert held.get_absolute_url() in page
    assert offered.get_absolute_url() not in text(client, other.get_absolute_url())


def test_what_concerns_us_follows_from_sectors_offers_and_uses_with_its_reason(signed_in):
    us = member("Lantern")
    us.sectors.set(sectors("demand-energy"))
    product(us, "Gateway")
    page = signed_in(delegate(us))
    page.post(f"/watch/uses/{us.slug}/", {"uses": "Harbour; Beacon\nDrum"})
    ours = [
        advisory("By sector", codes=["demand-energy"]),
        advisory("By offer", products=[("Lantern", "Gateway")]),
        advisory("By use", products=[("Harbour", "Beacon")]),
        advisory("By use of any", products=[("Whoever", "Drum")]),
    ]
    advisory("Not ours", codes=["demand-health"], products=[("Other", "Beacon")])

    listed = text(page, "/watch/?mine=1")

    assert all(one.title in listed for one in ours)
    assert "Not ours" not in listed
    reasons = ("Your sector: Energy", "You offer Lantern Gateway", "You use Harbour Beacon", "You use Whoever Drum")
    for one, reason in zip(ours, reasons, strict=True):
        assert reason in text(page, one.get_absolute_url())
    assert Use.objects.count() == 2
    assert signed_in(delegate(member())).get(f"/watch/uses/{us.slug}/").status_code == 403


def test_the_office_imports_a_file_after_a_dry_run(signed_in, office):
    page = signed_in(office)

    dry = page.post("/watch/import/", {"file": SimpleUploadedFile("kev.csv", KEV), "is_dry_run": "on"}).content.decode()
    assert "What would come of it" in dry
    assert not Advisory.objects.exists()
    done = page.post("/watch/import/", {"file": SimpleUploadedFile("kev.csv", KEV)}).content.decode()
    assert "What came of it" in done
    assert Advisory.objects.count() == 1

    wrong = page.post("/watch/import/", {"file": SimpleUploadedFile("x.json", b"{}")})
    assert (wrong.status_code, "It is not clear what this file is" in wrong.content.decode()) == (422, True)
    assert signed_in(delegate(member())).get("/watch/import/").status_code == 403


def test_strict_is_refused_as_csaf_unless_a_setting_allows_it(signed_in, settings):
    one = member()
    row = for_organisations(one, marking=Marking.AMBER_STRICT.value)
    page = signed_in(delegate(one))

    assert page.get(f"/watch/{row.pk}/csaf.json").status_code == 409
    settings.CSAF_STRICT_AS_AMBER = True
    document = json.loads(text(page, f"/watch/{row.pk}/csaf.json"))["document"]
    assert document["distribution"]["tlp"]["label"] == "AMBER"
    assert {"category": "details", "title": "TLP 2.0", "text": "TLP:AMBER+STRICT"} in document["notes"]


def test_the_other_pages_open(client, signed_in, office):
    of = circle(None, "demand-health")
    row = advisory(codes=["demand-health"])
    keeper = signed_in(office)

    assert "Health" in text(client, "/watch/picture/")
    assert of.body.code in text(client, "/watch/circles/")
    assert keeper.post(f"/watch/circles/{of.pk}/change/", {"marking": "GREEN", "answer_days": 5}).status_code == 302
    assert keeper.get("/watch/circles/new/").status_code == keeper.get(f"/watch/{row.pk}/change/").status_code == 200
    assert keeper.post(f"/watch/{row.pk}/withdraw/", {"because": "It was wrong"}).status_code == 302
    assert "It was wrong" in text(client, row.get_absolute_url())
    assert "There is none that you may read" in text(client, "/watch/")
