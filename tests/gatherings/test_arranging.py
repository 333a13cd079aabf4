"""Arranging, announcing, changing and cancelling: what is refused, who is told, how calendars hear of it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from entente.engine.marking import Marking, Viewer, keys
from entente.gatherings import actions, queries
from entente.gatherings.choices import GatheringState, GuestState
from entente.gatherings.models import Gathering, Guest
from entente.notices.models import Notice
from entente.people.models import Person
from entente.record.models import Entry
from entente.search.queries import matching
from tests.factories.gatherings import AT, STARTS, answered, changed, draft, gathering, invited, plan, states
from tests.factories.people import person

pytestmark = pytest.mark.django_db
LIBRARY = {"room": "documents", "noun": "library", "id": 1, "label": "Library"}


def subjects() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("subject", flat=True))


def seen_by(viewer: Viewer) -> set[str]:
    return set(queries.seen(keys(viewer)).values_list("title", flat=True))


def test_a_draft_is_seen_by_whoever_arranges_it_and_the_office_and_nobody_is_told():
    olga = person("Olga")
    found = draft(by=olga, marking=Marking.CLEAR)
    invited(found, 2)

    assert found.state == GatheringState.DRAFT
    assert seen_by(Viewer(olga.pk)) == {"Plenary of WG3"}
    assert seen_by(Viewer(person().pk, is_custodian=True)) == {"Plenary of WG3"}
    assert seen_by(Viewer(person().pk, in_community=True)) == set()
    assert subjects() == []


def test_announcing_shows_it_to_those_its_marking_means_and_invites_who_is_on_the_list():
    found = draft(marking=Marking.GREEN)
    invited(found, 2)

    actions.announce(found, by=found.organiser, at=AT)

    assert seen_by(Viewer(person().pk, in_community=True)) == {"Plenary of WG3"}
    assert seen_by(Viewer()) == set()
    assert subjects() == ["Invitation: Plenary of WG3"]
    assert Notice.objects.get().deliveries.count() == 2


def test_an_invitation_is_how_something_marked_is_shared():
    found = gathering(marking=Marking.RED)
    (guest,) = invited(found)

    assert seen_by(Viewer(guest.person_id)) == {"Plenary of WG3"}
    assert seen_by(Viewer(person().pk, in_community=True, is_custodian=True)) == set()
    actions.uninvite(guest, by=found.organiser, at=AT)
    assert seen_by(Viewer(guest.person_id)) == set()


def test_marking_and_recipients_come_from_the_home():
    found = draft(home=LIBRARY)

    assert (found.marking, found.home_key) == ("GREEN", "documents.library:1")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"title": " "}, "Give it a title"),
        ({"ends_at": STARTS}, "has to end after it begins"),
        ({"zone": "Mars/Olympus"}, "Name the time zone as Region/City"),
        ({"kind": "party"}, "Say what it is"),
        ({"link": "javascript:alert(1)"}, "whole address, beginning with https"),
        ({"capacity": 0}, "a number from 1 on"),
        ({"capacity_online": -1}, "a number from 1 on"),
        ({"answer_by": STARTS + timedelta(hours=1)}, "due before it begins"),
        ({"reminders": frozenset({("coming", 0)})}, "A reminder goes out"),
        ({"place": "x" * 301}, "300 letters"),
        ({"home": {"room": "governance", "noun": "nothing", "id": 1, "label": ""}}, "no such group"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_plan_that_cannot_be_is_refused_in_words(said, sentence):
    with pytest.raises(actions.CannotArrange, match=sentence):
        draft(**said)

    assert not Gathering.objects.exists()


def test_nobody_organising_is_refused():
    with pytest.raises(actions.CannotArrange, match="Somebody has to organise it"):
        actions.arrange(plan(), by=None, at=AT)


@pytest.mark.parametrize(("said", "sentence"), [({"place": ""}, "Say first where"), ({"starts_at": AT}, "would have begun already")])
def test_what_cannot_be_announced_says_why(said, sentence):
    found = draft(**said)

    with pytest.raises(actions.CannotArrange, match=sentence):
        actions.announce(found, by=found.organiser, at=AT)


def test_announcing_twice_is_refused():
    found = gathering()

    with pytest.raises(actions.CannotArrange, match="announced” already"):
        actions.announce(found, by=found.organiser, at=AT)


def test_postponing_raises_the_sequence_and_tells_everyone_who_has_not_declined():
    found = gathering()
    coming, declining = invited(found, 2)
    answered(coming)
    answered(declining, "declined")

    found = changed(found, starts_at=STARTS + timedelta(days=7), ends_at=STARTS + timedelta(days=7, hours=2))

    assert (found.sequence, found.answers_from) == (1, 0)
    assert subjects()[-1] == "Moved: Plenary of WG3"
    assert [one.person for one in Notice.objects.order_by("pk").last().deliveries.all()] == [coming.person]
    assert set(states(found).values()) == {GuestState.ACCEPTED, GuestState.DECLINED}


def test_asking_again_takes_answers_back_and_frees_places():
    found = gathering(capacity=1)
    first, second = invited(found, 2)
    answered(first)
    answered(second)

    found = changed(found, ask_again=True)

    assert set(states(found).values()) == {GuestState.INVITED}
    assert (found.room_taken, found.answers_from, found.sequence) == (0, 1, 1)


def test_a_better_description_bothers_nobody_and_a_note_tells_everyone():
    found = gathering()
    invited(found)
    before = subjects()

    found = changed(found, description="With coffee.")
    assert (subjects(), found.sequence) == (before, 0)
    found = changed(found, note="There is coffee.")
    assert (subjects()[-1], found.sequence) == ("Changed: Plenary of WG3", 1)


def test_changing_nothing_enters_nothing():
    found = gathering()
    entries = Entry.objects.count()

    changed(found)

    assert Entry.objects.count() == entries


def test_a_room_cannot_become_smaller_than_who_has_a_place():
    found = gathering(capacity=3)
    for guest in invited(found, 2):
        answered(guest)

    with pytest.raises(actions.CannotArrange, match="2 have a place already; it cannot have only 1"):
        changed(found, capacity=1)
    assert Gathering.objects.get().capacity == 3


def test_a_larger_room_lets_the_first_in_line_in_and_tells_them_only_that():
    found = gathering(capacity=1)
    first, second, third = invited(found, 3)
    for guest in (first, second, third):
        answered(guest)

    found = changed(found, capacity=2)

    assert list(states(found).values()) == ["accepted", "accepted", "waiting"]
    assert subjects()[-1] == "A place for you: Plenary of WG3"
    assert [one.person for one in Notice.objects.order_by("pk").last().deliveries.all()] == [second.person]


def test_where_the_room_is_gone_its_guests_take_part_online():
    found = gathering(link="https://meet.example.org/1")
    (guest,) = invited(found)
    answered(guest, how="room")

    found = changed(found, place="")

    assert (Guest.objects.get().how, found.room_taken, found.online_taken) == ("online", 0, 1)


def test_an_announced_gathering_is_always_somewhere():
    with pytest.raises(actions.CannotArrange, match="has to take place somewhere"):
        changed(gathering(), place="")


def test_cancelling_tells_everyone_who_has_not_declined_and_shows_it_as_cancelled():
    found = gathering(marking=Marking.CLEAR)
    coming, declining = invited(found, 2)
    answered(declining, "declined")

    found = actions.cancel(found, because="The speaker is ill.", by=found.organiser, at=AT)

    assert (found.state, found.sequence, found.reason) == ("cancelled", 1, "The speaker is ill.")
    assert subjects()[-1] == "Cancelled: Plenary of WG3"
    assert [one.person for one in Notice.objects.order_by("pk").last().deliveries.all()] == [coming.person]
    assert seen_by(Viewer()) == {"Plenary of WG3"}


def test_cancelling_a_draft_tells_nobody_and_shows_it_to_nobody():
    found = draft(marking=Marking.CLEAR)
    invited(found)

    actions.cancel(found, because="", by=found.organiser, at=AT)

    assert subjects() == []
    assert seen_by(Viewer()) == set()


@pytest.mark.parametrize("deed", ["cancel", "change", "invite"])
def test_a_cancelled_gathering_stays_as_it_is(deed):
    found = actions.cancel(gathering(), because="", by=None, at=AT)
    deeds = {
        "cancel": lambda: actions.cancel(found, because="", by=None, at=AT),
        "change": lambda: changed(found, title="Another"),
        "invite": lambda: invited(found),
    }

    with pytest.raises(actions.Refusal, match="was cancelled"):
        deeds[deed]()


def test_what_is_over_is_neither_changed_nor_cancelled():
    found = gathering()
    later = STARTS + timedelta(days=1)

    with pytest.raises(actions.CannotArrange, match="It is over"):
        changed(found, title="Another", at=later)
    with pytest.raises(actions.CannotArrange, match="It is over"):
        actions.cancel(found, because="", by=None, at=later)


def test_it_is_found_by_its_words():
    found = gathering("Łódź summit")

    assert set(matching("gathering", "lodz")) == {found.pk}


def test_a_failing_record_entry_undoes_the_arranging(monkeypatch):
    somebody = person()
    monkeypatch.setattr("entente.record.actions.Payload.save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        draft(by=somebody)

    assert not Gathering.objects.exists()


def test_the_record_never_says_a_title_or_a_place():
    found = gathering("Merger talks", place="Secret Street 1", marking=Marking.RED)
    changed(found, place="Hidden Street 2")
    actions.cancel(found, because="", by=None, at=AT)

    from entente.record.models import Payload

    said = " ".join(Payload.objects.filter(entry__verb__startswith="gatherings.").values_list("body", flat=True))
    assert "Merger" not in said
    assert "Street" not in said


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": STARTS},
        {"capacity": 1, "room_taken": 2},
        {"capacity_online": 1, "online_taken": 2},
        {"place": "", "link": ""},
        {"announced_at": None},
        {"cancelled_at": AT},
        {"answers_from": 9},
    ],
    ids=lambda value: next(iter(value)),
)
def test_the_database_keeps_the_law(wrong):
    found = gathering()

    with pytest.raises(IntegrityError), transaction.atomic():
        Gathering.objects.filter(pk=found.pk).update(**wrong)


def test_a_homes_gatherings_are_those_one_may_see_the_soonest_first():
    later = gathering("Later", home=LIBRARY, marking=Marking.CLEAR, starts_at=STARTS + timedelta(days=3))
    sooner = gathering("Sooner", home=LIBRARY, marking=Marking.CLEAR)
    gathering("Hidden", home=LIBRARY, marking=Marking.AMBER)
    gathering("Elsewhere", marking=Marking.CLEAR)
    actions.cancel(gathering("Cancelled", home=LIBRARY, marking=Marking.CLEAR), because="", by=None, at=AT)
    draft("Draft", home=LIBRARY, marking=Marking.CLEAR)

    visitor = keys(Viewer())
    assert list(queries.gatherings_of("documents.library:1", visitor)) == [sooner, later]
    assert list(queries.gatherings_of("documents.library:1", visitor, since=STARTS + timedelta(days=1))) == [later]


def test_persons_of_another_gathering_are_not_touched():
    found, other = gathering(), gathering("Other")
    (guest,) = invited(other)

    actions.cancel(found, because="", by=None, at=AT)

    assert Guest.objects.get(pk=guest.pk).state == GuestState.INVITED
    assert Person.objects.filter(pk=guest.person_id).exists()
