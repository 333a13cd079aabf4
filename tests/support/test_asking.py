"""Asking for support: guided fields, a promised day, an initiative by which it is counted."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.members.viewers import keys_of
from entente.notices.models import Notice
from entente.record.models import Entry
from entente.support import actions, queries
from entente.support.choices import SupportKind
from entente.support.kinds import GUIDES
from entente.support.models import Request
from tests.factories.members import applicant, delegate, member
from tests.factories.support import AT, SAID, asking, request

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", SupportKind.values)
def test_every_kind_can_be_asked_for(kind):
    row = request(kind)

    assert (row.state, row.subject, row.kind) == ("asked", next(iter(SAID[kind].values())), kind)
    assert row.said == SAID[kind]


def test_requests_are_numbered_by_year():
    first, second = request(), request()
    next_year = request(at=datetime(2019, 1, 2, 9, tzinfo=UTC))

    assert [row.number for row in (first, second, next_year)] == ["S-2018-001", "S-2018-002", "S-2019-001"]


def test_the_day_is_promised_in_working_days_and_an_earlier_need_comes_first():
    plain, urgent, late = request(), request(deadline="2018-09-25"), request(deadline="2019-09-25")

    assert (plain.promised_on, plain.due_on) == (date(2018, 10, 4), date(2018, 10, 4))
    assert (urgent.promised_on, urgent.due_on) == (date(2018, 10, 4), date(2018, 9, 25))
    assert late.due_on == late.promised_on


def test_the_office_sets_what_is_promised_from_a_day_on(office):
    before = request()
    actions.promise("letter", 3, on=date(2018, 9, 21), by=office.person, at=AT)
    actions.set_closed_days({date(2018, 9, 24): "Closed"}, since=date(2018, 9, 20), by=office.person, at=AT)

    after = request(at=AT.replace(day=21))

    assert (before.promised_on, after.promised_on) == (date(2018, 10, 4), date(2018, 9, 27))
    assert queries.promised_days(date(2018, 9, 20))["letter"] == 10
    actions.promise("letter", 4, on=date(2018, 9, 21), by=office.person, at=AT)
    assert queries.promised_days(date(2018, 9, 21)) == {"letter": 4, "dissemination": 5, "speaker": 10, "partners": 15, "name": 10}
    with pytest.raises(actions.CannotPromise, match="1 to 250"):
        actions.promise("letter", 0, on=date(2018, 9, 21), by=office.person, at=AT)


def test_the_office_is_told_with_a_link_to_take_it_up_and_the_record_enters_it(office):
    row = request(organisation=member("Nordlicht"))

    notice = Notice.objects.get()
    (delivery,) = notice.deliveries.all()
    assert (notice.kind, notice.subject) == ("support.office", "S-2018-001: Letter of support for Nordlicht")
    assert delivery.person_id == office.person_id
    assert "/notices/act/" in delivery.body
    entry = Entry.objects.get(verb="support.asked")
    assert entry.subject_id == str(row.pk)
    assert "SEAWALL" not in entry.verb


def test_what_the_office_enters_is_told_to_those_who_speak_for_the_member(office):
    one = member()
    voice = delegate(one)

    actions.ask(asking(), one, asked_by=None, by=office.person, at=AT)

    assert [list(notice.deliveries.values_list("person", flat=True)) for notice in Notice.objects.filter(kind="support.member")] == [
        [voice.person_id]
    ]


@pytest.mark.parametrize(
    ("kind", "said", "why", "field"),
    [
        ("none", {}, "Choose what you ask for", "kind"),
        ("letter", {"project": " \x00 "}, "“Title of the project” is missing", "project"),
        ("letter", {"project": "x" * 201}, "longer than 200 letters", "project"),
        ("letter", {"deadline": "soon"}, "is a day, written as", "deadline"),
        ("letter", {"deadline": "2018-09-19"}, "19 September 2018, is over already", "deadline"),
        ("letter", {"amount": "1"}, "“amount” is not asked for here", ""),
        ("speaker", {"on": ""}, "“Day” is missing", "on"),
    ],
)
def test_what_lacks_something_is_refused_in_words_and_nothing_is_kept(kind, said, why, field):
    with pytest.raises(actions.CannotAsk, match=why) as refusal:
        request(kind, **said)

    assert refusal.value.field == field
    assert not Request.objects.exists()


def test_only_a_member_is_supported():
    one = applicant("Wartend")

    with pytest.raises(actions.CannotAsk, match="Wartend is not a member today"):
        request(organisation=one, by=delegate(one).person)


def test_an_initiative_is_counted_by_its_reference_or_by_what_it_is_called():
    named = {"room": "programme", "noun": "initiative", "id": 3, "label": "SEAWALL"}

    keys = [
        row.initiative_key
        for row in (request(initiative=named), request(initiative_name=" Séawall"), request(initiative_name="SEAWALL"), request())
    ]

    assert keys == ["programme.initiative:3", "name:seawall", "name:seawall", ""]


def test_a_request_is_for_its_organisation_and_the_office_only(office, auditor, commission):
    row = request(organisation=(one := member()))
    other = delegate(member())

    assert list(queries.seen(keys_of(office))) == list(queries.seen(keys_of(auditor))) == [row]
    assert list(queries.listed(keys_of(office), words="seawall")) == [row]
    for outsider in (other, commission):
        assert list(queries.seen(keys_of(outsider))) == []
        assert list(queries.listed(keys_of(outsider), words="seawall")) == []
    assert queries.asking_members([one.pk], date(2018, 9, 30)) == [one]


def test_the_database_itself_keeps_the_law():
    row = request()

    for wrong in (
        {"state": "taken_up"},
        {"state": "answered"},
        {"ended_at": AT},
        {"state": "declined", "ended_at": AT},
        {"closed_at": AT},
        {"due_on": date(2019, 1, 1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Request.objects.filter(pk=row.pk).update(**wrong)


names = st.sampled_from([one.name for guide in GUIDES.values() for one in guide.fields]) | st.text(max_size=5)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(SupportKind.values) | st.text(max_size=5), st.dictionaries(names, st.text(max_size=60), max_size=6))
def test_whatever_is_typed_is_kept_readable_or_refused_in_words(kind, said):
    try:
        kept = actions.checked(kind, said, date(2018, 9, 20))
    except actions.CannotAsk as refusal:
        kept = {}
        said = {"refused": str(refusal)}

    assert kept or said
    assert set(kept) <= {one.name for guide in GUIDES.values() for one in guide.fields}
    assert all("\x00" not in value for value in kept.values())
