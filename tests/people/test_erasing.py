"""Somebody is erased: what goes is gone from everywhere, what the law keeps names nobody, and the record still verifies."""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.apps import apps
from django.db import models
from django.utils import timezone

from entente.documents.models import Document, Opening
from entente.engine.marking import Marking, Shared, lock
from entente.members import actions as members
from entente.members.models import Delegation
from entente.notices.models import Bounce, Delivery, Preference
from entente.people import actions, erasing
from entente.people.choices import Permission, RoleCode
from entente.people.drafts import Facts
from entente.people.models import Account, Address, Erasure, Ground, Holding, Invitation, Person, Photograph, Token
from entente.people.waiting import prepared
from entente.people.waiting import told as told_waiting
from entente.record.models import Entry, Payload
from entente.record.queries import verify
from entente.search import marks
from entente.search.models import Lock
from tests.factories import agreement as lines
from tests.factories.documents import document
from tests.factories.members import member
from tests.factories.notices import told
from tests.factories.people import LONG_AGO, account, person
from tests.factories.pictures import png

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
WORDS = ("Anastazia", "Kovačević", "ana.k@work.example", "ana.k@home.example", "555 1234", "Chief Hacker")


@pytest.fixture
def ana(office) -> Person:
    """Somebody of whom everything is known."""
    facts = Facts(given="Anastazia", family="Kovačević", phone="555 1234", languages=("de",))
    somebody = actions.add_person("Anastazia Kovačević", "ana.k@work.example", by=office.person, at=LONG_AGO, facts=facts)
    actions.add_address(somebody, "ana.k@home.example", by=office.person, at=NOW)
    actions.give_photograph(somebody, png(), by=somebody, at=NOW)
    actions.invite(somebody, somebody.email, by=office.person, at=NOW)
    signing = Account.objects.create(person=somebody, email=somebody.email, created_at=LONG_AGO)
    Authenticator.objects.create(user=signing, type="totp", data={})
    AccessAttempt.objects.create(username=signing.email, ip_address="127.0.0.1", failures_since_start=1)
    actions.make_token(somebody, "script", [], lasts=timedelta(days=1), at=NOW)
    actions.give_role(somebody, RoleCode.COMMISSION, on=date(2018, 1, 1), by=None, at=LONG_AGO)
    members.delegate(somebody, member("Aurelia"), "expert", on=date(2018, 1, 1), by=office.person, at=LONG_AGO, job_title="Chief Hacker")
    notice = told(somebody, body="Dear Anastazia, come.")
    Delivery.objects.filter(notice=notice).update(body="Dear Anastazia", why="because you are Anastazia", address="ana.k@work.example")
    Preference.objects.create(person=somebody, kind="notices.digest", is_wanted=False, chosen_at=NOW)
    Bounce.objects.create(person=somebody, address="ana.k@work.example", kind="hard", said="no Kovačević here", digest="d", at=NOW)
    filed = document(by=somebody)
    Opening.objects.create(version=filed.current, person=somebody, at=NOW)
    marks.mark("x", 1, lock(Shared(Marking.RED, persons=frozenset({somebody.pk}))))
    return Person.objects.get(pk=somebody.pk)


def erased(somebody: Person, office: Account) -> Person:
    return actions.erase_person(somebody, because="asked for on 3 March 2026", by=office.person, at=NOW)


def everything_written() -> str:
    """Every text of every table, but the words of what was said to many."""
    parts = []
    for model in apps.get_models(include_auto_created=True):
        names = [field.attname for field in model._meta.concrete_fields if not isinstance(field, models.BinaryField)]
        if model._meta.label != "notices.Notice":
            parts += [repr(row) for row in model._base_manager.values_list(*names)]
    return "\n".join(parts)


def test_no_word_about_the_person_is_left_in_any_table(ana, office):
    before = everything_written()
    assert all(word in before for word in WORDS)

    erased(ana, office)

    after = everything_written()
    assert [word for word in WORDS if word in after] == []


def test_the_way_in_is_closed_and_all_secrets_are_gone(ana, office):
    erased(ana, office)

    for model in (Account, Address, Photograph, Ground, Token, Invitation):
        rows = model.objects.filter(person=ana)
        assert not rows.exists(), model
    assert not Authenticator.objects.exists()
    assert not AccessAttempt.objects.exists()
    assert not Lock.objects.filter(key=f"person:{ana.pk}").exists()
    assert not Holding.objects.known().on(TODAY).filter(person=ana).exists()
    assert not Delegation.objects.known().on(TODAY).filter(person=ana).exists()


