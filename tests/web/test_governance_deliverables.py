"""Deliverables, comments, activity and all actions as pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from entente.documents.models import Paragraph
from entente.governance import actions, homes
from entente.governance.models import Comment, CommentRound, Deliverable
from tests.factories.documents import document
from tests.factories.governance import body, chair, seated
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()


def words(answer, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()[-1500:]
    return " ".join(answer.content.decode().split())


def test_a_chair_plans_and_an_owner_moves_a_deliverable_on(signed_in, client: Client):
    one = body("WG4")
    leading, owner, other = chair(one), seated(one), seated(one)
    text = document("Label", home=homes.home(one), by=leading.person, at=NOW)
    keeper, mine = signed_in(leading), signed_in(owner)

    sent = {"text": "A label for small firms", "owner": owner.person_id, "due_on": f"{TODAY + timedelta(days=5)}"}
    assert keeper.post("/groups/wg4/deliverables/new/", sent).status_code == 302
    where = Deliverable.objects.get().get_absolute_url()
    page = words(mine.get("/groups/wg4/deliverables/"))
    assert "A label for small firms" in page
    assert "in 5 days" in page
    assert "Bring on: A label for small firms" in words(mine.get("/desk/"))
    assert mine.post(f"{where}change/", sent | {"document": text.reference}).status_code == 302
    for state in ("draft", "consultation"):
        assert mine.post(f"{where}move/", {"state": state}).status_code == 302
    assert mine.post(f"{where}move/", {"state": "adopted", "decision": "WG4, item 2"}).status_code == 422
    assert "which decision" in words(keeper.post(f"{where}move/", {"state": "adopted"}), 409)
    assert keeper.post(f"{where}move/", {"state": "adopted", "decision": "WG4, item 2"}).status_code == 302

    page = words(signed_in(other).get(where))
    assert "WG4, item 2" in page
    assert "Move it on" not in page
    assert signed_in(other).post(f"{where}move/", {"state": "draft"}).status_code == 403
    assert client.get(where).status_code == 404
    assert "A label" not in words(client.get("/groups/wg4/deliverables/"))
    assert "Drop it" in words(keeper.get(where))


def test_comments_are_made_answered_and_taken_out_as_a_table(signed_in, auditor):
    one = body("WG4")
    leading, reader = chair(one), seated(one)
    text = document("Label", "First.\n\nSecond.", home=homes.home(one), by=leading.person, at=NOW)
    keeper, mine = signed_in(leading), signed_in(reader)
    sent = {"document": text.reference, "closes_at": f"{timezone.localtime(NOW + timedelta(days=9)):%Y-%m-%dT%H:%M}", "lead": "Short?"}
    assert keeper.post("/groups/wg4/comments/new/", sent).status_code == 302
    asked = CommentRound.objects.get()
    assert "Comments are asked for:" in words(mine.get("/groups/wg4/"))
    where, key = asked.get_absolute_url(), Paragraph.objects.filter(version=asked.version).order_by("position")[1].key

    assert f'href="?at={key}#p-{key}"' in mine.get(where).content.decode()
    assert "What do you say of it?" in words(mine.get(f"{where}?at={key}"))
    assert "Say something" in words(mine.post(where, {"paragraph": key, "organisation": ""}), 409)
    kept = words(mine.post(where, {"paragraph": 99, "text": "Kept <words>", "organisation": ""}), 409)
    assert "no such paragraph" in kept
    assert mine.post(where, {"paragraph": key, "text": "Say more.", "proposed": "Third.", "organisation": ""}).status_code == 302
    made = Comment.objects.get()
    assert mine.post(f"{where}{made.pk}/settle/", {"disposition": "accepted"}).status_code == 403
    assert "Say why" in words(keeper.post(f"{where}{made.pk}/settle/", {"disposition": "rejected"}), 409)
    assert keeper.post(f"{where}{made.pk}/settle/", {"disposition": "rejected", "reply": "It is short on purpose."}).status_code == 302

    page = words(mine.get(where))
    assert all(told in page for told in ("Say more.", "Third.", "Not accepted", "It is short on purpose.", "1 comment, 1 dealt with"))
    table = b"".join(mine.get(f"{where}table.csv").streaming_content).decode()
    assert "Say more.,Third.,Not accepted,It is short on purpose." in table
    assert mine.get(f"{where}table.xlsx").content[:2] == b"PK"
    stranger = signed_in(delegate(member()))
    assert [stranger.get(address).status_code for address in (where, f"{where}table.csv")] == [404, 404]
    assert mine.post(f"{where}{made.pk}/withdraw/", follow=True).status_code == 200
    assert Comment.objects.get().withdrawn_at is None
    assert keeper.post(f"{where}close/").status_code == 302
    assert "no more comments" in words(mine.post(where, {"paragraph": key, "text": "Late", "organisation": ""}), 409)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_round_asks_the_database_a_constant_number_of_times(rows: int, signed_in, django_assert_num_queries):
    one = body("WG4")
    leading = chair(one)
    text = document("Label", "\n\n".join(f"Paragraph {number}." for number in range(rows)), home=homes.home(one), by=leading.person, at=NOW)
    asked = actions.ask_for_comments(one, text, closes_at=NOW + timedelta(days=9), by=leading.person, at=NOW)
    for key in Paragraph.objects.filter(version=asked.version).values_list("key", flat=True):
        actions.comment(asked, key, "Hm.", by=seated(one).person, at=NOW)

    client = signed_in(leading)
    with django_assert_num_queries(12):
        client.get(asked.get_absolute_url())


def test_activity_is_told_by_name_only_to_who_may_know(signed_in, office, client: Client):
    one = body("WG4")
    leading = chair(one)
    mine, theirs = member("Almvik AB"), member("Pelagis Trust")
    reader = signed_in(seated(one, organisation=mine))
    seated(one, organisation=theirs)

    own, all_of_it = words(reader.get("/groups/activity/")), words(signed_in(office).get("/groups/activity/"))
    led = words(signed_in(leading).get("/groups/wg4/activity/"))

    assert ("Almvik AB" in own, "Pelagis Trust" in own) == (True, False)
    assert "3 of 3 members sit in at least one" in own
    assert "Pelagis Trust" in all_of_it
    assert "Pelagis Trust" in led
    assert "Pelagis Trust" not in words(reader.get("/groups/wg4/activity/"))
    assert "Pelagis Trust" not in words(signed_in(leading).get("/groups/activity/"))
    assert client.get("/groups/activity/").status_code == 302
    assert reader.get("/groups/activity/?since=2030-01-01&until=x").status_code == 200


def test_actions_of_all_bodies_are_one_list(signed_in, office):
    late, fine = body("WG4"), body("WG5")
    leading = chair(late)
    actions.make(late, "Late letter", leading.person, due_on=TODAY - timedelta(days=3), by=leading.person, at=NOW)
    actions.make(fine, "Other paper", chair(fine).person, by=leading.person, at=NOW)
    client = signed_in(office)

    page, only = words(client.get("/groups/actions/all/")), words(client.get("/groups/actions/all/?late=1"))

    assert all(told in page for told in ("Late letter", "Other paper", "2 open actions", "1 late"))
    assert "Other paper" not in only
    table = b"".join(client.get("/groups/actions/all.csv?body=wg5").streaming_content).decode()
    assert ("Other paper" in table, "Late letter" in table) == (True, False)
    stranger = seated(body())
    assert "Late letter" not in words(signed_in(stranger).get("/groups/actions/all/"))
