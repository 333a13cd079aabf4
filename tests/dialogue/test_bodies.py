"""Partner bodies: contacts with consent, a log for who was there, memoranda with what is owed and what came of them."""

from datetime import date, timedelta

import pytest

from entente.dialogue import access, actions, erasing, leaving, merging, portability
from entente.dialogue.actions import CannotKeep, MemorandumFacts
from entente.dialogue.models import Contact, Encounter, Followed
from entente.dialogue.waiting import waiting
from entente.people.access import AnonymousUser
from entente.people.choices import Permission
from entente.vocabulary.models import Country
from tests.factories import dialogue as make
from tests.factories.members import delegate, member
from tests.factories.people import account

pytestmark = pytest.mark.django_db
VISITOR = AnonymousUser()


def test_consent_says_when_and_how_and_a_person_is_a_contact_once():
    body = make.counterpart()
    with pytest.raises(CannotKeep, match="when consent was given, and how"):
        make.contact(body, basis="consent")
    with pytest.raises(CannotKeep, match="before it is noted"):
        make.contact(body, basis="consent", consented_on=make.DAY + timedelta(days=1), consent_said="a card")
    with pytest.raises(CannotKeep, match="which lawful basis"):
        make.contact(body, basis="because")

    row = make.contact(body, email="c@abroad.example.org", basis="consent", consented_on=make.DAY, consent_said="a card")
    with pytest.raises(CannotKeep, match="contact there already"):
        make.contact(body, email="c@abroad.example.org")
    assert row.person.grounds.get().basis == "consent"
    assert Contact.objects.count() == 1


def test_the_log_is_for_who_was_there_who_keeps_the_body_and_the_office(office, auditor):
    keeper, there, other = account(), account(), delegate(member())
    body = make.counterpart(keeper=keeper.person)
    row = make.met(body, make.contact(body), there.person)

    for who in (keeper, there, office, auditor):
        assert list(access.encounters(who)) == [row]
    for who in (other, VISITOR):
        assert not access.encounters(who).exists()
        assert not access.contacts(who).exists()


def test_who_met_nobody_or_meets_tomorrow_is_no_meeting():
    body, elsewhere = make.counterpart(), make.counterpart()
    contact = make.contact(body)
    for wrong, why in (({"ours": []}, "who met whom"), ({"on": make.DAY + timedelta(days=1)}, "arranged as a gathering")):
        with pytest.raises(CannotKeep, match=why):
            make.met(body, contact, **wrong)
    with pytest.raises(CannotKeep, match="Choose contacts of"):
        make.met(elsewhere, contact)
    assert not Encounter.objects.exists()


def test_a_memorandum_is_renewed_with_what_came_of_it_and_what_is_owed_goes_on():
    row = make.memorandum(make.counterpart())
    done, owed = (actions.owe(row, "ours", text, due_on=make.DAY, by=row.keeper, at=make.AT) for text in ("Report", "Exercise"))
    actions.fulfil(done, on=make.DAY, how="Sent", by=row.keeper, at=make.AT)
    facts = MemorandumFacts("The second", row.keeper, signed_on=make.DAY)
    with pytest.raises(CannotKeep, match="what came of it"):
        actions.renew(row, facts, came_of=" ", by=row.keeper, at=make.AT)

    new = actions.renew(row, facts, came_of="Two exercises", by=row.keeper, at=make.AT)
    row.refresh_from_db()

    assert (row.state, row.came_of, new.state, new.follows) == ("renewed", "Two exercises", "force", row)
    assert list(new.obligations.all()) == [owed]
    assert list(row.obligations.all()) == [done]
    with pytest.raises(CannotKeep, match="is over"):
        actions.end_memorandum(row, on=make.DAY, came_of="x", by=row.keeper, at=make.AT)


def test_the_desk_asks_its_keeper_in_time_and_the_office_when_it_is_late(office):
    row = make.memorandum(make.counterpart(), renew_by=make.DAY + timedelta(days=30))
    actions.owe(row, "theirs", "Their report", due_on=make.DAY, by=row.keeper, at=make.AT)
    actions.owe(row, "ours", "Our report", due_on=make.DAY, by=row.keeper, at=make.AT)
    keeping = [Permission.DIALOGUE_KEEP]

    mine = [one.sentence for one in waiting(row.keeper_id, (), (), make.DAY)]
    soon, late = (
        [one.sentence for one in waiting(office.person_id, (), keeping, day)] for day in (make.DAY, make.DAY + timedelta(days=31))
    )

    assert mine == ["Decide whether “Memorandum of understanding” is renewed", "Do what was agreed: Our report"]
    assert soon == ["Do what was agreed: Our report"]
    assert len(late) == 2


def test_what_is_not_public_is_there_for_its_keeper_and_the_office_only(client, office, signed_in):
    keeper = account()
    body = make.counterpart("Quiet agency", keeper=keeper.person, is_public=False)
    row = make.memorandum(body)

    for address in (body.get_absolute_url(), row.get_absolute_url(), f"/api/dialogue/partners/{body.pk}"):
        assert client.get(address).status_code == 404
        assert signed_in(office).get(address).status_code == signed_in(keeper).get(address).status_code == 200
    assert "Quiet" not in client.get("/dialogue/cooperation/").content.decode()


def test_what_is_kept_of_a_contact_is_given_erased_and_merged(office):
    body = make.counterpart()
    one, two = make.contact(body, "Clara"), make.contact(body, "Clara again")
    make.met(body, one)
    make.met(body, two)
    assert len(portability.about(one.person_id)[1].rows) == 1

    merging.merge(one.person_id, two.person_id, make.AT)
    assert one.encounters.count() == 2
    assert Contact.objects.count() == 1
    assert [fate.count for fate in erasing.fates(one.person)][:3] == [1, 0, 2]
    erasing.erase(one.person, office.person, make.AT)

    one.refresh_from_db()
    assert (one.role, one.consent_said) == ("", "")
    assert one.ended_on is not None


def test_who_left_its_organisation_looks_after_no_country_any_more(office):
    organisation = member()
    who, tracker = delegate(organisation), make.tracker()
    actions.give(tracker, Country.objects.get(pk="FR"), who.person, by=tracker.keeper, at=make.AT)

    leaving.left(who.person, member(), date(2026, 11, 28), office.person, make.AT)
    assert Followed.objects.get().responsible == who.person
    leaving.left(who.person, organisation, date(2026, 11, 28), office.person, make.AT)
    assert Followed.objects.get().responsible is None


def test_a_body_not_complete_is_given_back_as_it_was_typed(office, signed_in):
    said = {"name": "Harbour agency", "kind": "agency", "keeper": "nobody@example.org", "region": "XX99"}
    page = signed_in(office).post("/dialogue/partners/new/", said)

    assert page.status_code == 422
    assert 'value="Harbour agency"' in page.content.decode()
    assert "Nobody here has the address" in page.content.decode()
