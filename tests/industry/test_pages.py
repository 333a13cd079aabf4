"""The pages: what a visitor reads, an application by form with its evidence, a badge checked; lists ask the database once."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from entente.industry import actions
from entente.industry.actions.finding import index_investors
from entente.industry.models import Complaint, Evidence, Label
from tests.factories.industry import attending, complaint, criteria, day, granted, investor, office, outcome, pitch, profile, wish
from tests.factories.members import delegate, member
from tests.factories.people import account

pytestmark = pytest.mark.django_db


def said(answer):
    return answer.content.decode()


def paper():
    return SimpleUploadedFile("register.txt", b"an extract", content_type="text/plain")


def test_a_company_applies_by_form_and_nothing_typed_is_lost(client, signed_in):
    criteria()
    one = member("Nordlicht")
    page = signed_in(delegate(one))
    typed = {"c_seat": "FR", "c_ownership": "on", "c_staff": "80"}

    lacking = page.post("/industry/labels/apply/", typed)
    refused = page.post("/industry/labels/apply/", typed | {"c_staff": "40", "f_ownership": paper()})
    done = page.post("/industry/labels/apply/", typed | {"f_ownership": paper()})

    assert (lacking.status_code, refused.status_code, done.status_code) == (422, 409, 302)
    assert 'value="80"' in said(lacking)
    assert "Staff in Europe: by what is said it is not met" in said(refused)
    row = Label.objects.get()
    assert (row.state, done["Location"]) == ("applied", f"/industry/labels/{row.pk}/")
    assert "register.txt" in said(page.get(row.get_absolute_url()))
    paper_page = f"/industry/evidence/{Evidence.objects.get().pk}/"
    assert b"".join(page.get(paper_page).streaming_content) == b"an extract"
    other = signed_in(delegate(member()))
    assert other.get(row.get_absolute_url()).status_code == other.get(paper_page).status_code == 404


def test_who_decides_grants_on_the_page_and_the_badge_is_everyones(client, signed_in):
    row = granted(member("Nord & Licht"))
    assert "Nord &amp; Licht" in said(client.get("/industry/labels/"))
    svg, text = client.get(f"/industry/labels/{row.pk}/badge.svg"), client.get(f"/industry/labels/{row.pk}/badge.json")

    assert (svg["Content-Type"], text["Content-Type"]) == ("image/svg+xml", "application/json")
    assert said(text) == row.credential
    for content in (said(svg), said(text)):
        upload = SimpleUploadedFile("badge", content.encode())
        assert "It is valid" in said(client.post("/industry/check/", {"file": upload}))
        assert "It is valid" in said(client.post("/industry/check/", {"text": content + "\r\n"}))
    wrong = said(text).replace("Nord", "Sued", 1)
    assert "tampered with" in said(client.post("/industry/check/", {"text": wrong}))
    assert client.post("/industry/check/", {}).status_code == 422
    assert client.get(f"/industry/labels/{row.pk}/badge.png").status_code == 404


def test_a_visitor_complains_and_too_many_are_asked_to_wait(client, signed_in):
    row = granted()
    typed = {"said": "Sold overseas", "contact": "me@example.org"}
    statuses = [client.post(f"/industry/labels/{row.pk}/complain/", typed).status_code for _ in range(4)]

    assert statuses == [302, 302, 302, 429]
    assert Complaint.objects.count() == 3
    found = Complaint.objects.first()
    assert "me@example.org" in said(signed_in(account("office")).get(found.get_absolute_url()))
    assert signed_in(delegate(row.organisation)).get(found.get_absolute_url()).status_code == 403


def test_an_investor_day_s_page_shows_each_what_is_theirs(client, signed_in):
    found, host = day(), account()
    row, hidden = pitch(found, selected=True), pitch(found)
    (meeting,) = wish(row, attending(found, by=host.person))
    mine = signed_in(host).get(found.get_absolute_url())

    assert row.title in said(mine)
    assert hidden.title not in said(mine)
    assert f"/industry/meetings/{meeting.pk}/answer/wants/" in said(mine)
    assert row.title not in said(client.get(found.get_absolute_url()))
    assert signed_in(host).post(f"/industry/meetings/{meeting.pk}/answer/wants/").status_code == 302
    assert signed_in(account("office")).post(f"/industry/days/{found.pk}/lay-out/").status_code == 302
    meeting.refresh_from_db()
    assert (meeting.answer, meeting.slot) == ("wants", 0)
    assert str(row.profile) in said(signed_in(delegate(row.profile.organisation)).get(found.get_absolute_url()))


def test_the_observatory_says_what_is_not_collected_and_counts_on_the_button(client, signed_in):
    assert "Nothing is counted yet" in said(client.get("/industry/observatory/"))
    granted()
    outcome(amount=4_000_000)
    assert signed_in(account("office")).post("/industry/observatory/count/").status_code == 302
    page = said(client.get("/industry/observatory/"))

    assert "Patents: not collected" in page
    assert "withheld" in page
    assert "4,000,000" not in page
    assert len(page.encode()) < 60_000
    assert "Nothing stands here yet; this is not 0." in said(client.get("/industry/observatory/?measure=eu_money"))


@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_database_the_same_number_of_times(client, count):
    for _one in range(count):
        row = granted()
        profile(row.organisation, is_public=True)
        investor()
    actions.count(at=timezone.now())
    client.get("/industry/observatory/")

    asked = {}
    for address in ("labels", "smes", "investors", "observatory"):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/industry/{address}/")
        asked[address] = len(queries)
    assert asked == {"labels": 3, "smes": 4, "investors": 4, "observatory": 2}


def test_pages_follow_each_other_by_name(client):
    rows = sorted((investor(f"Fund {number:02d}") for number in range(30)), key=lambda one: one.name_key)
    first = said(client.get("/industry/investors/"))
    second = said(client.get(f"/industry/investors/?after={rows[24].pk}"))

    assert rows[24].name in first
    assert rows[25].name not in first
    assert rows[25].name in second
    assert rows[24].name not in second
    index_investors(rows)
    assert "Fund 07" in said(client.get("/industry/investors/?q=fund+07"))
    for odd in ("x", "9" * 30, "-1", "\x00"):
        assert client.get("/industry/investors/", {"after": odd, "country": odd, "support": odd}).status_code == 200


def test_the_office_keeps_criteria_and_issuers_and_answers(client, signed_in):
    national, page = member("National Issuer"), signed_in(account("office"))
    form = said(page.get("/industry/criteria/new/"))
    assert "seat | place | evidence" in form
    text = "seat | place | no evidence | Seat | Where?"
    typed = {"name": "Label", "text": text, "open_to": ["eu"], "source": "s", "on": "2026-01-01"}
    assert page.post("/industry/criteria/new/", typed | {"text": "x"}).status_code == 409
    assert page.post("/industry/criteria/new/", typed).status_code == 302
    assert page.post("/industry/issuers/new/", {"organisation": "National Issuer", "country": "FR", "on": "2026-01-01"}).status_code == 302
    shown = said(client.get("/industry/criteria/"))
    assert "National Issuer" in shown
    assert "Fee: not known." in shown
    found = complaint(granted(until_on=date(2099, 1, 1), answers={"seat": "FR"}))
    typed = {"upheld": "no", "said": "We looked: it is European."}
    assert page.post(found.get_absolute_url(), typed).status_code == 302
    assert national.name in shown


def test_the_command_says_what_a_badge_is_worth_and_ends_with_1_when_it_is_not(tmp_path, capsys):
    row = granted()
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(row.credential, encoding="utf-8")
    bad.write_bytes(row.credential.replace("EL-", "EM-").encode())

    call_command("badge", "verify", str(good), "--json")
    assert json.loads(capsys.readouterr().out) | {"why": ""} == {
        "valid": True, "worth": "valid", "why": "", "name": row.organisation.name, "number": row.number,
        "from": str(row.from_on), "until": str(row.until_on),
    }  # fmt: skip
    with pytest.raises(SystemExit) as ended:
        call_command("badge", "verify", str(bad))
    assert ended.value.code == 1
    assert "tampered" in capsys.readouterr().out
    actions.revoke(row, because="Sold", by=office(), at=timezone.now())
    with pytest.raises(SystemExit):
        call_command("badge", "verify", str(good), "--json")
    assert json.loads(capsys.readouterr().out)["worth"] == "revoked"


def test_programs_read_the_register_check_a_badge_and_page(client):
    rows = [granted() for _ in range(2)]
    first = client.get("/api/industry/labels?limit=1").json()
    second = client.get("/api/industry/labels", {"limit": 1, "after": first["next"]}).json()
    assert {first["items"][0]["id"], second["items"][0]["id"]} == {row.pk for row in rows}
    assert second["next"] is None
    assert client.get("/api/industry/labels?state=revoked").json()["items"] == []

    found = client.post("/api/industry/check", {"badge": rows[0].credential}, content_type="application/json").json()
    assert (found["valid"], found["worth"]) == (True, "valid")
    assert client.get("/api/industry/observatory").status_code == 404
    actions.count(at=timezone.now())
    assert client.get("/api/industry/observatory").json()["cells"]["labels"]
    assert client.get("/api/industry/smes").json() == {"items": [], "next": None}
