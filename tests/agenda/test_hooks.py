"""What the agenda hands up: what waits, what is found, what is kept about a person, and what becomes of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from entente.agenda import actions, erasing, found, merging, portability
from entente.agenda.models import Panellist, Watch
from entente.agenda.waiting import waiting
from entente.members.viewers import keys_of
from entente.people.choices import Permission
from entente.search.kinds import Seeker
from tests.factories.agenda import AT, call, closed, edition, facts, members_with_voice, office_person, round_, topic, topics
from tests.factories.governance import body, seat
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 21)


def sentences(person: int, permissions: set[str] = frozenset(), organisations: tuple[int, ...] = ()) -> list[str]:  # type: ignore[assignment]
    return [one.sentence for one in waiting(person, organisations, permissions, DAY)]


def test_a_round_waits_for_its_panel_until_everything_is_answered():
    topics(3)
    row, (one, _other) = round_(), members_with_voice(2)
    by = office_person()
    panel = actions.name_panel(row, 2, by=by, at=AT)
    mine = next(seat for seat in panel if seat.organisation_id == one.pk)

    assert sentences(mine.person_id) == []
    actions.open_round(row, by=by, at=AT)
    (waits,) = waiting(mine.person_id, (), set(), DAY)
    assert (waits.sentence, waits.due_on, waits.address) == (
        "Say what comes first: “First assessment”",
        row.closes_on,
        f"/agenda/rounds/{row.pk}/answer/",
    )


def test_proposals_wait_for_the_office_and_the_body_that_screens_but_not_for_who_proposed_them():
    owner, committee = member(), body("STC", marking="AMBER")
    sitting, proposing = delegate(member()), delegate(owner)
    seat(committee, sitting)
    made = topic("Ports", owner=owner, by=proposing.person, taken_in=False)

    assert sentences(sitting.person_id) == []
    actions.let_screen(committee, on=date(2018, 1, 1), by=office_person(), at=AT)

    assert sentences(sitting.person_id) == ["Screen the topic “Ports”"]
    assert sentences(office_person().pk, {Permission.AGENDA_KEEP}) == ["Screen the topic “Ports”"]
    assert sentences(proposing.person_id, {Permission.AGENDA_KEEP}, (owner.pk,)) == []
    actions.screen(made, "back", because="Say more.", by=office_person(), at=AT, on=DAY)
    assert sentences(proposing.person_id) == ["Mend “Ports”, which was sent back"]


def test_a_watched_call_waits_in_its_last_month():
    person = office_person()
    actions.watch(call("SOON", deadline_on=DAY + timedelta(days=20)), by=person)
    actions.watch(call("LATER", deadline_on=DAY + timedelta(days=40)), by=person)

    assert sentences(person.pk) == ["SOON closes: “Ports under attack”"]


def test_visitors_find_published_topics_only_and_the_community_all(office):
    row, order = closed(count=3)
    edition(row)
    late = topic("Late")
    seen = found.FOUND["agenda.topic"].seen

    visitor, inside = Seeker(office, frozenset({"everyone"})), Seeker(office, keys_of(office))
    assert {one["pk"] for one in seen(visitor)} == {one.pk for one in order}
    assert late.pk in {one["pk"] for one in seen(inside)}


def test_what_is_kept_about_a_person_is_told_and_its_watches_go_when_it_is_erased():
    person = office_person()
    made = actions.propose(facts("Ports"), owner=None, by=person, at=timezone.now())
    actions.remark(made, "Good.", by=person, at=timezone.now())
    actions.watch(call(), by=person)

    told = {str(section.title): len(section.rows) for section in portability.about(person.pk)}
    assert [told[name] for name in ("Topics you proposed", "What you said about topics", "Calls you watch")] == [1, 1, 1]
    assert len(erasing.fates(person)) == 3
    erasing.erase(person, None, AT)
    assert Watch.objects.count() == 0


def test_two_people_who_become_one_keep_one_place_and_one_watch():
    topics(3)
    row = round_()
    members_with_voice(2)
    first, second = actions.name_panel(row, 2, by=office_person(), at=AT)
    actions.open_round(row, by=office_person(), at=AT)
    actions.begin(second, [], by=second.person, at=AT)
    found_call = call()
    for seat_ in (first, second):
        actions.watch(found_call, by=seat_.person)

    merging.merge(first.person_id, second.person_id, AT)

    assert Panellist.objects.get().pk == second.pk
    assert Watch.objects.get().person_id == first.person_id
