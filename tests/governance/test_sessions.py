"""A meeting from its notice to its minutes: called in time, represented, quorate, heard in order, decided; and deciding in writing."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from entente.documents.text import plain, read
from entente.gatherings import actions as gatherings
from entente.gatherings.actions import CannotArrange, Noted
from entente.gatherings.plan import plan_of
from entente.governance import actions, homes, hooks
from entente.governance.actions import Meets, Seats
from entente.governance.choices import MandateRole, MeetingKind, WrittenForm, WrittenState
from entente.governance.models import Hand, Voice
from entente.governance.queries.calling import calling_of, meeting_of
from entente.governance.queries.floor import floor_of
from entente.governance.queries.packs import edition
from entente.governance.queries.presence import live_presence
from entente.members.models import Reference
from entente.notices.models import Delivery
from entente.people import discovery
from tests.factories.documents import document
from tests.factories.governance import BEGAN, body, chair, seated
from tests.factories.meetings import item, meeting, running
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db
NOW = timezone.now()
RULES = "Internal rules, article 5 (example)"


def board(**meets):
    one = body("BoD", kind="board")
    actions.set_presence(one, Meets(**meets), source=RULES, on=BEGAN, by=None, at=LONG_AGO)
    return one


def noted(gathering, by, **presences):
    there = {who.person_id: Noted(presence) for presence, people in presences.items() for who in people}
    gatherings.note_attendance(gathering, there, by=by.person, at=timezone.now())


def test_a_late_notice_is_refused_where_the_rule_blocks_and_said_where_it_warns():
    one = body("BoD", kind="board")
    leading = chair(one)
    soon = meeting(one, leading, starts_at=NOW + timedelta(days=5), is_announced=False)
    actions.set_notice(one, MeetingKind.ORDINARY, 14, blocks=True, source=RULES, on=BEGAN, by=None, at=LONG_AGO)
    actions.set_notice(one, MeetingKind.EXTRAORDINARY, 7, on=BEGAN, by=None, at=LONG_AGO)

    with pytest.raises(CannotArrange, match=r"14 days \(Internal rules.*it has 5 days: it could be on"):
        gatherings.announce(soon, by=leading.person, at=NOW)
    actions.call(one, soon, MeetingKind.EXTRAORDINARY, by=leading.person, at=NOW)
    announced = gatherings.announce(soon, by=leading.person, at=NOW)

    told = calling_of(announced, NOW + timedelta(days=1))
    assert (told.is_late, told.refusal) == (True, "")
    assert "Extraordinary meeting: 7 days. It was announced 5 days before." in told.sentence
    assert calling_of(meeting(one, leading, starts_at=NOW + timedelta(days=44)), NOW).is_late is False


def test_a_formal_meeting_from_afar_says_in_its_notice_how_one_takes_part():
    one = body("GA", kind="assembly")
    leading = chair(one)
    made = meeting(one, leading, is_announced=False)
    gatherings.change(made, replace(plan_of(made), link="https://meet.example/ga"), by=leading.person, at=NOW)
    made.refresh_from_db()
    with pytest.raises(CannotArrange, match="how one follows, votes and asks"):
        gatherings.announce(made, by=leading.person, at=NOW)

    how = "By video; votes on this platform; ask by raising a hand."
    actions.call(one, made, MeetingKind.ORDINARY, remote_how=how, by=leading.person, at=NOW)

    assert gatherings.announce(made, by=leading.person, at=NOW).state == "announced"


def test_quorum_counts_who_is_there_and_whom_they_represent():
    """Five hold a seat; more than half is three. Two come, one represents another; an observer and the secretary never count."""
    one = board(is_strict=True)
    leading, first, second, third, fourth = chair(one), *(seated(one) for _ in range(4))
    quiet, keeper = seated(one, MandateRole.OBSERVER), seated(one, MandateRole.SECRETARY)
    gathering = running(one, leading, leading, first, second, third, fourth, quiet, keeper)
    noted(gathering, leading, room=[leading, quiet, keeper], online=[first])

    before = live_presence(gathering, meeting_of(gathering, one), NOW)
    given = actions.represent(one, gathering, second.person, first.person, by=second.person, at=NOW)
    after = live_presence(gathering, meeting_of(gathering, one), NOW)

    assert (before.is_reached, before.quorum.needed, before.quorum.there, before.quorum.missing) == (False, 3, 2, 1)
    assert "2 of 5 who hold a seat are there; 3 are needed: 1 more is missing." in before.sentence
    assert (after.is_reached, after.quorum.represented) == (True, 1)
    for absent, other, words in (
        (third, first, "at most"),
        (leading, first, "is there and needs nobody"),
        (quiet, leading, "holds no seat"),
        (third, quiet, "does not"),
        (third, second, "is represented there"),
    ):
        with pytest.raises(actions.CannotRepresent, match=words):
            actions.represent(one, gathering, absent.person, other.person, by=leading.person, at=NOW)
    actions.end_representation(given, one, by=second.person, at=NOW)
    assert not live_presence(gathering, meeting_of(gathering, one), NOW).is_reached
    actions.call(one, gathering, MeetingKind.SECOND_CALL, by=leading.person, at=NOW)
    assert not live_presence(gathering, meeting_of(gathering, one), NOW).is_free


def test_a_substitute_stands_in_for_the_seats_it_is_named_for():
    one = board(most_represented=0)
    group = actions.set_seats(one, "SMEs", Seats(1, substitutes=1), on=BEGAN, by=None, at=LONG_AGO).group
    leading, organisation = chair(one), member()
    holder, substitute = delegate(organisation), delegate(organisation, "deputy")
    for who, role in ((holder, MandateRole.MEMBER), (substitute, MandateRole.SUBSTITUTE)):
        actions.give(one, who.person, role, organisation=organisation, group=group, on=BEGAN, by=None, at=LONG_AGO)
    gathering = running(one, leading, leading, holder, substitute)

    with pytest.raises(actions.CannotRepresent, match="Nobody is represented"):
        actions.represent(one, gathering, holder.person, leading.person, by=holder.person, at=NOW)
    actions.represent(one, gathering, holder.person, substitute.person, by=holder.person, at=NOW)
    noted(gathering, leading, room=[substitute])

    assert live_presence(gathering, meeting_of(gathering, one), NOW).quorum.represented == 1


def test_speakers_are_heard_in_turn_and_on_the_item_at_hand():
    one = board()
    leading, ada, bo, cy = chair(one), seated(one), seated(one), seated(one)
    gathering = running(one, leading, leading, ada, bo, cy)
    first, second = item(one, gathering, leading, "First"), item(one, gathering, leading, "Second")
    reached = actions.reach(one, gathering, first, by=leading.person, at=NOW)

    def waiting():
        return [hand.person for hand in floor_of(gathering, reached).waiting]

    for minute, who in enumerate((ada, bo, ada)):
        actions.raise_hand(gathering, who.person, at=NOW + timedelta(seconds=minute))
    assert (waiting(), Hand.objects.count()) == ([ada.person, bo.person], 2)
    assert actions.call_on(gathering, at=NOW).person == ada.person
    assert actions.call_on(gathering, at=NOW).person == bo.person
    for second_later, who in ((10, ada), (11, cy), (12, bo)):
        actions.raise_hand(gathering, who.person, is_of_order=who is bo, at=NOW + timedelta(seconds=second_later))

    assert waiting() == [cy.person, ada.person]  # who has not spoken goes first; who speaks has no second hand
    actions.call_on(gathering, at=NOW)
    actions.raise_hand(gathering, bo.person, is_of_order=True, at=NOW + timedelta(seconds=20))
    assert waiting() == [bo.person, ada.person]
    reached = actions.reach(one, gathering, second, by=leading.person, at=NOW)
    assert floor_of(gathering, reached).waiting == []
    with pytest.raises(actions.CannotSpeak, match="raises no hand"):
        actions.raise_hand(gathering, seated(body()).person, at=NOW)
    with pytest.raises(actions.CannotSpeak, match="raises no hand"):
        actions.raise_hand(gathering, ada.person, at=NOW + timedelta(days=2))


def test_a_pack_says_what_is_new_since_the_edition_before(django_capture_on_commit_callbacks):
    one = board()
    leading, reader = chair(one), seated(one)
    gathering = meeting(one, leading, leading, reader)
    row = item(one, gathering, leading)
    first = document("Budget", home=homes.home(one), by=leading.person, at=NOW)
    actions.change_item(row, row.title, papers=[first], by=leading.person, at=NOW)

    actions.make_pack(one, gathering, by=leading.person, at=NOW)
    with pytest.raises(actions.CannotCall, match="since edition 1"):
        actions.make_pack(one, gathering, by=leading.person, at=NOW)
    second = document("Annex", home=homes.home(one), by=leading.person, at=NOW)
    actions.change_item(row, row.title, papers=[first, second], by=leading.person, at=NOW)
    actions.make_pack(one, gathering, by=leading.person, at=NOW)

    found = edition(gathering)
    assert (found.pack.number, found.is_new(second.reference), found.is_new(first.reference)) == (2, True, False)
    assert not edition(gathering, 1).is_new(first.reference)
    told = Delivery.objects.filter(person=reader.person, notice__kind="governance.pack").order_by("pk")
    assert [delivery.notice.subject for delivery in told] == [f"Papers for the meeting of BoD, edition {number}" for number in (1, 2)]


def test_minutes_tell_quorum_votes_and_decisions_and_hand_them_on(monkeypatch):
    """What rooms above offer is asked by the names of their modules; here a room of the test stands in for them."""
    one = board()
    leading, other, third = chair(one), seated(one), seated(one)
    gathering = running(one, leading, leading, other, third)
    row = item(one, gathering, leading, "Admissions")
    noted(gathering, leading, room=[leading], online=[other])
    actions.represent(one, gathering, third.person, other.person, by=third.person, at=NOW)
    actions.write_notes(row, "Heard.\n\nDecided: the applicant is admitted.", after=0, by=leading.person, at=NOW)
    handed: list[hooks.Decided] = []
    above = {
        "minuted": lambda ids: [hooks.Minuted(gathering.pk, row.pk, "Vote", ("More than half of the votes cast.", "Roll 3f9a"))],
        "decided": lambda body, lines, *, by, at: handed.extend(lines),
    }

    def offered(module, name):
        return [above[name]] if name in above else list(discovery.offered(module, name))

    monkeypatch.setattr("entente.governance.actions.minutes.offered", offered)
    minutes = actions.file_minutes(one, gathering, by=leading.person, at=NOW)

    text = "\n".join(map(plain, read(minutes.document.current.text)))
    for told in (
        "Ordinary meeting, in a room.",
        "Represented",
        f"{third.person}, by {other.person}",
        "3 of 3 who hold a seat are there, 1 of them represented; 2 are needed: there is a quorum.",
        RULES,
        "More than half of the votes cast.",
        "Roll 3f9a",
    ):
        assert told in text
    assert [(line.text, line.item, line.document) for line in handed] == [
        ("the applicant is admitted.", row.pk, minutes.document.reference)
    ]
    assert handed[0].reference.id == f"{gathering.pk}.{row.pk}.1"


@pytest.mark.parametrize(
    ("form", "objects", "state"),
    [
        (WrittenForm.SILENCE, False, WrittenState.CARRIED),
        (WrittenForm.SILENCE, True, WrittenState.NOT_CARRIED),
        (WrittenForm.CONSENT, False, WrittenState.NOT_CARRIED),
    ],
)
def test_a_written_procedure_is_carried_as_its_form_says(form, objects, state):
    """Three are asked: one agrees from the mail, one objects or is silent, one is silent. Consent asks two thirds."""
    one = board(written_days=3, written_share=Fraction(2, 3))
    leading, agreeing, other = chair(one), seated(one), seated(one)
    closes = NOW + timedelta(days=4)
    said = {"text": "The budget of 2027 is adopted.", "form": form, "by": leading.person, "at": NOW}

    with pytest.raises(actions.CannotDecideInWriting, match="at least"):
        actions.open_written(one, "Budget", closes_at=NOW + timedelta(days=1), **said)
    opened = actions.open_written(one, "Budget", closes_at=closes, **said)
    actions.say(opened, agreeing.person, "agree", at=NOW)
    with pytest.raises(actions.CannotDecideInWriting, match="why you object"):
        actions.say(opened, other.person, "object", at=NOW)
    if objects:
        actions.say(opened, other.person, "object", because="The figures are of last year.", at=NOW)
    with pytest.raises(actions.CannotDecideInWriting, match="until all have answered"):
        actions.close_written(opened, by=leading.person, at=NOW)
    with pytest.raises(actions.CannotDecideInWriting, match="held a seat"):
        actions.say(opened, seated(body()).person, "agree", at=NOW)

    assert actions.close_what_is_over(at=closes) == 1

    opened.refresh_from_db()
    assert (opened.state, opened.result["entitled"], opened.result["agree"], opened.result["object"]) == (state, 3, 1, int(objects))
    assert Voice.objects.filter(procedure=opened).count() == 3
    with pytest.raises(actions.CannotDecideInWriting, match="closed"):
        actions.say(opened, leading.person, "agree", at=closes)
    assert actions.close_what_is_over(at=closes) == 0
    assert Reference.read(opened.body.mandates.first().decision) is None
    assert Delivery.objects.filter(person=other.person, notice__kind="governance.written").count() == 2


def test_what_is_red_is_not_told_by_mail():
    one = body("CISO", marking="RED")
    leading, other = chair(one), seated(one)
    closes = NOW + timedelta(days=4)

    opened = actions.open_written(one, "Hydra", "Slay the hydra.", WrittenForm.SILENCE, closes_at=closes, by=leading.person, at=NOW)
    actions.close_what_is_over(at=closes)

    mails = [delivery.body or delivery.notice.body for delivery in Delivery.objects.filter(person=other.person)]
    assert len(mails) == 2
    assert not any("ydra" in mail for mail in mails)
    assert opened.get_absolute_url() in mails[0]
