"""Advisories: each refusal, who is told and asked, what a marking keeps from whom, and what stays of a person."""

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from entente.documents.home import Recipients
from entente.engine.advisories.draft import Affected
from entente.engine.marking import Marking
from entente.governance import actions as governance
from entente.governance.models import Mandate
from entente.members.viewers import keys_of
from entente.notices.actions import use
from entente.notices.models import ActionLink, Delivery, Notice
from entente.people.models import Account
from entente.people.together import together
from entente.record.models import Entry
from entente.search.kinds import Seeker
from entente.search.queries import matching
from entente.watch import access, actions, queries
from entente.watch.actions import CannotAnswer, CannotKeep, CannotPublish, CircleFacts, Written
from entente.watch.choices import Stance
from entente.watch.found import FOUND
from entente.watch.models import Asked
from entente.watch.portability import about
from entente.watch.waiting import waiting
from tests.factories.governance import seated
from tests.factories.members import delegate, member
from tests.factories.people import person
from tests.factories.watch import advisory, circle, for_organisations, office, sectors, soon

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BASE = {"title": "Lantern", "summary": "It burns.", "marking": "AMBER"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"title": " "}, "needs a title"),
        ({"cve": "CVE-12"}, "is no CVE"),
        ({"marking": "CLEAR"}, "The office publishes to the world"),
        ({"marking": "RED"}, "TLP:RED is for persons"),
        ({"vector": "CVSS:4.0/AV:N"}, "no CVSS 4.0 vector: AC, AT"),
        ({"vector": "high"}, "A vector begins with"),
        ({"links": ["javascript:alert(1)"]}, "whole address"),
        ({"due_on": date(2020, 1, 1)}, "is over already"),
        ({"due_on": soon(), "marking": "GREEN"}, "concerns no member"),
        ({"affected": [Affected("V", f"P{number}") for number in range(201)]}, "At most 200"),
    ],
)
def test_what_cannot_be_published_is_refused_in_words_and_leaves_nothing(said, why):
    writer = delegate(member())

    with pytest.raises(CannotPublish, match=why):
        actions.publish(Written(**BASE | said), None, by=writer.person, at=timezone.now())

    assert not queries.seen(keys_of(writer)).exists()
    assert not Entry.objects.filter(verb="watch.published").exists()


def test_the_same_recipients_are_told_once_about_a_cve():
    one = member()
    for_organisations(one, cve="CVE-1900-10001", title="First")

    with pytest.raises(CannotPublish, match="one about CVE-1900-10001 already: “First”"):
        for_organisations(one, cve="CVE-1900-10001")

    assert for_organisations(member(), cve="CVE-1900-10001").pk


def test_a_circle_s_default_is_loosened_by_the_office_only():
    of = circle()
    writer = seated(of.body)
    said = Written(**BASE | {"marking": "GREEN"}, circle=of)

    with pytest.raises(CannotPublish, match="only the office marks it less strictly"):
        actions.publish(said, None, by=writer.person, at=timezone.now())
    assert actions.publish(said, None, by=office(), at=timezone.now(), keeps=True).marking == "GREEN"


def test_unknown_severity_stays_unknown_and_a_declared_score_says_so():
    unknown, declared = advisory(), advisory(score=7)

    assert (unknown.score, unknown.level, unknown.score_origin) == (None, "", "")
    assert (str(declared.score), declared.level, declared.score_origin) == ("7.0", "high", "declared")


def test_those_asked_are_told_by_mail_with_a_link_that_answers_and_others_are_not():
    one = member("Given Ltd")
    asked, other = delegate(one), delegate(member())
    row = for_organisations(one, title="Only for the given", due_on=soon())

    told = Notice.objects.get(kind="watch.advisory")
    assert told.subject == "TLP:AMBER: Only for the given"
    assert list(told.deliveries.values_list("person", flat=True)) == [asked.person_id]
    use(_secret(), "not_affected", at=timezone.now())

    answered = Asked.objects.get(advisory=row)
    assert (answered.stance, answered.by_id) == ("not_affected", asked.person_id)
    assert waiting(other.person_id, [one.pk], (), TODAY) == []


def _secret() -> str:
    body = Delivery.objects.exclude(body="").get().body
    return body.rstrip(")/").rpartition("/")[2]


def test_red_is_told_without_a_word_of_it_and_read_by_those_named_alone():
    named = delegate(member())
    row = advisory("The hidden title", marking="RED", recipients=Recipients.of(persons=[named.person_id]), by=office())

    told = Notice.objects.get(kind="watch.advisory")
    assert (told.subject, "hidden" in told.body) == ("An advisory marked TLP:RED waits for you", False)
    assert access.advisories(named).get() == row
    assert not access.advisories(seated(circle().body)).exists()


