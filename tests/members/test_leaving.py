"""Somebody left an organisation: in the same second nothing of it is open any more, at any door that matters."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from entente.documents.home import Recipients
from entente.engine.marking import Marking
from entente.members import actions, viewers
from entente.members.access import delegations_of, organisations_of
from entente.members.models import Delegation, Organisation
from entente.members.viewers import keys_of
from entente.notices.models import Delivery, Notice
from entente.notices.queries import read, resolve
from entente.people import access
from entente.people import actions as people
from entente.people.choices import Permission
from entente.people.models import Account, Token
from entente.record.models import Entry
from tests.factories import agreement as lines
from tests.factories.documents import document
from tests.factories.members import delegate, member
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def aurelia() -> Organisation:
    lines.contract()
    return member("Aurelia")


@pytest.fixture
def ana(aurelia) -> Account:
    """Speaks for the organisation, and is its expert too."""
    somebody = delegate(aurelia)
    actions.delegate(somebody.person, aurelia, "expert", on=date(2018, 1, 1), by=None, at=LONG_AGO)
    return somebody


def leave(who: Account, one: Organisation, office: Account, on: date = TODAY) -> list[Delegation]:
    return actions.leave_organisation(who.person, one, because="changed employer", on=on, by=office.person, at=NOW)


def anew(who: Account) -> Account:
    return Account.objects.get(pk=who.pk)


def test_every_role_ends_in_one_step_with_its_reason(ana, aurelia, office):
    other = member("Bastion")
    actions.delegate(ana.person, other, "contact", on=date(2018, 1, 1), by=None, at=LONG_AGO)

    ended = leave(ana, aurelia, office)

    assert {one.role for one in ended} == {"representative", "expert"}
    assert [held.organisation for held in delegations_of(anew(ana))] == [other]
    entry = Entry.objects.get(verb="members.person_left")
    assert '"because":"changed employer"' in entry.payload.body
    assert entry.actor_id == office.person_id


def test_the_open_session_goes_on_without_the_rights(ana, aurelia, office, signed_in):
    paper = document("Ours", shared_with=Recipients.of(organisations=[aurelia.pk]), marking=Marking.AMBER)
    declared = lines.declared(aurelia, "1000.00", by=ana.person)
    browser = signed_in(ana)
    doors = {
        reverse("members:edit", args=[aurelia.slug]): 403,
        reverse("agreement:declare-for", args=[aurelia.slug]): 403,
        reverse("agreement:line", args=[declared.pk]): 403,
        reverse("agreement:ledger"): 403,
        reverse("documents:document", args=[paper.reference]): 404,
    }
    assert {browser.get(address).status_code for address in doors} == {200}

    leave(ana, aurelia, office)

    assert {address: browser.get(address).status_code for address in doors} == doors
    assert browser.post(reverse("members:edit", args=[aurelia.slug]), {"short_name": "X"}).status_code == 403
    assert browser.post(reverse("agreement:nothing", args=[aurelia.slug, 2017])).status_code == 403
    assert browser.get(reverse("people:me")).status_code == 200


def test_a_token_that_spoke_for_it_ends(ana, aurelia, office):
    speaks = people.make_token(ana.person, "speaks", [Permission.ORGANISATION_SPEAK], lasts=timedelta(days=9), at=NOW)
    reads = people.make_token(ana.person, "reads", [], lasts=timedelta(days=9), at=NOW)

    leave(ana, aurelia, office)

    asked = Client().get("/api/contributions", headers={"authorization": f"Bearer {speaks}"})
    assert asked.status_code == 401
    assert people.token_for(reads, at=NOW) is not None


def test_a_token_goes_on_while_there_is_another_organisation_to_speak_for(ana, aurelia, office):
    other = member("Bastion")
    actions.delegate(ana.person, other, "deputy", on=date(2018, 1, 1), by=None, at=LONG_AGO)
    secret = people.make_token(ana.person, "speaks", [Permission.ORGANISATION_SPEAK], lasts=timedelta(days=9), at=NOW)

    leave(ana, aurelia, office)

    user = access.within(people.token_for(secret, at=NOW).person.account, [Permission.ORGANISATION_SPEAK.value])
    assert organisations_of(user) == {other.pk}
    assert Token.objects.get().ended_at is None


def test_markings_groups_and_audiences_know_it_at_once(ana, aurelia, office, monkeypatch):
    monkeypatch.setattr(viewers, "_offered", lambda: (lambda person, organisations, day: {3} if aurelia.pk in organisations else set(),))
    meant = read(f"organisation:{aurelia.slug}")
    assert {f"organisation:{aurelia.pk}", "group:3", "community"} <= keys_of(anew(ana))
    assert resolve([meant], TODAY) == [{ana.person_id}]

    leave(ana, aurelia, office)

    assert keys_of(anew(ana)) == {"everyone", f"person:{ana.person_id}"}
    assert resolve([meant], TODAY) == [frozenset()]


def test_rooms_above_end_what_they_keep_for_the_two_in_the_same_transaction(ana, aurelia, office, monkeypatch):
    ended = []
    monkeypatch.setattr(
        "entente.members.actions.leaving.offered", lambda module, name: [lambda *said: ended.append(said)] if module == "leaving" else []
    )

    leave(ana, aurelia, office)

    assert ended == [(ana.person, aurelia, TODAY, office.person, NOW)]


def test_the_representative_and_the_rest_of_the_office_are_told(aurelia, office):
    from entente.people.choices import RoleCode
    from tests.factories.people import account

    representative, expert, colleague = delegate(aurelia), delegate(aurelia, "expert"), account(RoleCode.OFFICE)

    leave(expert, aurelia, office)

    notice = Notice.objects.get()
    assert notice.kind == "members.staff"
    assert set(Delivery.objects.values_list("person", flat=True)) == {representative.person_id, colleague.person_id}
    assert "is no longer: Expert" in notice.body


def test_when_the_representative_left_the_notice_says_that_nobody_speaks(ana, aurelia, office):
    from entente.people.choices import RoleCode
    from tests.factories.people import account

    account(RoleCode.OFFICE)

    leave(ana, aurelia, office)

    assert "Nobody represents the organisation now" in Notice.objects.get().body


def test_a_new_role_undoes_it(ana, aurelia, office):
    leave(ana, aurelia, office)

    actions.delegate(ana.person, aurelia, "representative", on=TODAY, by=office.person, at=NOW)

    assert organisations_of(anew(ana)) == {aurelia.pk}


def test_a_role_that_was_to_begin_later_never_begins(aurelia, office):
    somebody = delegate(aurelia, "contact")
    actions.delegate(somebody.person, aurelia, "deputy", on=TODAY + timedelta(days=30), by=None, at=LONG_AGO)

    leave(somebody, aurelia, office)

    assert not Delegation.objects.known().filter(person=somebody.person, to_on=None).exists()
    assert not Delegation.objects.known().filter(role="deputy").exists()


def test_an_earlier_day_holds_for_what_is_recomputed(ana, aurelia, office):
    leave(ana, aurelia, office, on=date(2026, 1, 1))

    assert set(Delegation.objects.known().filter(person=ana.person).values_list("to_on", flat=True)) == {date(2026, 1, 1)}


def test_leaving_twice_and_without_a_reason_are_refused_in_words(ana, aurelia, office):
    with pytest.raises(actions.CannotDelegate, match="Say why"):
        actions.leave_organisation(ana.person, aurelia, because=" ", on=TODAY, by=office.person, at=NOW)
    leave(ana, aurelia, office)

    with pytest.raises(actions.CannotDelegate, match="nothing in Aurelia"):
        leave(ana, aurelia, office)


def test_a_failing_notice_undoes_all_of_it(ana, aurelia, office, monkeypatch):
    delegate(member("Other"))
    monkeypatch.setattr("entente.members.actions.leaving._tell", lambda *said: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        leave(ana, aurelia, office)

    assert len(delegations_of(anew(ana))) == 2


def test_who_only_works_there_acts_for_nobody(aurelia, office):
    somebody = delegate(aurelia, "employee")

    assert delegations_of(somebody) == []
    assert keys_of(somebody) == {"everyone", f"person:{somebody.person_id}"}
    named, employed, others = resolve([read(f"organisation:{aurelia.slug}"), read("delegates:employee"), read("delegates:expert")], TODAY)
    assert (named, employed, others) == (frozenset(), {somebody.person_id}, frozenset())


def test_another_job_is_dated_and_the_former_stays_known(aurelia, office):
    somebody = delegate(aurelia, "expert")
    held = Delegation.objects.known().get(person=somebody.person)

    actions.change_job(held, job_title="Engineer", department="R&D", by=office.person, at=NOW)

    now = Delegation.objects.known().get(person=somebody.person)
    assert (now.job_title, now.department, now.from_on) == ("Engineer", "R&D", held.from_on)
    assert Delegation.objects.filter(person=somebody.person).count() == 2
    assert Entry.objects.last().verb == "members.job_changed"
