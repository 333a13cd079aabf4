"""Ask peers: the circle is asked, answers come by page or mail, who asks stays unnamed, a practice is made with consent."""

from datetime import timedelta

import pytest

from entente.exchange import access, actions
from entente.exchange.actions import CannotAsk
from entente.exchange.links import LINKS
from entente.notices.models import Delivery
from entente.people.access import AnonymousUser
from tests.factories.exchange import AT, asked
from tests.factories.governance import body, seated
from tests.factories.members import delegate, member

pytestmark = pytest.mark.django_db


def test_the_whole_circle_is_asked_and_nobody_else_sees_the_question():
    circle = body(marking="AMBER")
    peer, outsider = seated(circle), delegate(member())
    row = asked(circle)

    assert row.marking == "AMBER"
    assert [mail.person_id for mail in Delivery.objects.filter(notice__kind="exchange.circle")] == [peer.person_id]
    assert [access.questions(user).count() for user in (peer, outsider, AnonymousUser())] == [1, 0, 0]


def test_who_asks_is_named_to_the_office_only_when_it_wants_so(office):
    circle, hidden = body(), member("Secretive Works")
    peer = seated(circle)
    asker = seated(circle, organisation=hidden)
    row = asked(circle, asker, hidden, is_named=False)

    mail = Delivery.objects.select_related("notice").get(person=peer.person)
    assert [access.asker_shown(user, row) for user in (peer, asker, office)] == [False, True, True]
    assert "Secretive" not in f"{mail.notice.subject} {mail.body}"
    assert asker.person.name not in f"{mail.notice.subject} {mail.body}"


def test_an_answer_comes_from_the_mail_until_the_question_closes():
    circle = body()
    peer = seated(circle)
    row = asked(circle, days=3)
    act = LINKS["exchange.answer"].act

    assert "with who asked" in act(peer.person, str(row.pk), "At night.", AT)
    assert row.answers.get().may_use is None
    with pytest.raises(CannotAsk, match="is closed"):
        act(peer.person, str(row.pk), "Later.", AT + timedelta(days=3))
    with pytest.raises(CannotAsk, match="Only who sits in"):
        actions.answer(row, "Me too", by=delegate(member()).person, at=AT)


def test_a_practice_is_made_of_what_may_be_used_and_marked_no_looser():
    circle = body(marking="AMBER")
    willing, silent, unwilling = (seated(circle) for _ in range(3))
    row = asked(circle, marking="GREEN")
    actions.answer(row, "We patch on Sundays.", by=willing.person, at=AT)
    actions.answer(row, "We do not say.", by=silent.person, at=AT)
    actions.answer(row, "Keep it to us.", may_use=False, by=unwilling.person, at=AT)
    with pytest.raises(CannotAsk, match="Nobody has consented"):
        actions.make_practice(row, by=row.by, at=AT)

    assert actions.ask_consent(row, by=row.by, at=AT) == 2
    assert "without your name" in LINKS["exchange.consent"].act(willing.person, str(row.pk), "yes", AT)
    made = actions.make_practice(row, by=row.by, at=AT)

    assert (made.state, made.how, made.marking) == ("draft", "We patch on Sundays.", "AMBER")
    with pytest.raises(CannotAsk, match="made of it already"):
        actions.make_practice(row, by=row.by, at=AT)


def test_one_asks_a_circle_in_which_one_sits():
    circle = body()
    with pytest.raises(CannotAsk, match="You do not sit in"):
        asked(circle, delegate(member()))
    with pytest.raises(CannotAsk, match="after 1 to 90 days"):
        asked(circle, days=200)
