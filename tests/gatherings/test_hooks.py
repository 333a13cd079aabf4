"""What other rooms find here: audiences, items, what waits, what is found, people merged and erased, badges."""

import json
from datetime import date, timedelta
from io import BytesIO

import pypdf
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.engine.marking import Marking, Viewer, keys
from entente.gatherings import actions, exports, merging
from entente.gatherings.actions import Noted
from entente.gatherings.audiences import Guests
from entente.gatherings.erasing import erase, fates
from entente.gatherings.exports import Badge
from entente.gatherings.found import FOUND
from entente.gatherings.items import Gatherings
from entente.gatherings.models import Gathering, Guest
from entente.gatherings.portability import about
from entente.gatherings.waiting import waiting
from entente.notices.models import Notice
from entente.notices.queries import explained, read
from entente.notices.refusals import CannotResolve
from entente.search.kinds import Seeker
from tests.factories.gatherings import AT, STARTS, answered, draft, gathering, invited, states
from tests.factories.people import account, person

database = pytest.mark.django_db
DAY = date(2026, 3, 3)


def meant(expression: str) -> set[int]:
    return {one.person for one in explained(read(expression), DAY)}


@database
def test_guests_are_an_audience_all_or_by_what_they_said_or_did():
    found = gathering()
    coming, silent = invited(found, 2)
    answered(coming)
    actions.note_attendance(found, {silent.person_id: Noted("room")}, by=None, at=STARTS + timedelta(hours=1))

    assert meant(f"guests:gathering-{found.pk}") == {coming.person_id, silent.person_id}
    assert meant(f"guests:gathering-{found.pk}-accepted") == {coming.person_id}
    assert meant(f"guests:gathering-{found.pk}-present") == {silent.person_id}
    assert meant(f"guests:gathering-{found.pk}-declined or guests:gathering-{found.pk}-invited") == {silent.person_id}
    (one,) = explained(read(f"guests:gathering-{found.pk}-accepted"), DAY)
    assert one.reasons == ("because you come to “Plenary of WG3”",)


@database
@pytest.mark.parametrize("value", ["gathering-999999", "gathering-1-nonsense", "nonsense", "gathering-" + "9" * 18])
def test_what_is_no_gathering_is_refused(value):
    with pytest.raises(CannotResolve, match="There is no guests"):
        meant(f"guests:{value}")


@database
def test_who_comes_to_something_red_is_told_to_nobody():
    found = gathering(marking=Marking.RED)
    invited(found)

    with pytest.raises(CannotResolve):
        meant(f"guests:gathering-{found.pk}")
    assert all(f"-{found.pk}" not in value for value, _label, _count in Guests().values())


@database
def test_announced_gatherings_are_items_for_newsletters():
    gathering("Announced", marking=Marking.GREEN)
    gathering("Red", marking=Marking.RED)
    draft("Draft")
    actions.cancel(gathering("Cancelled"), because="", by=None, at=AT)

    (item,) = Gatherings().items(date(2026, 3, 1), date(2026, 3, 8))

    assert (item.title, item.on, item.shared.marking) == ("Announced", date(2026, 3, 2), Marking.GREEN)
    assert "Tuesday 12 May 2026, 10:00–12:00 (Europe/Brussels, UTC+2)" in item.text
    assert Gatherings().items(date(2026, 3, 3), date(2026, 3, 8)) == []


@database
def test_an_unanswered_invitation_waits_and_can_be_answered_from_a_mail():
    found = gathering(answer_by=STARTS - timedelta(days=2), link="https://meet.example.org/1")
    (guest,) = invited(found)

    (one,) = waiting(guest.person_id, [], [], DAY)

    assert one.sentence == "Answer the invitation to “Plenary of WG3”"
    assert (one.due_on, one.mail_doable) == (date(2026, 5, 10), "gatherings.answer")
    assert [value for value, _label in one.choices] == ["accepted:room", "accepted:online", "tentative", "declined"]
    answered(guest)
    assert waiting(guest.person_id, [], [], DAY) == []


@database
def test_attendance_waits_for_the_organiser_until_it_is_noted():
    found = gathering()
    (guest,) = invited(found)
    answered(guest)
    after = date(2026, 5, 14)

    (one,) = waiting(found.organiser_id, [], [], after)
    actions.note_attendance(found, {guest.person_id: Noted("room")}, by=None, at=STARTS + timedelta(hours=1))

    assert one.sentence == "Note who came to “Plenary of WG3”"
    assert waiting(found.organiser_id, [], [], after) == []


@database
@pytest.mark.parametrize("count", [1, 3])
def test_what_waits_is_one_query(count, django_assert_num_queries):
    somebody = person()
    for number in range(count):
        actions.invite(gathering(f"One {number}"), [somebody.pk], by=None, at=AT)

    with django_assert_num_queries(1):
        assert len(waiting(somebody.pk, [], [], DAY)) == count


@database
def test_it_is_found_by_whom_it_may_be_seen():
    hidden = gathering("Hidden", marking=Marking.AMBER)
    kind = FOUND["gathering"]
    assert kind.seen
    stranger = Seeker(account(), keys(Viewer(person().pk, in_community=True)))

    assert list(kind.seen(stranger) or []) == []
    (row,) = kind.rows([hidden.pk])
    assert hidden.pk == int(row.pk)


