"""What rounds tell the house: what waits, who answered, what is found, what becomes of a person's answers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from entente.engine.marking import Marking
from entente.engine.questions import Questionnaire
from entente.forms import actions, erasing, merging, portability
from entente.forms.beginning import beginning
from entente.forms.choices import Asks, Became
from entente.forms.found import FOUND
from entente.forms.links import LINKS
from entente.forms.models import Answer, Asked, Draft
from entente.forms.waiting import prepared, waiting
from entente.members.viewers import keys_of
from entente.notices.queries.audiences import explained, read, resolve
from entente.notices.refusals import CannotResolve
from entente.people.together import together
from entente.search.kinds import Seeker
from tests.factories.documents import WG3
from tests.factories.forms import ONE_CHOICE, form, of, opened, planned, question, sent
from tests.factories.members import delegate, member
from tests.factories.notices import group, people
from tests.factories.people import account, person

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SOON = {"at": NOW, "closes_at": NOW + timedelta(days=9), "audience": "group:WG3"}


def test_what_is_asked_waits_with_its_day_its_minutes_and_its_buttons():
    anna = person()
    group("WG3", anna)
    row = opened(ONE_CHOICE, title="Do you come?", home=WG3, **SOON)

    (one,) = waiting(anna.pk, [], [], NOW.date())

    assert (one.sentence, one.address, one.minutes, one.where) == ("Answer “Do you come?”", f"/forms/{row.pk}/answer/", 1, "WG3")
    assert one.due_on == timezone.localtime(row.closes_at).date()
    assert [value for value, _label in one.choices] == ["option:yes", "option:no", "no-time", "not-ours"]
    assert (one.mail_doable, one.marking) == ("forms.answer", "AMBER")
    LINKS["forms.answer"].act(anna, str(one.id), "option:yes", NOW)
    assert waiting(anna.pk, [], [], NOW.date()) == []


def test_what_an_organisation_is_asked_waits_for_who_answers_for_it():
    acme, beta = member("Acme"), member("Beta")
    anna = delegate(acme).person
    delegate(beta)
    row = opened(ONE_CHOICE, **SOON | {"audience": "organisation:acme,beta"}, asks=Asks.MEMBER)

    (one,) = waiting(anna.pk, [acme.pk], [], NOW.date())
    LINKS["forms.answer"].act(anna, str(one.id), "option:no", NOW)

    assert one.sentence == "Answer “Training survey 2026” for Acme"
    assert one.address == f"/forms/{row.pk}/answer/acme/"
    assert (of(row, acme).became, of(row, beta).became) == (Became.SENT, Became.WAITING)


def test_a_round_that_could_not_open_waits_for_who_planned_it():
    group("WG3", person())
    row = planned(audience="group:WG3", opens_at=NOW, closes_at=NOW + timedelta(days=3))
    row = actions.open_round(row, by=row.author, at=NOW - timedelta(hours=1))
    group("WG3")
    actions.open_due(row, at=NOW)

    (one,) = waiting(row.author_id, [], [], NOW.date())

    assert "could not open by itself" in one.sentence


@pytest.mark.parametrize("count", [1, 3])
def test_what_waits_is_one_query_together_with_other_rooms(django_assert_num_queries, count):
    anna = person()
    group("WG3", anna)
    for _ in range(count):
        opened(**SOON)

    with django_assert_num_queries(1):
        assert len(together([one.rows for one in prepared(anna.pk, [], [], NOW.date())])[0]) == count


def test_who_answered_and_who_is_missing_are_audiences():
    anna, bruno = people(2)
    group("WG3", anna, bruno)
    row = opened(**SOON)
    sent(of(row, anna), {"q1": "no"}, at=NOW)

    answered, missing = resolve([read(f"answered:round-{row.pk}"), read(f"unanswered:round-{row.pk}")], NOW.date())
    (why,) = explained(read(f"unanswered:round-{row.pk}"), NOW.date())

    assert (answered, missing) == ({anna.pk}, {bruno.pk})
    assert why.reasons == ("because your answer to “Training survey 2026” is missing",)


def test_for_an_organisation_all_who_may_answer_are_meant():
    acme = member("Acme")
    anna, bruno, contact = (delegate(acme, role).person for role in ("representative", "declarant", "contact"))
    row = opened(**SOON | {"audience": "organisation:acme"}, asks=Asks.MEMBER)

    assert resolve([read(f"unanswered:round-{row.pk}")], NOW.date()) == [{anna.pk, bruno.pk}]
    assert contact.pk not in resolve([read(f"unanswered:round-{row.pk}")], NOW.date())[0]


def test_a_round_that_is_not_there_is_refused_and_one_that_is_not_open_too():
    draft = planned()

    for value in ("round-999999", "12", f"round-{draft.pk}"):
        with pytest.raises(CannotResolve, match="There is no answered"):
            resolve([read(f"answered:{value}")], NOW.date())


def test_rounds_are_found_by_whom_their_marking_lets_see_them(office):
    anna = account()
    group("WG3", anna.person)
    row = opened(title="Cloud skills", intro="About clouds", **SOON)
    kind = FOUND["round"]

    assert set(kind.seen(Seeker(anna, keys_of(anna)))) == {row.pk}
    assert set(kind.seen(Seeker(office, keys_of(account())))) == set()
    (found,) = together([kind.rows([row.pk])])[0]
    hit = kind.say(found)
    assert (hit.title, hit.address, hit.marking, hit.text) == ("Cloud skills", f"/forms/{row.pk}/", "AMBER+STRICT", "About clouds")


def test_an_erased_persons_own_answers_go_and_its_organisations_stay():
    acme = member("Acme")
    anna = delegate(acme).person
    group("WG3", anna)
    own, ours, declined = opened(**SOON), opened(**SOON | {"audience": "organisation:acme"}, asks=Asks.MEMBER), opened(**SOON)
    sent(of(own, anna), {"q1": "no", "q3": "private"}, at=NOW)
    sent(of(ours, acme), {"q1": "no"}, by=anna, at=NOW)
    actions.decline(of(declined, anna), because="I am ill", by=anna, at=NOW)
    actions.save_draft(of(declined, anna), {"q3": "typed"}, revision=0, by=anna, at=NOW)

    fates = {fate.what: fate.count for fate in erasing.fates(anna)}
    erasing.erase(anna, None, NOW)

    assert fates["What it answered for itself"] == fates["Why it declined"] == fates["What it typed and did not send"] == 1
    assert Answer.objects.get(round=own).said == {}
    assert Answer.objects.get(round=ours).said == {"q1": "no"}
    assert of(own, anna).became == Became.SENT
    assert of(declined, anna).reason == ""
    assert not Draft.objects.exists()


def test_of_two_people_who_are_one_the_answer_is_kept():
    kept, gone = people(2)
    group("WG3", kept, gone)
    row = opened(**SOON)
    sent(of(row, gone), {"q1": "no"}, at=NOW)

    merging.merge(kept.pk, gone.pk, NOW)

    asked = Asked.objects.get(round=row)
    assert (asked.person, asked.became, asked.answers.get().said) == (kept, Became.SENT, {"q1": "no"})


def test_a_person_takes_away_what_it_was_asked_and_answered():
    anna = person()
    group("WG3", anna)
    row = opened(**SOON, by=anna)
    sent(of(row, anna), {"q1": "yes", "q2": "3"}, at=NOW)

    found = {section.title: list(section.rows) for section in portability.about(anna.pk)}

    assert [line[3:] for line in found["What you answered"]] == [("Do you train people?", "Yes"), ("How many?", "3")]
    assert found["What you were asked"][0][0] == "Training survey 2026"
    assert found["Rounds you planned"][0][0] == "Training survey 2026"


def test_what_the_platform_knows_of_a_person_begins_its_answer():
    anna = person("Anna")
    anna.languages = ["fr", "en"]
    anna.save()
    group("WG3", anna)
    name = question("q1", label="Name", source="person.name")
    asked = Questionnaire((name, question("q2", label="Languages", source="person.languages")))
    row = opened(asked, of=form(asked), marking=Marking.AMBER, **SOON)

    began = beginning(of(row, anna), anna, NOW)

    assert began.typed == {"q1": "Anna", "q2": "French, English"}
    assert began.from_here == {"q1", "q2"}
