"""What a body is to deal with, agendas, and minutes from the first word to the mail."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from entente.documents.queries import documents_of
from entente.documents.text import read
from entente.engine.marking import Marking
from entente.gatherings import actions as gatherings
from entente.gatherings.actions import Noted
from entente.gatherings.models import Gathering
from entente.gatherings.plan import Plan
from entente.governance import actions, notes
from entente.governance.items import ITEMS
from entente.governance.models import AgendaItem, Minutes
from entente.governance.queries.calling import calling_of
from entente.governance.queries.meetings import due_of, items_of
from entente.governance.references import key_of
from entente.members.viewers import keys_of
from entente.notices.models import Delivery, Notice
from entente.people.choices import RoleCode
from entente.record.models import Entry, Payload
from tests.factories.governance import BEGAN, body, chair, seated
from tests.factories.meetings import item, meeting, running
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO, account

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()
MEASURE = {"room": "market", "noun": "measure", "id": 7, "label": "A label for small firms"}


def titles(gathering) -> list[str]:
    return [one.title for one in items_of(gathering)]


def test_a_room_above_puts_something_on_the_list_and_one_click_takes_it_up():
    one = body()
    leading = chair(one)
    due = actions.put_on_agenda(one, MEASURE, due_on=date(2027, 1, 1), why="The Board asks", by=None, at=NOW)
    gathering = meeting(one, leading)
    item(one, gathering, leading, "Opening")

    assert [row.pk for row in due_of(one, keys_of(leading))] == [due.pk]
    actions.take(due, gathering, by=leading.person, at=NOW)

    assert titles(gathering) == ["Opening", "A label for small firms"]
    assert list(due_of(one, keys_of(leading))) == []
    assert AgendaItem.objects.get(pk=due.pk).subject == MEASURE


def test_what_is_put_there_twice_is_due_once_on_the_earlier_day():
    one = body()
    actions.put_on_agenda(one, MEASURE, due_on=date(2027, 5, 1), why="First", by=None, at=NOW)

    again = actions.put_on_agenda(one, MEASURE, due_on=date(2027, 1, 1), why="Second", by=None, at=NOW)

    assert AgendaItem.objects.count() == 1
    assert (again.due_on, again.why) == (date(2027, 1, 1), "Second")


def test_an_agenda_is_moved_put_off_and_dropped():
    one = body()
    leading = chair(one)
    gathering = meeting(one, leading)
    first, second, third = (item(one, gathering, leading, name) for name in "ABC")

    actions.move(third, up=True, by=leading.person, at=NOW)
    assert titles(gathering) == ["A", "C", "B"]
    actions.move(first, up=True, by=leading.person, at=NOW)
    actions.move(second, up=False, by=leading.person, at=NOW)
    assert titles(gathering) == ["A", "C", "B"]

    actions.put_off(third, by=leading.person, at=NOW)
    actions.drop_item(second, because="Settled by mail", by=leading.person, at=NOW)

    assert titles(gathering) == ["A"]
    assert [row.title for row in due_of(one, keys_of(leading))] == ["C"]
    with pytest.raises(actions.CannotPutOnAgenda, match="taken off"):
        actions.put_off(second, by=leading.person, at=NOW)


def test_an_agenda_is_of_the_bodys_own_meetings():
    one, other = body(), body()
    leading = chair(one)
    foreign = meeting(other, chair(other))
    due = item(one, None, leading)

    with pytest.raises(actions.CannotPutOnAgenda, match="not one of"):
        actions.take(due, foreign, by=leading.person, at=NOW)
    with pytest.raises(actions.CannotPutOnAgenda, match="not one of"):
        actions.add_item(one, "X", gathering=foreign, by=leading.person, at=NOW)
    with pytest.raises(actions.CannotPutOnAgenda, match="few words"):
        actions.add_item(one, " ", by=leading.person, at=NOW)


def test_what_has_minutes_stays_on_its_agenda():
    one = body()
    leading = chair(one)
    row = item(one, running(one, leading), leading)
    actions.write_notes(row, "Said.", after=0, by=leading.person, at=NOW)

    with pytest.raises(actions.CannotPutOnAgenda, match="minutes of it"):
        actions.put_off(row, by=leading.person, at=NOW)


def test_two_writers_are_told_and_nothing_is_lost():
    one = body()
    first, second = chair(one), chair(one)
    row = item(one, running(one, first), first)
    row = actions.write_notes(row, "First words", after=0, by=first.person, at=NOW)

    with pytest.raises(actions.CannotWriteMinutes, match=f"{first.person} saved other words"):
        actions.write_notes(row, "Other words", after=0, by=second.person, at=NOW)
    assert AgendaItem.objects.get().notes == "First words"

    row = actions.write_notes(row, "First words and others", after=row.notes_number, by=second.person, at=NOW)
    assert AgendaItem.objects.get().notes == "First words and others"
    assert actions.write_notes(row, "First words and others", after=0, by=first.person, at=NOW).notes_number == row.notes_number


def test_saving_every_few_seconds_is_one_entry_in_the_record():
    one = body()
    leading = chair(one)
    row = item(one, running(one, leading), leading)

    for number in range(5):
        row = actions.write_notes(row, "word " * (number + 1), after=row.notes_number, by=leading.person, at=NOW)

    assert Entry.objects.filter(verb="governance.notes_written").count() == 1
    assert not Payload.objects.filter(body__contains="word word").exists()


def minuted():
    """A meeting with one present, one excused, notes, a decision and an action."""
    one = body("WG1")
    leading, present, excused, away = chair(one), seated(one), seated(one), seated(one)
    gathering = running(one, leading, present, excused)
    gatherings.note_attendance(
        gathering, {present.person_id: Noted("room"), excused.person_id: Noted("excused")}, by=leading.person, at=NOW
    )
    row = item(one, gathering, leading, "Scope | and *stars*")
    said = "We spoke.\n\n- Decided: the scope is *small*\n- Ada sends the list"
    actions.write_notes(row, said, after=0, by=leading.person, at=NOW)
    point = actions.make(
        one, "Send the | list", present.person, due_on=date(2027, 5, 3), gathering=gathering, tells=False, by=leading.person, at=NOW
    )
    return one, gathering, leading, present, excused, away, point


def test_minutes_become_a_document_with_who_was_there_what_was_decided_and_who_does_what():
    one, gathering, leading, present, excused, _away, _point = minuted()

    filed = actions.file_minutes(one, gathering, by=leading.person, at=NOW)

    text = filed.document.current.text
    assert filed.document.title.startswith("Minutes of WG1, ")
    assert filed.document.home_key == key_of(one)
    assert filed.document.marking == "AMBER"
    assert text.index("## Present") < text.index(present.person.name) < text.index("## Excused") < text.index(excused.person.name)
    assert r"## 1. Scope \| and \*stars\*" in text
    assert "**Decided:** the scope is *small*" in text
    assert "1. the scope is *small*" in text
    assert r"| Send the \| list | " in text
    assert filed.decisions == ["the scope is *small*"]
    assert any(block.rows for block in read(text))


def test_owners_hear_of_their_actions_when_the_minutes_are_filed_and_once():
    one, gathering, leading, present, _excused, _away, _point = minuted()
    assert not Delivery.objects.filter(notice__kind="governance.action").exists()

    actions.file_minutes(one, gathering, by=leading.person, at=NOW)
    row = items_of(gathering)[0]
    actions.write_notes(row, "More.", after=row.notes_number, by=leading.person, at=NOW)
    actions.file_minutes(one, gathering, by=leading.person, at=NOW)

    assert [mail.person_id for mail in Delivery.objects.filter(notice__kind="governance.action")] == [present.person_id]


def test_filed_again_they_get_a_new_version_and_the_same_words_none():
    one, gathering, leading, *_others = minuted()
    filed = actions.file_minutes(one, gathering, by=leading.person, at=NOW)
    again = actions.file_minutes(one, gathering, by=leading.person, at=NOW)
    assert again.document.versions.count() == 1

    row = items_of(gathering)[0]
    actions.write_notes(row, "Corrected.", after=row.notes_number, by=leading.person, at=NOW)
    again = actions.file_minutes(one, gathering, by=leading.person, at=NOW)

    assert again.pk == filed.pk
    assert again.document.versions.count() == 2
    assert Minutes.objects.get().decisions == []


def test_they_are_sent_to_the_group_in_one_step_and_kept_in_its_archive():
    one, gathering, leading, present, excused, away, _point = minuted()
    filed = actions.file_minutes(one, gathering, by=leading.person, at=NOW)

    told = actions.send_minutes(filed, by=leading.person, at=NOW)

    notice = Notice.objects.get(kind="governance.minutes")
    assert told == 4
    assert {mail.person_id for mail in notice.deliveries.all()} == {who.person_id for who in (leading, present, excused, away)}
    assert "the scope is *small*" in notice.body
    assert notice.home_key == key_of(one)
    with pytest.raises(actions.CannotWriteMinutes, match="sent already"):
        actions.send_minutes(filed, by=leading.person, at=NOW)


def test_red_minutes_go_to_those_named_only():
    one, gathering, leading, present, *_others = minuted()
    filed = actions.file_minutes(one, gathering, marking=Marking.RED, by=leading.person, at=NOW)

    actions.send_minutes(filed, by=leading.person, at=NOW)

    told = {mail.person_id for mail in Notice.objects.get(kind="governance.minutes").deliveries.all()}
    assert told == {leading.person_id, present.person_id}


def test_a_guest_from_outside_reads_the_minutes_of_where_it_was():
    one = body()
    leading, guest = chair(one), delegate(member())
    gathering = running(one, leading, guest)
    gatherings.note_attendance(gathering, {guest.person_id: Noted("online")}, by=leading.person, at=NOW)
    actions.write_notes(item(one, gathering, leading), "Said.", after=0, by=leading.person, at=NOW)

    actions.file_minutes(one, gathering, by=leading.person, at=NOW)

    assert len(documents_of(key_of(one), keys_of(guest))) == 1


def test_nothing_written_is_nothing_filed():
    one = body()
    leading = chair(one)
    gathering = running(one, leading)
    item(one, gathering, leading)

    with pytest.raises(actions.CannotWriteMinutes, match="Nothing has been written"):
        actions.file_minutes(one, gathering, by=leading.person, at=NOW)
    with pytest.raises(actions.CannotWriteMinutes, match="not one of"):
        actions.file_minutes(body(), gathering, by=leading.person, at=NOW)


def test_decisions_are_offered_to_newsletters_under_the_marking_of_their_minutes():
    one, gathering, leading, *_others = minuted()
    filed = actions.file_minutes(one, gathering, by=leading.person, at=NOW)
    source = next(source for source in ITEMS if source.noun == "governance.minutes")

    [found] = source.items(TODAY - timedelta(days=1), TODAY + timedelta(days=1))

    assert found.shared == filed.document.shared
    assert found.concerns == "group:WG1"
    assert found.text == r"- the scope is \*small\*"


def test_a_letter_goes_to_who_sits_there_and_stays_in_the_archive():
    one = body("WG1")
    leading, reader = chair(one), seated(one)
    delegate(member())

    assert actions.write_to(one, "Dates", "Dear all", by=leading.person, at=NOW) == 2

    notice = Notice.objects.get(kind="governance.letter")
    assert {mail.person_id for mail in notice.deliveries.all()} == {leading.person_id, reader.person_id}
    assert {mail.why for mail in notice.deliveries.all()} == {"because you are in WG1"}
    assert (notice.marking, notice.home_key) == ("AMBER", key_of(one))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Decided: yes", "yes"),
        ("DECISION : we go", "we go"),
        ("**Decided:** yes", "** yes"),
        ("Undecided: maybe", ""),
        ("It was decided: yes", ""),
        ("Decided", ""),
    ],
)
def test_a_line_that_begins_so_is_a_decision(line: str, said: str):
    assert notes.decision_in(line) == said


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read_line_by_line_and_no_word_is_lost(typed: str):
    words = [word for word in typed.split() if word.isalnum() and not word.isdecimal()]
    marked = notes.marked(typed)

    assert all(decision in " ".join(notes.lines_of(typed)) for decision in notes.decisions_in(typed))
    assert [word for word in words if word.casefold() not in {"decided", "decision"} and word not in marked] == []


@pytest.mark.parametrize(("blocks", "days"), [(True, 10), (False, 10), (True, 30)])
def test_an_announced_meeting_is_moved_earlier_only_where_the_notice_of_that_day_is_kept(blocks, days):
    """Announced thirty days ago for tomorrow in forty days; fourteen days of notice are asked."""
    one, office = body(), account(RoleCode.OFFICE)
    actions.set_notice(one, "ordinary", 14, blocks=blocks, on=BEGAN, by=None, at=LONG_AGO)
    gathering = meeting(one, office, starts_at=timezone.now() + timedelta(days=40))
    plan = plan_of(gathering, timezone.now() + timedelta(days=days))

    if blocks and days < 14:
        with pytest.raises(gatherings.CannotArrange, match="The earlier day would come too soon"):
            gatherings.change(gathering, plan, by=office.person, at=timezone.now())
        assert Gathering.objects.get().starts_at == gathering.starts_at
        return
    moved = gatherings.change(gathering, plan, by=office.person, at=timezone.now())

    told = calling_of(moved, timezone.now())
    assert (told.is_late, told.notice.given) == (days < 14, days)
    later = gatherings.change(moved, plan_of(moved, timezone.now() + timedelta(days=50)), by=office.person, at=timezone.now())
    assert calling_of(later, timezone.now()).is_late is False


def plan_of(gathering, starts_at):
    said = {"title": gathering.title, "place": gathering.place, "home": gathering.home}
    return Plan(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), **said)