@database
def test_merging_keeps_the_better_place_and_the_counts():
    found = gathering(capacity=2)
    kept, gone, third = invited(found, 3)
    answered(gone)
    answered(third)
    actions.note_attendance(found, {gone.person_id: Noted("room")}, by=None, at=STARTS + timedelta(hours=1))

    merging.merge(kept.person_id, gone.person_id, AT)

    row = Guest.objects.get(person=kept.person)
    assert (row.state, row.presence) == ("accepted", "room")
    assert Gathering.objects.get().room_taken == 2
    assert not Guest.objects.filter(person=gone.person).exists()


@database
def test_two_people_become_one_by_the_peoples_own_action():
    from entente.people.actions import merge_persons

    found = gathering(capacity=2)
    kept, gone = invited(found, 2)
    answered(kept)
    answered(gone)

    merge_persons(kept.person, gone.person, by=found.organiser, at=AT)

    assert (Gathering.objects.get().room_taken, Guest.objects.count()) == (1, 1)


@database
def test_who_is_erased_leaves_its_place_to_the_next_and_stays_as_nobody_where_it_was():
    to_come, was = gathering("To come", capacity=1), gathering("Was", starts_at=AT + timedelta(days=1))
    first, second = invited(to_come, 2)
    answered(first, words="I need a ramp")
    answered(second)
    actions.invite(was, [first.person_id], by=None, at=AT)
    actions.note_attendance(was, {first.person_id: Noted("room")}, by=None, at=AT + timedelta(days=1, hours=1))
    assert sum(fate.count for fate in fates(first.person)) == 4
    assert [section.title for section in about(first.person_id) if section.rows] == ["What you were invited to"]

    erase(first.person, None, AT + timedelta(days=2))

    assert states(to_come) == {second.person.name: "accepted"}
    row = Guest.objects.get(person=first.person)
    assert (row.gathering, row.presence, row.said, row.address) == (was, "room", "", "")
    notice = Notice.objects.order_by("pk").last()
    assert notice
    assert notice.subject == "A place for you: To come"


@database
def test_the_list_goes_out_as_a_table_with_instants_of_its_zone():
    found = gathering()
    guest = actions.invite_outsider(found, "=HYPERLINK(1)", "evil@example.org", organisation="Outside", by=None, at=AT)
    answered(guest, words="=1+1")

    (row,) = exports.rows(found)
    from entente.files.exports import csv_lines

    written = "".join(csv_lines(exports.COLUMNS, [row]))
    assert row[:3] == ["=HYPERLINK(1)", "evil@example.org", "Outside"]
    assert "2026-03-02T10:00:00+01:00" in written
    assert "'=HYPERLINK(1)" in written
    assert "'=1+1" in written


@database
def test_badges_are_of_those_in_the_room_ten_on_a_page_and_the_same_bytes_each_time():
    found = gathering(link="https://meet.example.org/1")
    guests = invited(found, 12)
    for guest in guests[:11]:
        answered(guest, how="room")
    answered(guests[11], how="online")
    actions.describe(guests[0], part="speaker", organisation="Fictional & Sons", by=None, at=AT)

    held = exports.badges_of(found)
    written = exports.badges(found, held)

    read_back = pypdf.PdfReader(BytesIO(written))
    words = " ".join(page.extract_text() for page in read_back.pages)
    assert len(held) == 11
    assert len(read_back.pages) == 2
    assert all(guest.person.name in words for guest in guests[:11])
    assert guests[11].person.name + " " not in words + " "
    assert "Speaker" in words
    assert written == exports.badges(found, held)


def test_a_name_that_the_fonts_do_not_have_leaves_a_line_to_write_it_on():
    found = Gathering(title="Plenary", zone="UTC", starts_at=STARTS, ends_at=STARTS, place="Tallinn")

    held = [Badge("王小明", "Fictional & Sons", "Chair"), Badge("Zoë Ångström-Łódź", "王 Ltd", ""), Badge("Ελένη Παππά", "", "")]
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(exports.badges(found, held))).pages)

    assert [exports.is_printed(one.name) for one in held] == [False, True, True]
    assert "Name" in words
    assert "Chair" in words
    assert "Zoë Ångström" in words
    assert "Ltd" in words
    assert "Ελένη Παππά" in words


def test_the_fonts_have_every_sign_that_is_printed():
    """PDF/A refuses a sign without a glyph."""
    signs = "".join(sign for number in range(32, 0x2200) if exports.is_printed(sign := chr(number)))
    source = '#set text(font: "Libertinus Serif")\n#set document(date: datetime(year: 2026, month: 1, day: 1))\n#' + json.dumps(signs)

    assert typst.compile(source.encode(), format="pdf", ignore_system_fonts=True, pdf_standards=["a-2b"]).startswith(b"%PDF")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.text(max_size=120), st.text(max_size=120)), min_size=1, max_size=12), st.text(max_size=200))
def test_whatever_people_are_called_badges_can_be_printed(people, title):
    found = Gathering(title=title, zone="UTC", starts_at=STARTS, ends_at=STARTS, place=title)

    written = exports.badges(found, [Badge(name, organisation, "Chair") for name, organisation in people])

    assert written.startswith(b"%PDF")
