"""Who the partnership knows: added, changed, refused."""

import pytest
from django.utils import timezone

from entente.people import actions
from entente.people.models import Person
from entente.record.models import Entry

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def verbs() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("verb", flat=True))


def test_a_person_is_added_and_the_record_says_so(office):
    ana = actions.add_person("  Ana   Kovač ", " Ana@Example.org ", by=office.person, at=NOW)

    assert (ana.name, ana.name_key, ana.email) == ("Ana Kovač", "ana kovac", "ana@example.org")
    assert Entry.objects.last().verb == "people.added"
    assert Entry.objects.last().actor_id == office.person_id


def test_the_same_address_twice_is_the_same_person(db):
    first = actions.add_person("Ana", "ana@example.org", by=None, at=NOW)
    again = actions.add_person("Anna", "ANA@example.org", by=None, at=NOW)

    assert again == first
    assert again.name == "Ana"
    assert verbs().count("people.added") == 1


@pytest.mark.parametrize(
    ("name", "email"), [("", ""), ("   ", ""), ("A" * 201, ""), ("Ana", "not an address"), ("Ana", "a" * 250 + "@x.org")]
)
def test_a_person_without_a_name_or_with_a_wrong_address_is_refused(db, name, email):
    with pytest.raises(actions.CannotKeepPerson):
        actions.add_person(name, email, by=None, at=NOW)
    assert verbs() == []


def test_a_new_address_is_also_the_new_name_to_sign_in_with(office, auditor):
    actions.change_person(auditor.person, name="Ana Kovač", email="Ana@example.org", by=office.person, at=NOW)

    auditor.refresh_from_db()
    assert (auditor.email, auditor.person.name, auditor.person.name_key) == ("ana@example.org", "Ana Kovač", "ana kovac")
    assert Entry.objects.last().verb == "people.changed"


def test_changing_nothing_enters_nothing(office):
    before = verbs()

    actions.change_person(office.person, name=office.person.name, email=office.person.email, by=office.person, at=NOW)

    assert verbs() == before


@pytest.mark.parametrize("email", ["{other}", ""])
def test_an_address_of_somebody_else_or_none_is_refused_to_who_signs_in(office, auditor, email):
    with pytest.raises(actions.CannotKeepPerson):
        actions.change_person(office.person, name="Ana", email=email.format(other=auditor.email), by=office.person, at=NOW)
    assert Person.objects.get(pk=office.person_id).name != "Ana"
