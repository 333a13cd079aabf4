"""The pages, exports and operations of consortia."""

import csv
import io
import json

import pytest

from entente.consortia.models import Board, Invitation, Role
from tests.factories.consortia import board, expertise, invited, role, topic
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NEW = {"topic": "DS-07-2017", "title": "Beacon", "summary": "Warn ports.", "countries": 2, "in_member_states": 1, "sme_share": 0}


@pytest.fixture
def lead(client):
    topic()
    one = member("Lead", "FR")
    client.force_login(delegate(one), backend=BACKEND)
    return one


def test_a_board_is_opened_filled_and_asks_somebody_page_by_page(client, lead):
    crypto = expertise(0)[0]
    other = member("Other", "DE", expertise=(crypto.pk,))

    opened = client.post("/consortia/new/", NEW)
    found = Board.objects.get()
    added = client.post(f"/consortia/{found.pk}/roles/new/", {"name": "Pilot", "expertise": [crypto.pk]})
    seat = Role.objects.get(name="Pilot")
    said = client.get(f"/consortia/{found.pk}/suggestions/").content.decode()
    asked = client.post(f"/consortia/roles/{seat.pk}/invite/", {"organisation": other.slug, "words": "Come"})

    assert (opened.status_code, added.status_code, asked.status_code) == (302, 302, 302)
    assert "Has the expertise: " + crypto.name.replace("&", "&amp;") in said
    assert "Without it there are too few countries." in said
    assert Invitation.objects.get().organisation == other


def test_nothing_typed_is_lost_and_each_error_says_what_to_do(client, lead):
    wrong = client.post("/consortia/new/", NEW | {"topic": "NO-SUCH-1", "title": "Kept"})
    of = board(lead)
    seat = role(of)
    unknown = client.post(f"/consortia/roles/{seat.pk}/invite/", {"organisation": "Nobody", "words": "Kept words"})
    itself = client.post(f"/consortia/roles/{seat.pk}/invite/", {"organisation": lead.slug, "words": "Kept words"})

    assert wrong.status_code == unknown.status_code == 422
    assert "No topic has the code “NO-SUCH-1”" in wrong.content.decode()
    assert 'value="Kept"' in wrong.content.decode()
    assert "No organisation is called “Nobody”" in unknown.content.decode()
    assert itself.status_code == 409
    assert "Lead holds a role here already" in itself.content.decode()
    assert "Kept words" in itself.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_and_a_board_ask_the_database_the_same(client, lead, count, django_assert_max_num_queries):
    of = board(lead)
    for number in range(count):
        board(member(), f"Board {number}")
        invited(role(of, f"Role {number}", expertise=expertise(number)), member())

    for page, most in (("/consortia/", 16), (f"/consortia/{of.pk}/", 20)):
        with django_assert_max_num_queries(most):
            assert client.get(page).status_code == 200


def test_a_consortium_goes_out_as_csv_xlsx_and_json(client, lead):
    of = board(lead)
    invited(role(of), member("Asked"))
    role(of, "=cmd()")

    lines = list(csv.reader(io.StringIO(client.get(f"/consortia/{of.pk}/export/csv/").content.decode("utf-8-sig"))))
    told = json.loads(client.get(f"/consortia/{of.pk}/export/json/").content)

    assert [(row[0], row[4], row[6]) for row in lines[1:]] == [
        ("Coordinator", "Lead", "holds"),
        ("Pilot port", "Asked", "open"),
        ("'=cmd()", "", "free"),
    ]
    assert told["rules"] == {"countries": 2, "in_member_states": 1, "sme_share_per_cent": 0}
    assert [seat["state"] for seat in told["seats"]] == ["holds", "open", "free"]
    assert client.get(f"/consortia/{of.pk}/export/xlsx/").content[:2] == b"PK"
    assert client.get(f"/consortia/{of.pk}/export/pdf/").status_code == 404


def test_another_member_reads_the_board_and_not_who_was_asked(client, lead):
    of = board(member("Owner"))
    invited(role(of), member("Asked Ltd"), words="Only for you")

    page = client.get(f"/consortia/{of.pk}/").content.decode()

    assert "Pilot port" in page
    assert "Asked Ltd" not in page
    assert client.get(f"/consortia/{of.pk}/suggestions/").status_code == 403
    assert client.get(f"/consortia/{of.pk}/export/csv/").status_code == 403
    assert client.get(f"/consortia/invitations/{Invitation.objects.get().pk}/").status_code == 404
