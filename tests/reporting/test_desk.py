"""What waits, over all rooms: each thing once, in the order in which it is due, with where, when and how long."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from entente.agreement.actions import answer_nothing
from entente.documents import actions as documents
from entente.documents.models import Document
from entente.notices.models import Notice
from entente.people.choices import RoleCode
from entente.people.models import Account
from entente.people.waiting import Waiting, in_order
from entente.reporting.desk import desk_of, waiting_of, whose, words
from entente.reporting.desk.words import Urgency
from entente.vocabulary.models import Expertise
from tests.factories import agreement, members
from tests.factories.desk import run_out
from tests.factories.documents import FILED
from tests.factories.notices import AT, announcement, people
from tests.factories.people import account

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 2)


def sentences(who: Account, day: date | None = None) -> list[str]:
    return [one.sentence for one in waiting_of(whose(who), day or timezone.localdate())]


def thing(sentence: str = "Do it", due_on: date | None = None, minutes: int | None = None, number: int = 0) -> Waiting:
    return Waiting("thing", number or sentence, sentence, "home", due_on=due_on, minutes=minutes)


def test_the_office_is_told_of_every_room(office):
    agreement.declared()
    agreement.contract()
    members.applicant()
    announcement(account(RoleCode.OFFICE).person)
    announcement(account(RoleCode.OFFICE).person).__class__.objects.update(state="handed_in")
    run_out(office.person)

    assert sentences(office) == [
        "Decide what becomes of “Old rules”, which has run out",
        "1 contribution to review or decide",
        "1 application to decide",
        "Read and approve “Plenary in May”",
        "Read and approve “Plenary in May”",
    ]


def test_a_delegate_is_asked_for_the_years_that_are_over_and_no_other():
    agreement.contract()
    one = members.member("Answering Ltd")
    who = members.delegate(one)
    members.actions.confirm_profile(one, by=who.person, at=timezone.now())
    members.member("Somebody else")

    before = sentences(who)
    answer_nothing(agreement.contract(), one, 2017, by=who.person, at=agreement.AT)

    assert before == [f"Answering Ltd: contributions of {year}, or “nothing to report”" for year in (2016, 2017)]
    assert sentences(members.delegate(one, role="deputy")) == before[:1]


def test_who_only_reads_for_an_organisation_is_not_asked_to_declare():
    agreement.contract()
    one = members.member("Answering Ltd")

    assert sentences(members.delegate(one, role="contact")) == []


def test_a_stranger_a_commission_and_an_auditor_have_nothing_waiting(commission, auditor):
    agreement.declared()
    members.applicant()

    assert [sentences(who) for who in (account(), commission, auditor)] == [[], [], []]


def test_what_is_due_first_comes_first_then_the_shortest_and_each_thing_once():
    found = [
        thing("no date, long", minutes=30),
        thing("later", DAY + timedelta(days=9), 1),
        thing("no date, short", minutes=2),
        thing("sooner, long", DAY, 20),
        thing("sooner, short", DAY, 5),
        thing("later", DAY + timedelta(days=9), 1),
    ]

    assert [one.sentence for one in in_order(found)] == ["sooner, short", "sooner, long", "later", "no date, short", "no date, long"]


@pytest.mark.parametrize(
    ("days", "said", "urgency"),
    [
        (-400, "overdue since 28 September 2025", Urgency.NOW),
        (-1, "overdue since 1 November 2026", Urgency.NOW),
        (0, "today", Urgency.NOW),
        (1, "tomorrow", Urgency.SOON),
        (3, "in 3 days", Urgency.SOON),
        (14, "in 14 days", Urgency.SOON),
        (15, "by 17 November 2026", Urgency.WHENEVER),
    ],
)
def test_a_day_is_said_in_words(days, said, urgency):
    one = thing(due_on=DAY + timedelta(days=days))

    assert (words.due(one, DAY), words.urgency(one, DAY)) == (said, urgency)


def test_what_has_no_day_is_for_whenever():
    assert (words.due(thing(), DAY), words.urgency(thing(), DAY)) == ("", Urgency.WHENEVER)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        ([], "Nothing"),
        ([None], "One thing"),
        ([1], "One thing, about 1 minute"),
        ([10, 15, None], "Three things, about 25 minutes"),
        ([59], "One thing, about 59 minutes"),
        ([60], "One thing, about 1 hour"),
        ([80], "One thing, about 1½ hours"),
        ([30] * 12, "12 things, about 6 hours"),
    ],
)
def test_the_total_is_said_in_words(minutes, said):
    assert words.total([thing(f"{place}", minutes=each) for place, each in enumerate(minutes)]) == said


def test_organisations_say_what_their_profiles_lack():
    agreement.contract()
    whole = members.member(
        "Whole Ltd",
        city="Lyon",
        website="https://whole.example",
        about="All of it.",
        sectors=("demand-energy",),
        expertise=(Expertise.objects.earliest("pk").pk,),
    )
    bare = members.member("Bare Ltd", city="Lyon")
    who = members.delegate(bare)
    members.actions.delegate(who.person, whole, "contact", on=date(2016, 7, 5), by=None, at=members.LONG_AGO)

    cards = {one.card.heading: one.lines for one in desk_of(whose(who), timezone.localdate()).cards}

    assert {(line.words, line.more, line.is_lacking) for line in cards["Your organisations"]} == {
        ("Bare Ltd", "Its profile lacks a description, a website, sectors, expertise.", True),
        ("Whole Ltd", "Its profile lacks nothing.", False),
    }


def test_the_desk_shows_what_was_said_lately_the_newest_few():
    from tests.factories.notices import told

    who, (other,) = account(), people(1)
    for number in range(6):
        Notice.objects.filter(pk=told(who.person).pk).update(created_at=AT + timedelta(days=(3 * number) % 7))
    told(other)

    cards = desk_of(whose(who), timezone.localdate()).cards
    (card,) = [one for one in cards if one.card.heading == "Said to you lately"]

    assert [line.words for line in card.lines] == ["The meeting"] * 4
    assert [line.at for line in card.lines] == sorted([line.at for line in card.lines], reverse=True)
    assert len({line.at for line in card.lines}) == 4


def test_a_retired_document_no_longer_waits(office):
    run_out(office.person, "First"), run_out(office.person, "Second", days=1)
    document = Document.objects.get(title="First")
    documents.retire(document, because="done", by=office.person, at=FILED)

    assert sentences(office) == ["Decide what becomes of “Second”, which has run out"]
