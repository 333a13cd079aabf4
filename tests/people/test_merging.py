"""Two rows that are one human being become one: nothing is lost, nothing is doubled, and both addresses lead there."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from entente.documents.home import Recipients
from entente.documents.models import Document, Opening, Version
from entente.engine.marking import Marking, Shared, lock
from entente.members import actions as members
from entente.members.models import Delegation
from entente.members.viewers import keys_of
from entente.notices.models import Delivery, Preference
from entente.notices.queries import read, resolve
from entente.people import actions, queries
from entente.people.choices import LawfulBasis, Permission, PersonSource, RoleCode
from entente.people.drafts import Facts, Known
from entente.people.models import Account, Address, Ground, Holding, Person, Photograph, Token
from entente.people.references import columns
from entente.record.models import Entry
from entente.record.queries import verify
from entente.search import marks
from tests.factories import agreement as lines
from tests.factories.documents import document
from tests.factories.members import delegate, member
from tests.factories.notices import told
from tests.factories.people import LONG_AGO, account, person
from tests.factories.pictures import png

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


def merged(kept: Person, gone: Person, by: Account) -> actions.Merged:
    return actions.merge_persons(kept, gone, by=by.person, at=NOW, because="met both")


def test_addresses_facts_and_photograph_come_together(office):
    kept = actions.add_person("Ana Kovač", "ana@work.example", by=None, at=LONG_AGO, facts=Facts(phone="1"))
    gone = actions.add_person("Kovač Ana", "ana@home.example", by=None, at=LONG_AGO, facts=Facts(phone="2", title="Dr"))
    actions.give_photograph(gone, png(), by=gone, at=NOW)

    merged(kept, gone, office)

    kept.refresh_from_db()
    assert (kept.name, kept.email, kept.phone, kept.title) == ("Ana Kovač", "ana@work.example", "1", "Dr")
    assert set(Address.objects.filter(person=kept).values_list("email", flat=True)) == {"ana@work.example", "ana@home.example"}
    assert Photograph.objects.get().person == kept


def test_the_row_that_goes_says_where_it_went_and_is_listed_no_more(office):
    kept, gone = person("Ana Kovač"), person("Ana Kovač")

    merged(kept, gone, office)

    gone.refresh_from_db()
    assert (gone.merged_into, gone.email) == (kept, "")
    assert gone not in set(queries.people())
    assert queries.behind(gone.pk) == kept
    assert [entry.verb for entry in Entry.objects.order_by("-sequence")[:2]] == ["people.merged_away", "people.merged"]


def test_every_row_that_named_the_one_names_the_other(office):
    one = member()
    kept, gone = person("Ana"), delegate(one, "expert").person
    told(gone)
    Preference.objects.create(person=gone, kind="notices.digest", is_wanted=False, chosen_at=NOW)
    filed = document(by=gone)

    done = merged(kept, gone, office)

    assert Delegation.objects.known().get(person=kept).organisation == one
    assert Delivery.objects.get(person=kept)
    assert Preference.objects.get(person=kept)
    assert Document.objects.get(pk=filed.pk).filed_by == kept
    assert done.moved["delegation"] == 1
    assert sum(column.rows(gone.pk).count() for column in columns()) == sum(done.left.values()) == 1


def test_what_is_immutable_stays_with_the_row_that_went(office):
    kept, gone = person("Ana"), person("Ana")
    filed = document(by=gone)
    declared = lines.declared(member(), "1000.00", by=gone)

    done = merged(kept, gone, office)

    assert Version.objects.get(document=filed).by == gone
    assert type(declared).objects.get(pk=declared.pk).by == gone
    assert done.left == {"version": 1, "declaration": 1}
    assert gone.name == "Ana"


def test_what_both_have_the_kept_one_has_once(office):
    kept, gone = person("Ana"), person("Ana")
    version = document().current
    for somebody in (kept, gone):
        Opening.objects.create(version=version, person=somebody, at=NOW)
    told(kept, gone)

    done = merged(kept, gone, office)

    assert Opening.objects.filter(person=kept).count() == 1
    assert Delivery.objects.filter(person=kept).count() == 1
    assert done.left == {"opening": 1, "delivery": 1}


def test_a_role_that_both_hold_is_held_once_and_from_the_earlier_day(office):
    one, kept, gone = member(), person("Ana"), person("Ana")
    for somebody, day in ((kept, date(2020, 1, 1)), (gone, date(2018, 1, 1))):
        members.delegate(somebody, one, "expert", on=day, by=None, at=LONG_AGO, job_title="" if somebody == kept else "Engineer")
        actions.give_role(somebody, RoleCode.COMMISSION, on=day, by=None, at=LONG_AGO)

    merged(kept, gone, office)

    held = Delegation.objects.known().on(TODAY).get(person=kept)
    assert (held.from_on, held.job_title) == (date(2018, 1, 1), "Engineer")
    assert Holding.objects.known().on(TODAY).filter(person=kept).count() == 1


def test_what_opened_to_the_one_opens_to_the_other(office):
    kept, gone = account(), person("Ana")
    marks.mark("document", 7, lock(Shared(Marking.RED, persons=frozenset({gone.pk}))))
    filed = document(shared_with=Recipients.of(persons=[gone.pk]))

    merged(kept.person, gone, office)

    assert 7 in marks.visible("document", keys_of(kept))
    assert filed.pk in marks.visible("document", keys_of(kept))
    assert kept.person_id in Document.objects.get(pk=filed.pk).recipients.persons
    assert gone.pk not in Document.objects.get(pk=filed.pk).recipients.persons


def test_an_audience_that_names_the_former_number_means_the_kept_one(office):
    kept, gone = person("Ana"), person("Ana")
    merged(kept, gone, office)

    named, everyone = resolve([read(f"person:{gone.pk}"), read("everyone")], TODAY)

    assert named == {kept.pk}
    assert gone.pk not in everyone


def test_the_only_account_goes_on_with_its_address(office):
    kept, gone = person("Ana"), account()
    secret = actions.make_token(gone.person, "x", [], lasts=timedelta(days=1), at=NOW)

    merged(kept, gone.person, office)

    gone.refresh_from_db()
    kept.refresh_from_db()
    assert gone.person == kept
    assert kept.email == gone.email
    assert actions.token_for(secret, at=NOW).person == kept


def test_of_two_accounts_the_kept_persons_goes_on_and_the_others_tokens_end(office):
    kept, gone = account(), account()
    secret = actions.make_token(gone.person, "x", [], lasts=timedelta(days=1), at=NOW)

    merged(kept.person, gone.person, office)

    assert not Account.objects.filter(pk=gone.pk).exists()
    assert not Token.objects.exists()
    assert actions.token_for(secret, at=NOW) is None
    assert Person.objects.get(pk=kept.person_id).email == kept.email


def test_of_two_grounds_the_one_with_a_basis_goes_on(office):
    kept = actions.add_person("Ana", by=None, at=LONG_AGO, known=Known(PersonSource.IMPORT, "list.csv"))
    gone = actions.add_person("Ana", by=None, at=LONG_AGO, known=Known(PersonSource.SELF, "", LawfulBasis.CONSENT))

    merged(kept, gone, office)

    assert queries.ground_of(kept).basis == "consent"
    assert Ground.objects.known().filter(person=kept).count() == 2


def test_a_chain_of_merges_leads_to_the_last(office):
    first, second, third = person("Ana"), person("Ana"), person("Ana")
    merged(second, first, office)

    merged(third, second, office)

    assert queries.behind(first.pk) == queries.behind(second.pk) == third


def test_merging_is_refused_in_words(office):
    kept, gone = account(), account()
    cases = [(kept.person, kept.person, office, "one row already"), (kept.person, office.person, office, "lose the account")]
    merged(person("Ana"), gone.person, account(RoleCode.OFFICE))
    cases.append((kept.person, gone.person, office, "no longer kept"))

    for one, other, by, sentence in cases:
        with pytest.raises(actions.CannotMergePersons, match=sentence):
            merged(one, other, by)


def test_nobody_can_be_changed_or_named_by_the_row_that_went(office):
    kept, gone = person("Ana"), person("Ana")
    merged(kept, gone, office)

    with pytest.raises(actions.CannotKeepPerson):
        actions.change_person(gone, name="Bo", email="", by=office.person, at=NOW)
    with pytest.raises(members.CannotDelegate):
        members.delegate(Person.objects.get(pk=gone.pk), member(), "expert", on=TODAY, by=None, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=gone.pk).update(email="again@x.example")


def test_the_chain_still_verifies(office):
    merged(person("Ana"), person("Ana"), office)

    assert verify().ok


def test_a_failing_step_undoes_all_of_it(office, monkeypatch):
    kept, gone = person("Ana"), person("Ana")
    monkeypatch.setattr("entente.record.actions.Opened.enter", lambda *args, **said: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        merged(kept, gone, office)

    gone.refresh_from_db()
    assert gone.merged_into is None
    assert gone.email


def test_speaking_for_an_organisation_goes_over_to_the_kept_account(office):
    kept, gone = account(), delegate(member())

    merged(kept.person, gone.person, office)

    assert Delegation.objects.known().get(person=kept.person).role == "representative"
    assert Permission.ORGANISATION_SPEAK.value not in Token.objects.values_list("scopes", flat=True)
