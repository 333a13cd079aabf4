"""Actions: made for somebody, told, reminded of, done from the page or the mail."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from entente.engine.marking import Marking
from entente.governance import actions
from entente.governance.lateness import lateness
from entente.governance.models import ActionPoint, Mandate, Remark
from entente.governance.queries.points import open_points, points_around
from entente.governance.waiting import waiting
from entente.members.viewers import keys_of
from entente.notices.actions import CannotUse, link_behind, shown, use
from entente.notices.models import Delivery
from entente.people.models import Account
from entente.record.models import Payload
from tests.factories.governance import body, chair, seated
from tests.factories.members import delegate, member
from tests.factories.people import person
from tests.governance.test_joining import secret_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY = NOW.date()


def mails() -> list[Delivery]:
    return list(Delivery.objects.filter(notice__kind="governance.action").select_related("notice").order_by("pk"))


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (None, ""),
        (date(2026, 3, 1), "1 day late"),
        (date(2026, 2, 20), "10 days late"),
        (date(2026, 3, 2), "due today"),
        (date(2026, 3, 5), "in 3 days"),
        (date(2026, 4, 5), ""),
    ],
)
def test_how_near_a_day_is_stands_in_words(due_on: date | None, said: str):
    assert lateness(due_on, TODAY) == said


def test_the_owner_is_told_and_ticks_it_off_from_the_mail():
    one = body("WG1")
    leading, owner = chair(one), seated(one)
    point = actions.make(one, "Send the *list*", owner.person, due_on=TODAY + timedelta(days=3), by=leading.person, at=NOW)
    [mail] = mails()
    assert mail.person_id == owner.person_id
    assert r"Send the \*list\* (WG1, in 3 days)" in mail.body

    assert use(secret_in(mail.body), "done", at=NOW) == "Done. Thank you."

    point.refresh_from_db()
    assert (point.state, point.ended_by, point.remind_at) == ("done", owner.person, None)


def test_who_takes_something_on_itself_is_not_written_to():
    one = body()
    leading = chair(one)

    actions.make(one, "Call Ada", leading.person, by=leading.person, at=NOW)

    assert mails() == []


def test_a_link_of_an_action_that_went_to_somebody_else_does_nothing():
    one = body()
    leading, first, second = chair(one), seated(one), seated(one)
    point = actions.make(one, "Call Ada", first.person, by=leading.person, at=NOW)
    secret = secret_in(mails()[0].body)

    actions.change(point, "Call Ada", second.person, due_on=None, by=leading.person, at=NOW)

    with pytest.raises(CannotUse, match="somebody else"):
        use(secret, "done", at=NOW)
    assert ActionPoint.objects.get().is_open


def test_reminders_come_before_after_and_every_week():
    one = body()
    leading, owner = chair(one), seated(one)
    actions.make(one, "Send the list", owner.person, due_on=date(2026, 3, 20), by=leading.person, at=NOW)
    told = len(mails())

    days = [day for day in (date(2026, 3, 3) + timedelta(days=ahead) for ahead in range(32)) if _reminded(day)]

    assert days[:3] == [date(2026, 3, 17), date(2026, 3, 21), date(2026, 3, 28)]
    assert len(mails()) == told + len(days)


def _reminded(day: date) -> int:
    return actions.remind(at=datetime(day.year, day.month, day.day, 8, tzinfo=UTC))


def test_one_mail_says_all_that_is_due_for_somebody():
    one = body()
    leading, owner = chair(one), seated(one)
    for number in range(3):
        actions.make(one, f"Task {number}", owner.person, due_on=TODAY, tells=False, by=leading.person, at=NOW)

    assert _reminded(TODAY + timedelta(days=1)) == 1

    [mail] = mails()
    assert [f"Task {number}" in mail.body for number in range(3)] == [True, True, True]


def test_what_is_closed_is_closed_and_may_be_opened_again():
    one = body()
    leading = chair(one)
    point = actions.make(one, "Call Ada", leading.person, due_on=TODAY, by=leading.person, at=NOW)
    actions.close(point, outcome="She will come", by=leading.person, at=NOW)

    for again in (
        lambda: actions.close(point, by=leading.person, at=NOW),
        lambda: actions.drop(point, because="No", by=leading.person, at=NOW),
        lambda: actions.change(point, "Other", leading.person, due_on=None, by=leading.person, at=NOW),
    ):
        with pytest.raises(actions.CannotMakeAction, match="closed already"):
            again()

    assert actions.reopen(point, by=leading.person, at=NOW).is_open
    with pytest.raises(actions.CannotMakeAction, match="why nobody"):
        actions.drop(point, because=" ", by=leading.person, at=NOW)


@pytest.mark.parametrize(("text", "said"), [(" ", "what is to be done"), ("x" * 501, "at most 500")])
def test_an_action_says_what_is_to_be_done(text: str, said: str):
    one = body()

    with pytest.raises(actions.CannotMakeAction, match=said):
        actions.make(one, text, person(), by=None, at=NOW)


def test_who_sits_in_the_body_and_the_owner_see_it_and_nobody_else(office):
    one = body(marking="AMBER")
    leading, guest, outsider = chair(one), delegate(member()), delegate(member())
    actions.make(one, "Secret plan", guest.person, by=leading.person, at=NOW)

    seeing = {who.pk for who in (leading, guest, outsider, office) if open_points(keys_of(Account.objects.get(pk=who.pk))).exists()}

    assert seeing == {leading.pk, guest.pk, office.pk}
    assert not Payload.objects.filter(body__contains="Secret plan").exists()


def test_an_action_of_a_red_body_is_for_those_who_sit_there(office):
    one = body(marking=Marking.RED.value)
    leading = chair(one)
    actions.make(one, "Secret plan", leading.person, by=leading.person, at=NOW)

    assert open_points(keys_of(leading)).exists()
    assert not open_points(keys_of(office)).exists()


def test_a_person_finds_its_own_and_those_of_its_bodies(django_assert_num_queries):
    one, other = body(), body()
    mine, colleague = seated(one), seated(one)
    actions.make(one, "Mine", mine.person, due_on=TODAY, by=None, at=NOW)
    actions.make(one, "A colleague's", colleague.person, by=None, at=NOW)
    actions.make(other, "Elsewhere", seated(other).person, by=None, at=NOW)
    keys = keys_of(mine)

    with django_assert_num_queries(1):
        found = points_around(keys, mine.person_id, timezone.localdate())

    assert [point.text for point in found] == ["Mine", "A colleague's"]
    waits = [one for one in waiting(mine.person_id, set(), set(), TODAY) if one.noun == "action-point"]
    assert [(one.due_on, one.mail_doable) for one in waits] == [(TODAY, "governance.action")]


def secrets_in(text: str) -> list[str]:
    return re.findall(r"/act/([\w-]+)", text)


def test_the_owner_says_from_the_mail_how_far_it_is_and_who_made_it_is_told():
    one = body("WG1")
    leading, owner = chair(one), seated(one)
    point = actions.make(one, "Send the list", owner.person, by=leading.person, at=NOW)
    _done, say = secrets_in(mails()[0].body)

    before = shown(link_behind(say))
    outcome = use(say, "send", "Half of them answered.", at=NOW)

    assert ("Action", "Send the list") in before.facts
    assert outcome.startswith("Thank you. It stands with the action")
    [made] = Remark.objects.all()
    assert (made.words, made.person, made.point) == ("Half of them answered.", owner.person, point)
    told = mails()[-1]
    assert (told.person_id, "> Half of them answered." in told.notice.body) == (leading.person_id, True)
    point.refresh_from_db()
    assert point.is_open
    assert "Half of them" not in str(list(Payload.objects.values_list("body", flat=True)))
    with pytest.raises(CannotUse, match="has been used"):
        use(say, "send", "Again.", at=NOW)


def test_nothing_is_said_of_a_closed_action_nor_by_who_may_not_see_it():
    one = body()
    leading, owner = chair(one), seated(one)
    point = actions.make(one, "Send the list", owner.person, by=leading.person, at=NOW)
    _done, say = secrets_in(mails()[0].body)
    actions.end(Mandate.objects.get(person=owner.person), on=TODAY, by=None, at=NOW)
    actions.change(point, "Send it", leading.person, due_on=None, by=leading.person, at=NOW)

    with pytest.raises(CannotUse, match="no longer yours to see"):
        use(say, "send", "Done?", at=NOW)
    actions.close(point, by=leading.person, at=NOW)
    with pytest.raises(actions.CannotMakeAction, match="closed already"):
        actions.remark(point, "Late.", by=leading.person, at=NOW)
    assert not Remark.objects.exists()


def test_what_is_red_is_not_named_in_a_mail():
    one = body(marking="RED")
    leading, owner = chair(one), seated(one)

    actions.make(one, "Quietly", owner.person, by=leading.person, at=NOW)

    assert "Quietly" not in mails()[0].body
    assert "an action marked TLP:RED" in mails()[0].body