def test_what_the_law_keeps_stays_without_the_name(ana, office):
    one = member("Bastion")
    declared = lines.declared(one, "1000.00", by=ana)
    filed = Document.objects.get(filed_by=ana)

    erased(ana, office)

    declared.refresh_from_db()
    filed.refresh_from_db()
    assert str(declared.by) == str(filed.filed_by) == "a former delegate of Aurelia"
    assert Delegation.objects.filter(person=ana).exists()
    assert Delivery.objects.get(person=ana).body == ""


def test_the_record_says_erased_and_the_chain_verifies(ana, office):
    entries = list(erasing.entries_about(ana))
    assert {entry.verb for entry in entries} >= {"people.added", "members.delegated", "people.token_made"}

    erased(ana, office)

    gone = Payload.objects.filter(entry__in=entries)
    assert set(gone.values_list("erased_because", flat=True)) == {"asked for on 3 March 2026"}
    assert set(gone.values_list("body", flat=True)) == {""}
    assert Entry.objects.last().verb == "people.erased"
    assert Entry.objects.last().payload.body.count("a former delegate of Aurelia") == 1
    assert verify().ok


def test_an_entry_that_may_mean_somebody_else_of_the_same_name_stays(office):
    one, other = (actions.add_person("Ana Ek", f"ana{n}@x.example", by=office.person, at=LONG_AGO) for n in range(2))
    named = members.delegate(other, member(), "expert", on=TODAY, by=office.person, at=NOW)

    erased(one, office)

    told_of = Entry.objects.filter(verb="members.delegated", subject_id=str(named.organisation_id)).get()
    assert "Ana Ek" in told_of.payload.body


def test_what_stands_in_place_of_the_name(office):
    nobody = person("Bo")

    erased(nobody, office)

    assert Person.objects.get(pk=nobody.pk).name == "a person who was erased"


def test_rows_that_were_merged_are_erased_with_it(ana, office):
    other = actions.add_person("Anastazia Kovacevic-Old", "old@x.example", by=office.person, at=LONG_AGO)
    actions.merge_persons(ana, other, by=office.person, at=NOW)

    erased(Person.objects.get(pk=ana.pk), office)

    assert "Kovacevic-Old" not in everything_written()
    assert "old@x.example" not in everything_written()


def test_a_mail_that_waits_is_not_sent(ana, office):
    erased(ana, office)

    assert Delivery.objects.get(person=ana).state == "suppressed"


def test_the_preview_says_what_goes_and_what_stays_before_anything_is_done(ana, office):
    before = everything_written()

    preview = erasing.preview(ana)

    assert everything_written() == before
    assert "Photograph" in {fate.what for fate in preview.goes}
    assert {fate.what: fate.count for fate in preview.stays}["Documents it filed"] == 1
    assert all(fate.stays_because for fate in preview.stays)
    assert preview.called == "a former delegate of Aurelia"


def test_erasing_is_refused_in_words(office):
    with pytest.raises(actions.CannotErase, match="Nobody erases themselves"):
        erased(office.person, office)
    with pytest.raises(actions.CannotErase, match="Say why"):
        actions.erase_person(person(), because=" ", by=office.person, at=NOW)
    with pytest.raises(actions.CannotErase, match="Somebody has to stay in the office"):
        erased(office.person, account())
    gone = person()
    erased(gone, office)
    with pytest.raises(actions.CannotErase, match="no longer kept"):
        erased(gone, office)


def test_asking_taking_back_and_declining(office):
    somebody = account().person

    first = actions.ask_erasure(somebody, at=NOW)
    assert actions.ask_erasure(somebody, at=NOW) == first
    actions.take_back_erasure(somebody, at=NOW)
    assert not Erasure.objects.exists()

    actions.ask_erasure(somebody, at=NOW)
    with pytest.raises(actions.CannotErase, match="Say why"):
        actions.decline_erasure(somebody, because="", by=office.person, at=NOW)
    declined = actions.decline_erasure(somebody, because="a vote runs", by=office.person, at=NOW)

    assert (declined.answered_by, declined.declined_because) == (office.person, "a vote runs")
    with pytest.raises(actions.CannotErase, match="answered already"):
        actions.decline_erasure(somebody, because="again", by=office.person, at=NOW)


def test_who_asked_waits_on_the_desk_of_the_office_with_its_month(office):
    somebody = account().person
    actions.ask_erasure(somebody, at=NOW)
    keeps = {Permission.PEOPLE_MANAGE.value}

    found = told_waiting(prepared(office.person_id, [], keeps, TODAY))

    assert [(one.id, one.due_on) for one in found] == [(str(somebody.pk), NOW.date() + timedelta(days=30))]
    assert prepared(office.person_id, [], set(), TODAY) == []
    assert told_waiting(prepared(somebody.pk, [], keeps, TODAY)) == []


def test_the_answer_closes_what_was_asked(ana, office):
    actions.ask_erasure(ana, at=NOW)

    erased(ana, office)

    assert Erasure.objects.get().answered_by == office.person
