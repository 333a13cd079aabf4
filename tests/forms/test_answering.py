"""Giving an answer: drafts, sending, correcting, declining, as last time, links in mails."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from entente.engine.questions import Kind, Questionnaire
from entente.forms import actions
from entente.forms.choices import Asks, Became
from entente.forms.links import LINKS
from entente.forms.models import Answer, Draft
from entente.members.models import Delegation
from entente.notices import actions as notices
from entente.notices.models import ActionLink, Delivery
from entente.record.models import Entry
from tests.factories.forms import AT, CLOSES, ONE_CHOICE, form, of, opened, question, sent
from tests.factories.members import delegate, member
from tests.factories.notices import group, people
from tests.factories.people import person

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture
def anna():
    somebody = person("Anna")
    group("WG3", somebody)
    return somebody


def draft(asked, typed, revision=0, by=None, at=LATER):
    return actions.save_draft(asked, typed, revision=revision, by=by or asked.person, at=at)


def link_act(who, row, choice, at=LATER):
    return LINKS["forms.answer"].act(who, str(row.pk), choice, at)


def test_an_answer_is_sent_and_counts(anna):
    asked = of(opened(audience="group:WG3"), anna)

    answer = sent(asked, {"q1": "yes", "q2": " 12 ", "q3": "More\r\nof it.", "q9": "never asked"})

    asked.refresh_from_db()
    assert answer.said == {"q1": "yes", "q2": "12", "q3": "More\nof it."}
    assert (asked.became, asked.ended_at) == (Became.SENT, LATER)
    assert not Draft.objects.exists()


def test_what_is_not_asked_is_not_kept(anna):
    asked = of(opened(audience="group:WG3"), anna)

    answer = sent(asked, {"q1": "no", "q2": "not a number"})

    assert answer.said == {"q1": "no"}


def test_what_is_missing_is_named_and_nothing_is_sent(anna):
    asked = of(opened(audience="group:WG3"), anna)

    with pytest.raises(actions.Unfinished) as refusal:
        sent(asked, {"q1": "yes", "q2": "many"})

    assert {key: wrong.problem for key, wrong in refusal.value.outcome.problems.items()} == {"q2": "number"}
    asked.refresh_from_db()
    assert (asked.became, Answer.objects.count()) == (Became.WAITING, 0)


def test_a_correction_takes_the_place_of_the_answer_before(anna):
    asked = of(opened(audience="group:WG3"), anna)

    sent(asked, {"q1": "yes", "q2": "12"})
    sent(asked, {"q1": "no"}, at=LATER + timedelta(hours=1))

    assert list(asked.answers.order_by("number").values_list("number", "said")) == [(1, {"q1": "yes", "q2": "12"}), (2, {"q1": "no"})]
    asked.refresh_from_db()
    assert asked.ended_at == LATER


def test_an_answer_cannot_be_changed_or_lost(anna):
    answer = sent(of(opened(audience="group:WG3"), anna), {"q1": "no"})

    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.filter(pk=answer.pk).update(said={"q1": "yes"})
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.filter(pk=answer.pk).delete()
    Answer.objects.filter(pk=answer.pk).update(said={})


def test_a_draft_keeps_what_was_typed_as_it_was_typed(anna):
    asked = of(opened(audience="group:WG3"), anna)

    draft(asked, {"q1": "yes", "q2": "about ten"})

    asked.refresh_from_db()
    assert Draft.objects.get().typed == {"q1": "yes", "q2": "about ten"}
    assert (asked.started_at, asked.became) == (LATER, Became.WAITING)


def test_who_saves_after_somebody_else_is_told_and_the_first_stays():
    acme = member("Acme")
    anna, bruno = delegate(acme).person, delegate(acme, "deputy").person
    asked = of(opened(audience="organisation:acme", asks=Asks.MEMBER), acme)
    first = draft(asked, {"q3": "one"}, by=anna)

    draft(asked, {"q3": "two"}, revision=first.revision, by=anna)

    with pytest.raises(actions.Overtaken, match=anna.name):
        draft(asked, {"q3": "three"}, revision=first.revision, by=bruno)
    with pytest.raises(actions.Overtaken):
        actions.send(asked, {"q1": "no"}, revision=0, by=bruno, at=LATER)
    assert Draft.objects.get().typed == {"q3": "two"}


def test_saving_the_same_again_is_no_change(anna):
    asked = of(opened(audience="group:WG3"), anna)

    first = draft(asked, {"q3": "one"})
    again = draft(asked, {"q3": "one"}, revision=first.revision)

    assert again.revision == first.revision == 1


def test_declining_needs_a_reason_and_can_be_thought_over(anna):
    asked = of(opened(audience="group:WG3"), anna)

    with pytest.raises(actions.CannotAnswer, match="why not"):
        actions.decline(asked, because="  ", by=anna, at=LATER)
    actions.decline(asked, because="We are\nmoving house", by=anna, at=LATER)

    asked.refresh_from_db()
    assert (asked.became, asked.reason) == (Became.DECLINED, "We are moving house")
    sent(asked, {"q1": "no"})
    asked.refresh_from_db()
    assert (asked.became, asked.reason) == (Became.SENT, "")
    with pytest.raises(actions.CannotAnswer, match="sent already"):
        actions.decline(asked, because="after all", by=anna, at=LATER)


def test_nothing_to_report_is_said_only_where_it_may_be(anna):
    strict, easy = opened(audience="group:WG3"), opened(audience="group:WG3", may_say_nothing=True)

    with pytest.raises(actions.CannotAnswer):
        actions.say_nothing(of(strict, anna), by=anna, at=LATER)
    actions.say_nothing(of(easy, anna), by=anna, at=LATER)

    assert (of(strict, anna).became, of(easy, anna).became) == (Became.WAITING, Became.NOTHING)


def test_as_last_time_sends_what_was_said_before():
    acme, other = member("Acme"), member("Other")
    anna = delegate(acme).person
    delegate(other)
    one = form()
    plan = {"of": one, "audience": "organisation:acme,other", "asks": Asks.MEMBER}
    last = opened(**plan)
    sent(of(last, acme), {"q1": "yes", "q2": "7"}, by=anna)
    row = opened(**plan, at=LATER, closes_at=CLOSES + timedelta(days=300))

    answer = actions.repeat_last(of(row, acme), by=anna, at=LATER)

    assert answer.said == {"q1": "yes", "q2": "7"}
    with pytest.raises(actions.CannotAnswer, match="no earlier answer"):
        actions.repeat_last(of(row, other), by=anna, at=LATER)


def test_as_last_time_is_not_sent_where_the_questions_have_changed(anna):
    one = form(ONE_CHOICE)
    sent(of(opened(of=one, audience="group:WG3"), anna), {"q1": "no"})
    more = Questionnaire((*ONE_CHOICE.questions, question("q2", Kind.TEXT, "Why?", is_required=True)))
    actions.change_form(one, questionnaire=more, by=anna, at=LATER)
    row = opened(of=one, audience="group:WG3", at=LATER)

    with pytest.raises(actions.CannotAnswer, match="have changed"):
        actions.repeat_last(of(row, anna), by=anna, at=LATER)


def test_the_mail_offers_as_last_time_only_to_who_can():
    anna, bruno = people(2)
    group("WG3", anna, bruno)
    one = form()
    sent(of(opened(of=one, audience="group:WG3"), anna), {"q1": "no"})

    row = opened(of=one, audience="group:WG3", may_say_nothing=True, at=LATER)

    links = {
        link.person: [choice for choice, _label in link.choices] for link in ActionLink.objects.filter(subject_key=f"forms.round:{row.pk}")
    }
    assert links == {anna: ["last", "nothing", "no-time", "not-ours"], bruno: ["nothing", "no-time", "not-ours"]}


def test_a_link_in_the_mail_answers_the_only_question_once(anna):
    row = opened(ONE_CHOICE, audience="group:WG3")
    secret = Delivery.objects.get().body.rpartition("/act/")[2].split("/")[0].split(")")[0]

    outcome = notices.use(secret, "option:yes", at=LATER)

    assert "was sent" in outcome
    assert Answer.objects.get().said == {"q1": "yes"}
    with pytest.raises(notices.CannotUse, match="has been used"):
        notices.use(secret, "option:no", at=LATER)
    assert of(row, anna).became == Became.SENT


@pytest.mark.parametrize(("choice", "became"), [("nothing", Became.NOTHING), ("no-time", Became.DECLINED), ("not-ours", Became.DECLINED)])
def test_a_link_says_nothing_or_declines(anna, choice, became):
    row = opened(audience="group:WG3", may_say_nothing=True)

    link_act(anna, row, choice)

    assert of(row, anna).became == became


def test_a_link_acts_with_the_rights_of_now():
    acme = member("Acme")
    anna = delegate(acme).person
    row = opened(ONE_CHOICE, audience="organisation:acme", asks=Asks.MEMBER)
    Delegation.objects.filter(person=anna).update(to_on=AT.date())

    with pytest.raises(actions.CannotAnswer, match="no longer among"):
        link_act(anna, row, "option:yes")

    assert of(row, acme).became == Became.WAITING


def test_nothing_leads_from_an_anonymous_answer_to_who_gave_it(anna):
    row = opened(audience="group:WG3", is_anonymous=True)

    sent(of(row, anna), {"q1": "no"})

    answer = Answer.objects.get()
    assert (answer.asked, answer.by, answer.at, answer.said) == (None, None, None, {"q1": "no"})
    assert of(row, anna).became == Became.SENT
    with pytest.raises(actions.CannotAnswer, match="without your name"):
        sent(of(row, anna), {"q1": "no"})


def test_an_organisation_is_named_by_its_name_and_unknown_ones_are_told(anna):
    acme = member("Acme")
    asks = Questionnaire((question("q1", Kind.ORGANISATION), question("q2", Kind.ORGANISATION)))
    asked = of(opened(asks, audience="group:WG3"), anna)

    with pytest.raises(actions.Unfinished) as refusal:
        sent(asked, {"q1": " ACME ", "q2": "Nowhere"})
    answer = sent(asked, {"q1": " ACME ", "q2": {"id": acme.pk, "name": "forged"}})

    assert list(refusal.value.outcome.problems) == ["q2"]
    assert answer.said == {key: {"id": acme.pk, "name": "Acme"} for key in ("q1", "q2")}


def test_a_file_is_one_that_was_brought_for_this_answer_whatever_number_is_sent(anna):
    asks = Questionnaire((question("q1", Kind.FILE),))
    asked = of(opened(asks, audience="group:WG3"), anna)

    answer = sent(asked, {"q1": {"upload": 1, "name": "somebody's.pdf", "size": 3}})

    assert answer.said == {}


def test_the_record_says_that_an_answer_was_sent_and_nothing_of_what_it_said(anna):
    row = opened(audience="group:WG3")

    sent(of(row, anna), {"q1": "no", "q3": "a secret"})

    entry = Entry.objects.filter(verb="forms.sent").select_related("payload").get()
    assert "secret" not in entry.payload.body
    assert row.title not in entry.payload.body
