"""A meeting as its pages show it: called, agenda from what is due, the room, the pack, deciding in writing."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from entente.documents import actions as documents
from entente.documents import contents
from entente.engine.marking import Marking
from entente.gatherings import actions as gatherings
from entente.gatherings.actions import Noted
from entente.governance import actions, homes
from entente.governance.actions import Meets, Seats
from entente.governance.models import AgendaItem, Representation, WrittenProcedure
from tests.factories.documents import document
from tests.factories.governance import BEGAN, body, chair, seated
from tests.factories.meetings import item, meeting, running
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()


def words(answer, status: int = 200) -> str:
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return " ".join(answer.content.decode().split())


def board():
    one = body("BoD", "Board of Directors", kind="board")
    actions.set_presence(one, Meets(written_days=3), source="Rules, article 5", on=BEGAN, by=None, at=LONG_AGO)
    return one, chair(one)


def test_an_agenda_is_put_together_from_what_is_due(signed_in):
    one, leading = board()
    actions.set_seats(one, "SMEs", Seats(2), on=BEGAN, by=None, at=LONG_AGO)
    past = meeting(one, leading, leading, title="Last", starts_at=NOW - timedelta(days=40))
    actions.write_notes(item(one, past, leading), "Said.", after=0, by=leading.person, at=NOW)
    actions.file_minutes(one, past, by=leading.person, at=NOW)
    actions.make(one, "Write the letter", leading.person, due_on=TODAY - timedelta(days=3), by=leading.person, at=NOW)
    measure = {"room": "market", "noun": "measure", "id": 7, "label": "A label for small firms"}
    actions.put_on_agenda(one, measure, due_on=TODAY, why="The Commission asks", by=None, at=NOW)
    actions.put_on_agenda(one, measure | {"id": 8, "label": "For another day"}, due_on=TODAY + timedelta(days=90), by=None, at=NOW)
    gathering = meeting(one, leading, leading, starts_at=NOW + timedelta(days=30))
    client, where = signed_in(leading), f"/groups/bod/meetings/{gathering.pk}/suggest/"

    page = words(client.get(where))
    assert "1 action is late by then" in page
    assert "2 seats are vacant" in page
    ticked = [line.split('"')[0] for line in page.split('name="take" value="')[1:] if "checked" in line.split(">")[0]]
    assert client.post(where, {"take": ticked}).status_code == 302

    titles = list(AgendaItem.objects.filter(gathering=gathering).order_by("position").values_list("title", flat=True))
    assert [title.split(" of ")[0] for title in titles] == ["Minutes", "Actions that are late", "A label for small firms"]
    assert "Minutes of the meeting" not in words(client.get(where))
    assert "Nothing was chosen" in words(client.post(where, {}), 409)


def test_how_a_meeting_is_called_stands_on_its_page(signed_in, client: Client):
    one, leading = board()
    actions.set_notice(one, "ordinary", 14, blocks=True, source="Rules, article 4", on=BEGAN, by=None, at=LONG_AGO)
    gathering = meeting(one, leading, leading, starts_at=NOW + timedelta(days=5), is_announced=False)
    reader, where = signed_in(leading), f"/groups/bod/meetings/{gathering.pk}/"

    page = words(reader.get(where))
    assert "The notice would be too late. Ordinary meeting: 14 days (Rules, article 4). Announced today, it has 5 days" in page
    assert "The notice would be too late" in words(reader.post(f"/gatherings/{gathering.pk}/announce/", follow=True))
    assert reader.post(f"{where}call/", {"kind": "extraordinary", "remote_how": ""}).status_code == 302

    assert "No notice period is on file for this kind of meeting" in words(reader.get(where))
    gathering.refresh_from_db()
    assert gatherings.announce(gathering, by=leading.person, at=NOW).announced_at == NOW
    assert client.get(where).status_code == 404


def test_the_room_shows_quorum_and_hands_and_works_without_a_script(signed_in):
    one, leading = board()
    guest, third = seated(one), seated(one)
    gathering = running(one, leading, leading, guest, third)
    first = item(one, gathering, leading, "Budget")
    keeper, reader, where = signed_in(leading), signed_in(guest), f"/groups/bod/meetings/{gathering.pk}/room/"
    noted = {leading.person_id: Noted("room"), guest.person_id: Noted("online")}
    gatherings.note_attendance(gathering, noted, by=leading.person, at=NOW)

    assert "Quorum</span> 2 of 3 who hold a seat are there; 2 are needed: there is a quorum." in words(reader.get(where))
    assert keeper.post(f"{where}item/", {"item": first.pk}).status_code == 302
    assert f"Call {guest.person}" in words(_after(reader.post(f"{where}hand/"), keeper, where))
    assert reader.post(f"{where}call/").status_code == 403
    assert f"<b>{guest.person}</b>" in words(_after(keeper.post(f"{where}call/"), reader, where))

    fragment = reader.get(where, headers={"HX-Request": "true"}).content.decode()
    assert fragment.startswith('<div class="session')
    assert "I am done" in fragment
    mine = gathering.hands.get()
    assert reader.post(f"{where}hand/{mine.pk}/down/").status_code == 302
    assert "Nobody has the floor." in words(reader.get(where))
    stranger = signed_in(seated(one))
    assert stranger.get(where).status_code == 403
    assert stranger.post(f"{where}hand/").status_code == 403


def _after(answer, client: Client, where: str):
    assert answer.status_code == 302
    return client.get(where)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_room_asks_the_database_a_constant_number_of_times(rows: int, signed_in, django_assert_num_queries):
    one, leading = board()
    guests = [seated(one) for _ in range(rows)]
    gathering = running(one, leading, leading, *guests)
    for guest in guests:
        item(one, gathering, leading)
        actions.raise_hand(gathering, guest.person, at=NOW)

    client = signed_in(leading)
    with django_assert_num_queries(20):
        client.get(f"/groups/bod/meetings/{gathering.pk}/room/")


def test_somebody_is_represented_by_its_own_word(signed_in):
    one, leading = board()
    guest, other = seated(one), seated(one)
    gathering = meeting(one, leading, leading, guest, other)
    client, where = signed_in(guest), f"/groups/bod/meetings/{gathering.pk}/represent/"

    assert str(other.person) not in words(client.get(where)).split("Is represented by")[0]
    assert "choices" in words(client.post(where, {"absent": other.person_id, "by_whom": leading.person_id}), 422)
    assert client.post(where, {"absent": guest.person_id, "by_whom": other.person_id}).status_code == 302
    assert f"{guest.person} is represented by {other.person}" in words(client.get(f"/groups/bod/meetings/{gathering.pk}/"))
    given = Representation.objects.get()
    assert signed_in(other).post(f"{where}{given.pk}/end/").status_code == 403
    assert client.post(f"{where}{given.pk}/end/").status_code == 302
    assert not Representation.objects.filter(ended_at=None).exists()


def test_the_pack_is_one_file_with_bookmarks_and_what_is_new_and_holds_what_its_reader_may_see(signed_in):
    one, leading = board()
    reader = seated(one)
    gathering = meeting(one, leading, leading, reader)
    row = item(one, gathering, leading, "Budget")
    text = document("Budget of 2027", "# Income\n\nDues.", home=homes.home(one), by=leading.person, at=NOW)
    red = document("Only for the chair", "Secret.", home=homes.home(one), marking=Marking.RED, by=leading.person, at=NOW)
    brought = documents.file_document(
        homes.home(one), "Audit", contents.brought(io.BytesIO(_two_pages()), "audit.pdf"), by=leading.person, at=NOW
    )
    client, where = signed_in(leading), f"/groups/bod/meetings/{gathering.pk}/"
    assert client.get(f"{where}pack.pdf").status_code == 404
    for papers in ([text], [text, red, brought]):
        actions.change_item(row, row.title, papers=papers, by=leading.person, at=NOW)
        assert client.post(f"{where}pack/").status_code == 302

    mine, theirs = (_read(who.get(f"{where}pack.pdf")) for who in (client, signed_in(reader)))

    assert [title for title, _page in mine] == ["Agenda", "Budget of 2027", "Income", "Only for the chair (new)", "Audit (new)"]
    assert [title for title, _page in theirs] == ["Agenda", "Budget of 2027", "Income", "Audit (new)"]
    assert mine[-1][1] == 3
    first = PdfReader(io.BytesIO(client.get(f"{where}pack.pdf?edition=1").content))
    assert b"pdfuaid" in first.xmp_metadata.stream.get_data()
    assert first.pages[0].extract_text().count("Budget of 2027") == 2


def _two_pages() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(2):
        writer.add_blank_page(595, 842)
    writer.write(out)
    return out.getvalue()


def _read(answer) -> list[tuple[str, int]]:
    assert answer.status_code == 200
    reader = PdfReader(io.BytesIO(answer.content))

    def flat(entries):
        for entry in entries:
            yield from flat(entry) if isinstance(entry, list) else [(entry.title, reader.get_destination_page_number(entry))]

    return list(flat(reader.outline))


def test_a_body_decides_in_writing(signed_in):
    one, leading = board()
    guest, watching = seated(one), seated(one, "observer")
    client, closes = signed_in(leading), timezone.localtime(NOW + timedelta(days=5))
    sent = {"title": "Budget", "text": "The budget is adopted.", "form": "silence", "closes_at": f"{closes:%Y-%m-%dT%H:%M}"}

    early = client.post("/groups/bod/written/new/", sent | {"closes_at": f"{NOW + timedelta(days=1):%Y-%m-%dT%H:%M}"})
    assert "3 days at least" in words(early, 409)
    assert client.post("/groups/bod/written/new/", sent).status_code == 302
    where = WrittenProcedure.objects.get().get_absolute_url()
    reader = signed_in(guest)
    assert "why you object" in words(reader.post(where, {"said": "object"}), 409)
    assert reader.post(where, {"said": "object", "because": "Last year's figures."}).status_code == 302
    assert "I object" not in words(signed_in(watching).get(where))
    assert client.post(where, {"said": "agree"}).status_code == 302
    assert client.post(f"{where}close/").status_code == 302

    page = words(reader.get(where))
    assert "Not carried" in page
    assert "Of 2 asked, 1 agree, 1 object" in page
    assert "Budget" in words(reader.get("/groups/bod/meetings/"))
    assert signed_in(seated(body())).get(where).status_code == 404
