"""Who may be here twice: by the words of the name, surest in one organisation."""

import pytest

from entente.members import actions
from entente.members.queries.duplicates import duplicates
from entente.people import actions as people
from tests.factories.members import FOUNDED, member
from tests.factories.people import LONG_AGO, account, person

pytestmark = pytest.mark.django_db


def test_the_same_words_in_any_order_and_spelling_are_suggested_surest_first():
    one = member("Aurelia")
    ana, kovac, elsewhere = person("Ana Kovač"), person("KOVAC Ana"), people.add_person("Ana Kovač", "ana@x.example", by=None, at=LONG_AGO)
    for somebody in (ana, kovac):
        actions.delegate(somebody, one, "expert", on=FOUNDED, by=None, at=LONG_AGO)
    person("Ana Kovačević")

    pairs = duplicates()

    assert [(pair.kept, pair.gone, pair.organisations) for pair in pairs] == [
        (ana, kovac, ("Aurelia",)),
        (ana, elsewhere, ()),
        (kovac, elsewhere, ()),
    ]


def test_who_signs_in_is_kept_then_who_has_an_address():
    nobody, addressed = people.add_person("Ana Ek", by=None, at=LONG_AGO), person("Ana Ek")
    signing = account().person
    people.change_person(signing, name="Ana Ek", email=signing.email, by=addressed, at=LONG_AGO)

    assert {(pair.kept, pair.gone) for pair in duplicates()} == {(signing, nobody), (signing, addressed), (addressed, nobody)}


def test_one_mailbox_at_two_hosts_speaks_for_it():
    for host in ("a", "b"):
        people.add_person("Ana Ek", f"ana.ek@{host}.example", by=None, at=LONG_AGO)

    assert [pair.same_mailbox for pair in duplicates()] == [True]


def test_whoever_was_merged_is_suggested_no_more(office):
    one, other = person("Ana Ek"), person("Ana Ek")

    people.merge_persons(one, other, by=office.person, at=LONG_AGO)

    assert duplicates() == []


@pytest.mark.parametrize("count", [1, 4])
def test_the_database_is_asked_the_same_however_many_there_are(count, django_assert_num_queries):
    for number in range(count):
        person(f"Ana {number}")
        person(f"Ana {number}")

    with django_assert_num_queries(3):
        assert len(duplicates()) == count


def test_a_common_name_is_not_one_person():
    for _number in range(7):
        person("Jan Jansen")

    assert duplicates() == []
