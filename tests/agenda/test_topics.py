"""Topics: proposed in somebody's name, screened by others, merged and split with everybody still named."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from entente.agenda import actions
from entente.agenda.choices import TopicState, Verdict
from entente.agenda.models import Descent, Topic
from entente.agenda.queries.frozen import ancestors, proposers
from entente.agenda.queries.topics import TopicsAsked, counted, listed
from entente.record.models import Entry
from tests.factories.agenda import AT, facts, office_person, topic
from tests.factories.governance import body
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 20)


def test_a_topic_is_numbered_found_and_entered_in_the_record():
    owner = member("Nordlicht")
    made = topic(
        "Quantum-safe ports", owner=owner, by=delegate(owner).person, taken_in=False, sectors=[], readiness_now=2, readiness_aimed=6
    )

    assert (made.code, made.state, made.proposer) == ("T-001", TopicState.PROPOSED, owner)
    assert list(listed(Topic.objects.all(), TopicsAsked(words="quantum"))) == [made]
    assert list(listed(Topic.objects.all(), TopicsAsked(words="quantum", horizon="long"))) == []
    assert Entry.objects.get(verb="agenda.topic_proposed").subject_id == str(made.pk)


@pytest.mark.parametrize(
    ("wrong", "field", "why"),
    [
        ({"problem": " "}, "problem", "needs its title"),
        ({"horizon": "soon"}, "horizon", "Choose a horizon"),
        ({"readiness_now": 0}, "readiness_now", "from 1 to 9"),
        ({"readiness_now": 5, "readiness_aimed": 4}, "readiness_aimed", "not below"),
        ({"cost_low": Decimal(5)}, "cost_low", "a range"),
        ({"cost_low": Decimal(5), "cost_high": Decimal(4)}, "cost_low", "a range"),
        ({"evidence": "x" * 4001}, "evidence", "longer than"),
        ({"sectors": ["nowhere"]}, "sectors", "not in the list"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_kept(wrong, field, why):
    with pytest.raises(actions.CannotPropose, match=why) as refusal:
        topic("Wrong", taken_in=False, **wrong)

    assert refusal.value.field == field
    assert not Topic.objects.exists()


def test_nobody_screens_what_the_own_organisation_group_or_person_proposed():
    owner, group = member(), body()
    voice, keeper = delegate(owner).person, office_person()
    of_member, of_person = topic(owner=owner, by=None, taken_in=False), topic(by=keeper, taken_in=False)

    for one, who in ((of_member, voice), (of_person, keeper)):
        with pytest.raises(actions.CannotScreen, match="somebody else screens it"):
            actions.screen(one, Verdict.TAKE_IN, because="Ours.", by=who, at=AT, on=DAY)
    with pytest.raises(actions.CannotScreen, match="Say in a sentence why"):
        actions.screen(of_member, Verdict.TAKE_IN, because=" ", by=keeper, at=AT, on=DAY)
    assert actions.screen(of_member, Verdict.SEND_BACK, because="Say more.", by=keeper, at=AT, on=DAY).state == TopicState.BACK
    assert actions.change(of_member, facts("Mended"), is_keeper=False, by=voice, at=AT).state == TopicState.PROPOSED
    assert topic(owner=group, taken_in=False).proposer == group


def test_what_is_taken_in_is_changed_by_the_office_only_and_the_record_says_what():
    made = topic("Before")

    with pytest.raises(actions.CannotPropose, match="stays as it was screened"):
        actions.change(made, facts("After"), is_keeper=False, by=office_person(), at=AT)
    changed = actions.change(made, facts("After"), is_keeper=True, by=office_person(), at=AT)

    assert (changed.title, changed.state) == ("After", TopicState.TAKEN_IN)
    assert counted(Topic.objects.all())["taken_in"] == 1


def test_merged_and_split_topics_keep_everybody_who_brought_them_in():
    first, second = topic("A", owner=member("Aurelia")), topic("B", owner=member("Borealis"))
    by = office_person()

    merged = actions.merge([first, second], facts("A and B"), because="The same problem.", by=by, at=AT)
    parts = actions.split(merged, [facts("A again"), facts("B again")], because="Two readiness levels.", by=by, at=AT)

    assert [one.state for one in (*parts,)] == [TopicState.TAKEN_IN] * 2
    assert set(Topic.objects.filter(state__in=["merged", "split"])) == {first, second, merged}
    found = ancestors([parts[0].pk])[parts[0].pk]
    assert set(found) == {merged, first, second}
    assert proposers(parts[0], found) == ["Aurelia", "Borealis"]
    with pytest.raises(actions.CannotCombine, match="Merged into another"):
        actions.merge([first, parts[0]], facts("Again"), because="No.", by=by, at=AT)
    with pytest.raises(actions.CannotCombine, match="at least two"):
        actions.merge([parts[0]], facts("Alone"), because="No.", by=by, at=AT)
    assert Descent.objects.count() == 4


def test_what_is_said_is_kept_and_nothing_is_not_said():
    made = topic()

    actions.remark(made, " Good.\x00 ", by=office_person(), at=AT)

    assert made.remarks.get().text == "Good."
    with pytest.raises(actions.CannotPropose, match="Write something"):
        actions.remark(made, "\x00", by=office_person(), at=AT)


def test_the_database_itself_keeps_the_law():
    made = topic()

    for wrong in ({"readiness_now": 10}, {"readiness_now": 4, "readiness_aimed": 3}, {"cost_low": 5}, {"cost_low": 5, "cost_high": 4}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Topic.objects.filter(pk=made.pk).update(**wrong)


def test_a_body_screens_from_a_day_on(office):
    one, other = body(), body()

    actions.let_screen(one, on=DAY, by=office.person, at=AT)
    actions.let_screen(other, on=date(2019, 1, 1), by=office.person, at=datetime(2018, 12, 1, tzinfo=UTC))

    from entente.agenda.queries.topics import screening_body

    assert [screening_body(day) for day in (date(2018, 1, 1), DAY, date(2019, 2, 1))] == [None, one, other]
    with pytest.raises(actions.CannotScreen, match="already"):
        actions.let_screen(other, on=DAY, by=office.person, at=AT)
