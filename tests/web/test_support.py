"""Support on its pages: asking, the desk, one request from both sides, letters, the register and the figures."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pypdf
import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from entente.people.choices import RoleCode
from entente.support import actions, queries
from entente.support.choices import SupportKind
from entente.support.kinds import GUIDES
from entente.support.models import NameUse, Promise, Request
from tests.factories.members import delegate, member
from tests.factories.people import account
from tests.factories.support import AT, SAID, answered, handed_in, letter, request, taken_up
from tests.web.reading import words

pytestmark = pytest.mark.django_db
LETTER = {"title": "Letter of support", "text": "We **support** it.", "language": "en", "signatory": "Ines Weiss"}


def test_a_delegate_asks_in_three_steps(signed_in, office):
    voice = delegate(member("Nordlicht"))
    client = signed_in(voice)

    assert "What does the partnership do for you?" in words(client.get("/support/"))
    assert (
        "Letter of support A signed letter as PDF, read by two of the office before it leaves. Answered within 10 working days."
        in words(client.get("/support/ask/"))
    )
    answer = client.post("/support/ask/letter/", SAID["letter"] | {"initiative": "SEAWALL"})

    row = Request.objects.get()
    assert answer["Location"] == f"/support/{row.pk}/"
    assert (row.asked_by, row.organisation.name, row.initiative) == (voice.person, "Nordlicht", {"label": "SEAWALL"})
    shown = words(client.get(f"/support/{row.pk}/"))
    assert "Title of the project Project SEAWALL" in shown
    assert "Initiative: SEAWALL" in shown
    assert "Take it up" not in shown
    assert '<option value="SEAWALL">' in client.get("/support/ask/letter/").content.decode()


def test_the_office_asks_on_a_member_s_behalf(signed_in, office):
    voice = delegate(member("Nordlicht"))
    client = signed_in(office)

    wrong = client.post("/support/ask/speaker/", SAID["speaker"] | {"member": "Unbekannt"})
    client.post("/support/ask/speaker/", SAID["speaker"] | {"member": "nordlicht"})

    row = Request.objects.get()
    assert wrong.status_code == 422
    assert "No organisation is called “Unbekannt”" in words(wrong)
    assert (row.asked_by, row.entered_by) == (None, office.person)
    assert "entered by the office" in words(signed_in(voice).get(f"/support/{row.pk}/"))


def test_an_initiative_s_page_leads_here_with_itself(signed_in):
    client = signed_in(delegate(member()))
    address = "/support/ask/letter/?initiative=programme.initiative:3&initiative_label=SEAWALL"

    assert "SEAWALL" in words(client.get(address))
    client.post(address, SAID["letter"])

    assert Request.objects.get().initiative == {"room": "programme", "noun": "initiative", "id": 3, "label": "SEAWALL"}


def test_what_was_typed_is_never_lost(signed_in, office):
    client = signed_in(delegate(member()))
    row = taken_up(owner=office.person)

    missing = client.post("/support/ask/letter/", {"project": "Project SEAWALL"})
    over = client.post("/support/ask/letter/", SAID["letter"] | {"deadline": "2016-01-01"})
    unwritten = signed_in(office).post(f"/support/{row.pk}/answer/", LETTER | {"text": ""})
    unsaid = signed_in(office).post(f"/support/{row.pk}/decline/", {"because": ""})
    done = signed_in(office).post(f"/support/{row.pk}/take-up/")

    assert [answer.status_code for answer in (missing, over, unwritten, unsaid, done)] == [422, 409, 422, 422, 409]
    assert 'value="Project SEAWALL"' in missing.content.decode()
    assert "1 January 2016, is over already" in words(over)
    assert 'value="2016-01-01"' in over.content.decode()
    assert 'value="Ines Weiss"' in unwritten.content.decode()
    assert "has taken it up already" in words(done)


def test_the_desk_shows_by_state_and_day_what_is_open(signed_in, office):
    mine, unowned, others = taken_up("speaker", owner=office.person), request(), taken_up()
    eyes = handed_in("name", letter_says=letter(from_on=date(2018, 10, 1)))
    answered("partners")

    shown = words(signed_in(office).get("/support/desk/"))

    assert "4 requests are open" in shown
    for heading, row in (("Nobody has it 1", unowned), ("An answer waits for eyes 1", eyes), ("Yours 1", mine), ("With others 1", others)):
        assert f"{heading} {row.subject}" in shown
    assert "What has ended Request State On By A consortium" in shown
    assert "One request is open" in words(signed_in(office).get("/support/desk/?mine=yes"))
    assert "One request is open" in words(signed_in(office).get("/support/desk/?kind=name&q=harbour"))
    assert "No open request fits." in words(signed_in(office).get("/support/desk/?q=nothing"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_the_database_the_same_however_much_is_open(signed_in, office, rows, django_assert_num_queries):
    for _number in range(rows):
        handed_in()
        answered("speaker")
    client = signed_in(office)

    with django_assert_num_queries(8):
        client.get("/support/desk/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_request_asks_the_database_the_same_however_much_was_said(signed_in, office, rows, django_assert_num_queries):
    row = taken_up(owner=office.person)
    for _number in range(rows):
        actions.say(row, "Which call?", is_from_office=True, by=office.person, at=AT)
    client = signed_in(office)

    with django_assert_num_queries(12):
        client.get(f"/support/{row.pk}/")


def test_it_is_taken_up_with_one_click_and_both_sides_talk(signed_in, office):
    row = request()
    voice = row.asked_by.account

    signed_in(office).post(f"/support/{row.pk}/take-up/")
    signed_in(office).post(f"/support/{row.pk}/message/", {"text": "Which <b>call</b>?"})
    assert "Your turn: a question waits" in words(signed_in(voice).get("/support/"))
    signed_in(voice).post(f"/support/{row.pk}/message/", {"text": "The second."})

    shown = signed_in(voice).get(f"/support/{row.pk}/")
    assert "Which &lt;b&gt;call&lt;/b&gt;?" in shown.content.decode()
    assert f"{voice.person.name} ·" in words(shown)
    assert "The second." in words(shown)


def test_a_letter_is_written_looked_at_and_signed_off_by_another(signed_in, office):
    row, second = taken_up(owner=office.person, call="HORIZON-X"), account(RoleCode.OFFICE)
    client = signed_in(office)

    begun = client.get(f"/support/{row.pk}/answer/").content.decode()
    assert "supports the project “Project SEAWALL”" in begun
    assert "to the call HORIZON" in begun
    client.post(f"/support/{row.pk}/answer/", LETTER)
    shown = client.get(f"/support/{row.pk}/answer/letter.pdf")
    assert "Draft, not signed" in pypdf.PdfReader(io.BytesIO(shown.content)).pages[0].extract_text()
    assert "We <strong>support</strong> it." in client.get(f"/support/{row.pk}/").content.decode()
    assert "We support it" not in words(signed_in(row.asked_by.account).get(f"/support/{row.pk}/"))
    client.post(f"/support/{row.pk}/answer/hand-in/")
    refused = client.post(f"/support/{row.pk}/answer/sign/")
    assert (refused.status_code, "You wrote this yourself" in words(refused)) == (409, True)
    signed_in(second).post(f"/support/{row.pk}/answer/sign/")

    member_s = signed_in(row.asked_by.account)
    assert "Does the answer suffice?" in words(member_s.get(f"/support/{row.pk}/"))
    document = queries.answer_of(row).document
    assert b"".join(member_s.get(f"/documents/{document}/file/").streaming_content).startswith(b"%PDF")
    assert signed_in(delegate(member())).get(f"/documents/{document}/").status_code == 404
    member_s.post(f"/support/{row.pk}/close/")
    assert "It suffices" in words(member_s.get(f"/support/{row.pk}/"))


def test_papers_are_attached_by_both_sides_and_seen_by_them_only(signed_in, office):
    row = request()
    new = {"title": "Consortium", "text": "Twelve partners.", "language": "en", "marking": "AMBER+STRICT", "afterwards": "ask"}
    member_s = signed_in(row.asked_by.account)

    filed = member_s.post(f"/documents/new/?home=support.request:{row.pk}", new)

    assert filed.status_code == 302
    assert "Consortium" in words(signed_in(office).get(f"/support/{row.pk}/"))
    assert signed_in(delegate(member())).get(filed["Location"]).status_code == 404
    assert signed_in(delegate(member())).get(f"/documents/new/?home=support.request:{row.pk}").status_code == 403


def test_to_others_a_request_is_not_there(signed_in, commission, auditor):
    row = request()
    stranger = delegate(member())

    for somebody in (stranger, commission):
        client = signed_in(somebody)
        for part in ("", "answer/", "answer/letter.pdf"):
            assert client.get(f"/support/{row.pk}/{part}").status_code == 404
        for part in ("take-up/", "message/", "withdraw/", "close/", "answer/sign/"):
            assert client.post(f"/support/{row.pk}/{part}").status_code == 404
        assert "SEAWALL" not in words(client.get("/support/"))
    assert "Project SEAWALL" in words(signed_in(auditor).get(f"/support/{row.pk}/"))
    assert signed_in(auditor).post(f"/support/{row.pk}/take-up/").status_code == 403
    assert Client().get(f"/support/{row.pk}/")["Location"].startswith("/account/login/")


def test_who_speaks_for_nobody_asks_for_nothing(signed_in, commission):
    assert signed_in(commission).get("/support/ask/").status_code == 403
    assert signed_in(delegate(member())).get("/support/desk/").status_code == 403
    assert signed_in(delegate(member())).get("/support/ask/none/").status_code == 404
    assert "Support is asked for by those who speak for a member." in words(signed_in(commission).get("/support/"))


def test_the_office_hands_over_and_declines_on_the_page(signed_in, office):
    row, other = taken_up(owner=office.person), account(RoleCode.OFFICE)
    client = signed_in(office)

    assert client.post(f"/support/{row.pk}/hand-over/", {"owner": row.asked_by.pk}).status_code == 422
    client.post(f"/support/{row.pk}/hand-over/", {"owner": other.person_id})
    row.refresh_from_db()
    assert row.owner == other.person
    client.post(f"/support/{row.pk}/decline/", {"because": "The call is over"})
    assert "Declined: The call is over" in words(signed_in(row.asked_by.account).get(f"/support/{row.pk}/"))


def test_the_member_takes_it_back_with_a_reason(signed_in):
    row = request()
    client = signed_in(row.asked_by.account)

    assert client.post(f"/support/{row.pk}/withdraw/", {"because": ""}).status_code == 422
    client.post(f"/support/{row.pk}/withdraw/", {"because": "We found one"})

    assert "Taken back: We found one" in words(client.get(f"/support/{row.pk}/"))


def test_the_register_says_who_may_use_the_name_and_the_office_withdraws_it(signed_in, office):
    today = timezone.localdate()
    row, _answer = answered("name", letter_says=letter(from_on=today, to_on=today + timedelta(days=10)))
    answered("name", letter_says=letter(from_on=date(2018, 10, 1), to_on=date(2018, 11, 1)))
    use = NameUse.objects.get(request=row)
    client = signed_in(office)

    assert "In one place today." in words(client.get("/support/register/"))
    assert "May be used" in words(signed_in(row.asked_by.account).get("/support/register/"))
    assert signed_in(row.asked_by.account).get(f"/support/register/{use.pk}/withdraw/").status_code == 403
    client.post(f"/support/register/{use.pk}/withdraw/", {"on": (today + timedelta(days=1)).isoformat(), "because": "Another programme"})

    shown = words(client.get("/support/register/"))
    assert "Another programme" in shown
    assert "Has ended" in shown
    assert "Nobody may use it yet" in words(signed_in(delegate(member())).get("/support/register/"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_asks_the_database_the_same_however_long(signed_in, office, rows, django_assert_num_queries):
    for _number in range(rows):
        answered("name", letter_says=letter(from_on=date(2018, 10, 1)))
    client = signed_in(office)

    with django_assert_num_queries(7):
        client.get("/support/register/")


def test_the_office_sets_what_is_promised(signed_in, office):
    client = signed_in(office)
    days = {"letter": 3, "dissemination": 5, "speaker": 10, "partners": 15, "name": 10}
    christmas = (timezone.localdate() + timedelta(days=5)).isoformat()

    wrong = client.post("/support/promises/", days | {"closed": "soon"})
    client.post("/support/promises/", days | {"closed": f"{christmas} Christmas"})

    assert wrong.status_code == 422
    assert "“soon” begins with no day" in words(wrong)
    assert [(row.kind, row.working_days) for row in Promise.objects.known()] == [("letter", 3)]
    assert f"{christmas} Christmas" in client.get("/support/promises/").content.decode()
    assert signed_in(delegate(member())).get("/support/promises/").status_code == 403


def test_figures_are_counted_for_the_office_and_taken_away_as_tables(signed_in, office):
    answered(initiative_name="=SEAWALL", signed_at=AT + timedelta(days=4))
    request("speaker")
    client = signed_in(office)

    shown = words(client.get("/support/figures/?year=2018"))
    assert "2 requests, 1 answered, half of them within 4 days, 1 by the promised day." in shown
    assert "Letter of support 1 0 1 0 0 4 1" in shown
    text = b"".join(client.get("/support/figures/export.csv?year=2018").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["asked"] for row in rows if row["counted_by"] == "all"] == ["2"]
    assert [row["name"] for row in rows if row["counted_by"] == "initiative"] == ["'=SEAWALL", ""]
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/support/figures/export.xlsx").content)).active
    assert sheet.max_row == len(rows) + 1
    assert client.get("/support/figures/export.pdf").status_code == 404
    assert signed_in(delegate(member())).get("/support/figures/export.csv").status_code == 403


def test_everybody_sees_only_counts_of_years_that_are_over(client: Client, signed_in):
    for _number in range(4):
        request()
    request("speaker", initiative_name="SEAWALL")

    for somebody in (client, signed_in(delegate(member()))):
        shown = words(somebody.get("/support/figures/"))
        assert "Letter of support …withheld" in shown
        assert "Use of the name 0" in shown
        assert "Total 5" in shown
        assert "SEAWALL" not in shown


class Typed(TestCase):
    @settings(max_examples=15, deadline=None)
    @given(
        st.sampled_from(SupportKind.values),
        st.dictionaries(st.sampled_from([one.name for guide in GUIDES.values() for one in guide.fields]), st.text(max_size=60), max_size=8),
        st.text(max_size=60),
    )
    def test_nothing_typed_breaks_asking_or_the_page_it_leads_to(self, kind, typed, initiative):
        client = Client()
        client.force_login(delegate(member()), backend="allauth.account.auth_backends.AuthenticationBackend")

        answer = client.post(f"/support/ask/{kind}/", typed | {"initiative": initiative})

        assert answer.status_code in {302, 409, 422}
        if answer.status_code == 302:
            assert client.get(answer["Location"]).status_code == 200

    @settings(max_examples=15, deadline=None)
    @given(st.text(max_size=80), st.text(min_size=1, max_size=80), st.text(min_size=1, max_size=60), st.text(max_size=40))
    def test_nothing_typed_breaks_an_answer_or_its_letter(self, title, text, signatory, addressee):
        office = account(RoleCode.OFFICE)
        row = taken_up("speaker", owner=office.person)
        client = Client()
        client.force_login(office, backend="allauth.account.auth_backends.AuthenticationBackend")

        said = {"title": title, "text": text, "signatory": signatory, "addressee": addressee, "language": "en"}
        answer = client.post(f"/support/{row.pk}/answer/", said)

        assert answer.status_code in {302, 409, 422}
        if answer.status_code == 302:
            assert client.get(f"/support/{row.pk}/").status_code == 200
            assert client.get(f"/support/{row.pk}/answer/letter.pdf").content.startswith(b"%PDF")
            assert client.post(f"/support/{row.pk}/answer/sign/").status_code in {302, 409}

    @settings(max_examples=15, deadline=None)
    @given(st.text(max_size=30), st.text(max_size=10), st.text(max_size=10))
    def test_no_filter_breaks_a_list(self, words, kind, after):
        client = Client()
        client.force_login(account(RoleCode.OFFICE), backend="allauth.account.auth_backends.AuthenticationBackend")
        request()
        asked = {"q": words, "kind": kind, "after": after, "mine": kind, "year": after, "initiative": words, "initiative_label": words}

        for address in ("/support/desk/", "/support/figures/", "/support/figures/export.csv", "/support/register/", "/support/ask/letter/"):
            assert client.get(address, asked).status_code == 200