def test_who_leaves_the_circle_is_asked_no_more_and_sees_nothing(office):
    of = circle()
    one = member()
    leaver = seated(of.body, organisation=one)
    row = advisory("Circle only", marking="AMBER", circle=of, due_on=soon())
    assert [item.label for item in waiting(leaver.person_id, [one.pk], (), TODAY)] == ["Circle only"]

    governance.end(Mandate.objects.get(person=leaver.person), on=timezone.localdate(), by=office.person, at=timezone.now())
    leaver = Account.objects.get(pk=leaver.pk)

    assert waiting(leaver.person_id, [one.pk], (), TODAY) == []
    assert not access.advisories(leaver).filter(pk=row.pk).exists()


def test_everyone_s_advisory_asks_the_members_it_concerns():
    concerned, other = member(), member()
    concerned.sectors.set(sectors("demand-energy"))

    row = advisory(marking="GREEN", codes=["demand-energy"], due_on=soon())

    assert list(row.asked.values_list("organisation", flat=True)) == [concerned.pk]
    assert other.pk not in row.asked.values_list("organisation", flat=True)


def test_answers_may_change_until_it_is_withdrawn():
    one = member()
    speaker = delegate(one)
    row = for_organisations(one, due_on=soon())
    for stance in (Stance.SEEN, Stance.DONE):
        actions.answer(row, one, stance, by=speaker.person, at=timezone.now())
    with pytest.raises(CannotAnswer, match="Choose"):
        actions.answer(row, one, Stance.OPEN, by=speaker.person, at=timezone.now())

    actions.withdraw(row, because="Wrong", by=office(), at=timezone.now())

    assert Asked.objects.get().stance == "done"
    with pytest.raises(CannotAnswer, match="withdrawn"):
        actions.answer(row, one, Stance.SEEN, by=speaker.person, at=timezone.now())
    with pytest.raises(CannotPublish, match="withdrawn"):
        actions.change(row, Written(**BASE), because="x", by=office(), at=timezone.now(), keeps=True)


def test_a_change_keeps_what_was_said_and_its_marking_moves_the_lock():
    one, reader = member(), delegate(member())
    row = advisory("Old words", cve="CVE-1900-10001")
    said = Written("New words", "It burns.", Marking.AMBER.value, recipients=Recipients.of(organisations=[one.pk]))

    row = actions.change(row, said, because="It was ours alone", by=office(), at=timezone.now(), keeps=True)

    assert [(one.number, one.said["title"], one.because) for one in row.revisions.order_by("number")] == [
        (1, "Old words", "Published"),
        (2, "New words", "It was ours alone"),
    ]
    assert not access.advisories(reader).exists()


def test_search_finds_it_for_its_recipients_only():
    one = member()
    row = for_organisations(one, title="Kraken", products=[("Lantern", "Gateway")])
    kind = FOUND[queries.NOUN]
    inside, outside = delegate(one), delegate(member())

    assert list(matching(queries.NOUN, "lantern gateway")) == [row.pk]
    assert [list(kind.seen(Seeker(who, keys_of(who)))) for who in (inside, outside)] == [[row.pk], []]
    ((line,),) = together([kind.rows([row.pk])])
    assert (kind.say(line).title, kind.say(line).marking) == ("Kraken", "AMBER")


def test_a_circle_is_kept_within_reason():
    of = circle()
    for facts, why in ((CircleFacts([], "RED"), "TLP:RED"), (CircleFacts([], answer_days=0), "1 to 365")):
        with pytest.raises(CannotKeep, match=why):
            actions.keep_circle(of.body, facts, by=office(), at=timezone.now())


def test_what_fails_in_the_middle_leaves_nothing():
    one = member()
    with transaction.atomic():
        for_organisations(one)
        transaction.set_rollback(True)

    assert not matching(queries.NOUN, "lantern").exists()
    assert not ActionLink.objects.exists()


def test_a_person_is_told_what_it_wrote_and_answered():
    one = member()
    speaker = delegate(one)
    row = for_organisations(one, by=speaker.person)
    actions.answer(row, one, Stance.SEEN, by=speaker.person, at=timezone.now())

    written, answered = about(speaker.person_id)

    assert [line[0] for line in written.rows] == [row.title]
    assert [line[2] for line in answered.rows] == ["seen"]
    assert all(section.rows == [] for section in about(person().pk))
