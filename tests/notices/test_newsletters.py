"""Newsletters put together from what rooms offer, and digests built from the same."""

from datetime import date, timedelta

import pytest

from entente.engine.marking import Marking, Shared
from entente.notices import actions, kinds, tasks, text
from entente.notices.compose import body_of
from entente.notices.items import Item
from entente.notices.models import Delivery, Notice
from entente.people.models import Person
from tests.factories.members import delegate, member
from tests.factories.notices import AT, NEWS, TOLD, group, people
from tests.factories.people import account

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


def item(number: int, title: str, **more: object) -> Item:
    return Item("tests.news", number, title, MARCH, f"About {title}.", f"/news/{number}/", **more)  # type: ignore[arg-type]


@pytest.fixture
def ada() -> Person:
    return account().person


@pytest.fixture
def letter(ada):
    return actions.draft("News in March", body="Dear members,", form="newsletter", kind=kinds.NEWSLETTER, by=ada, at=AT)


def put(letter, ada, title):
    return actions.put_section(letter, title, by=ada, at=AT)


def test_sections_hold_items_in_their_order_under_the_words_before_them(letter, ada):
    calls, groups = put(letter, ada, "Calls"), put(letter, ada, "From the groups")
    actions.pull(calls, [item(1, "A call"), item(2, "Another call")], by=ada, at=AT)
    actions.put_entry(groups, "WG3 met", "It was short.", by=ada, at=AT)
    actions.move_section(groups, up=True, by=ada, at=AT)
    actions.move_entry(calls.entries.last(), up=True, by=ada, at=AT)

    said = [line for line in body_of(letter).splitlines() if line]

    assert said == [
        "Dear members,",
        "## From the groups",
        "### WG3 met",
        "It was short.",
        "## Calls",
        "### Another call",
        "About Another call.",
        "[Read more](/news/2/)",
        "### A call",
        "About A call.",
        "[Read more](/news/1/)",
    ]


def test_an_item_is_pulled_once_and_stays_as_it_was(letter, ada):
    calls = put(letter, ada, "Calls")
    actions.pull(calls, [item(1, "A call")], by=ada, at=AT)
    actions.pull(calls, [item(1, "Other words"), item(2, "Another")], by=ada, at=AT)

    assert list(calls.entries.values_list("title", flat=True)) == ["A call", "Another"]


def test_a_newsletter_takes_nothing_that_is_marked_more_strictly(letter, ada):
    calls = put(letter, ada, "Calls")
    green = item(1, "A draft", shared=Shared(Marking.GREEN))

    with pytest.raises(actions.Refusal, match="mark the newsletter at least so"):
        actions.pull(calls, [green], by=ada, at=AT)
    actions.change(letter, marking="GREEN", by=ada, at=AT)
    actions.pull(calls, [green], by=ada, at=AT)

    assert calls.entries.count() == 1


def test_titles_are_words_and_never_markup(letter, ada):
    calls = put(letter, ada, "Calls")
    actions.put_entry(calls, "Win [a prize](/prize/) *now* <b>", by=ada, at=AT)

    assert "<h3>Win [a prize](/prize/) *now* &lt;b&gt;</h3>" in text.html(body_of(letter))


def test_dropping_and_changing_say_who_did_it_last(letter, ada):
    bo = account().person
    calls = put(letter, ada, "Calls")
    entry = actions.put_entry(calls, "A call", by=ada, at=AT)
    actions.put_entry(calls, "Other words", known=entry, by=bo, at=AT)
    assert list(calls.entries.values_list("title", flat=True)) == ["Other words"]

    actions.drop_entry(entry, by=bo, at=AT)
    actions.drop_section(calls, by=bo, at=AT)

    letter.refresh_from_db()
    assert letter.changed_by == bo
    assert not letter.sections.exists()


def test_after_approval_the_newsletter_stays_as_it_was_seen(letter, ada):
    bo = account().person
    group("WG3", *people(1))
    calls = put(letter, ada, "Calls")
    actions.change(letter, audience="group:WG3", by=ada, at=AT)
    actions.hand_in(letter, by=ada, at=AT)
    actions.approve(letter, send_at=AT + timedelta(days=1), by=bo, at=AT)

    with pytest.raises(actions.Refusal, match="have it sent back first"):
        actions.put_entry(calls, "Smuggled in", by=ada, at=AT)


def test_a_digest_tells_each_person_what_concerns_it_and_nobody_nothing(mailbox):
    anna, bruno, chloe = people(3)
    group("WG3", anna)
    NEWS.found = [item(1, "For all"), item(2, "For WG3", concerns="group:WG3")]

    notice = actions.digest(by=None, at=AT)

    bodies = dict(Delivery.objects.filter(notice=notice).values_list("person", "body"))
    assert bodies.keys() == {anna.pk, bruno.pk, chloe.pk}
    assert "For WG3" in bodies[anna.pk]
    assert "For WG3" not in bodies[bruno.pk]
    assert bodies[bruno.pk].startswith("## News\n\n### For all")


def test_a_digest_comes_at_most_once_a_week_and_only_with_something_in_it():
    (anna,) = people(1)
    assert actions.digest(by=None, at=AT) is None
    NEWS.found = [item(1, "One")]
    assert actions.digest(by=None, at=AT) is not None
    NEWS.found.append(Item("tests.news", 2, "Two", date(2026, 3, 5)))

    assert actions.digest(by=None, at=AT + timedelta(days=6)) is None
    later = actions.digest(by=None, at=AT + timedelta(days=7))

    assert later is not None
    body = Delivery.objects.get(notice=later, person=anna).body
    assert "Two" in body
    assert "One" not in body


def test_what_happens_on_the_day_of_a_digest_is_told_in_the_next():
    (anna,) = people(1)
    NEWS.found = [item(1, "Before")]
    actions.digest(by=None, at=AT)
    NEWS.found.append(Item("tests.news", 2, "Same day", AT.date()))

    notice = actions.digest(by=None, at=AT + timedelta(days=7))

    assert "Same day" in Delivery.objects.get(notice=notice, person=anna).body


def test_a_digest_keeps_what_is_marked_from_who_may_not_see_it():
    inside = delegate(member()).person
    outside = people(1)[0]
    NEWS.found = [item(1, "For the community", shared=Shared(Marking.GREEN)), item(2, "For all")]

    actions.digest(by=None, at=AT)

    assert "For the community" in Delivery.objects.get(person=inside).body
    assert "For the community" not in Delivery.objects.get(person=outside).body


def test_who_wants_no_digest_is_sent_none(mailbox):
    (anna,) = people(1)
    actions.choose(anna, {kinds.DIGEST: False}, by=anna, at=AT)
    NEWS.found = [item(1, "One")]

    actions.digest(by=None, at=AT)
    tasks.send_mails(10)

    assert Delivery.objects.get().state == "suppressed"
    assert Notice.objects.get().kind == kinds.DIGEST
    assert TOLD != kinds.DIGEST
