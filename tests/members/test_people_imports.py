"""People from a file: matched, checked, written at once; what is wrong is told with its line."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from entente.members import actions
from entente.members.imports import CannotImport, open_file
from entente.members.imports.people import Read, import_people
from entente.members.models import Delegation
from entente.people import actions as people
from entente.people.choices import LawfulBasis, PersonSource
from entente.people.models import Account, Address, Ground, Person
from entente.record.models import Entry
from tests.factories.members import at, delegate, member, organisation, partnership, pic
from tests.factories.people import LONG_AGO, account, person

pytestmark = pytest.mark.django_db
NOW = at(2026, 3, 2)


@pytest.fixture(autouse=True)
def aurelia():
    partnership()
    return member("Aurelia", "FR", numbers=(pic(100000001),))


def brought(folder: Path, *lines: str, name: str = "people.csv", **options: object) -> Read:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return import_people(open_file(path, name), by=None, at=NOW, **options)  # type: ignore[arg-type]


def told(read: Read) -> list[tuple[int, str, str]]:
    return [problem.cells for problem in read.plan.problems]


HEADER = "name,email,organisation,role,job title,from"


def test_new_people_come_with_their_roles_in_one_entry(tmp_path, aurelia):
    before = Entry.objects.count()

    read = brought(tmp_path, HEADER, "Ana Kovač,Ana@aurelia.example,AURELIA,expert,Engineer,2020-02-01", "Bo Ek,,aurelia,,,")

    ana, bo = Person.objects.get(email="ana@aurelia.example"), Person.objects.get(name="Bo Ek")
    assert read.plan.counts == {"rows": 2, "created": 2, "changed": 0, "unchanged": 0, "rejected": 0}
    held = Delegation.objects.get(person=ana)
    assert (held.organisation, held.role, held.job_title, held.from_on) == (aurelia, "expert", "Engineer", date(2020, 2, 1))
    assert (Delegation.objects.get(person=bo).role, Delegation.objects.get(person=bo).from_on) == ("employee", date(2026, 3, 2))
    assert Address.objects.get(person=ana).email == ana.email
    assert [(ground.source, ground.said, ground.basis) for ground in Ground.objects.all()] == [("import", "people.csv", "")] * 2
    assert Entry.objects.count() == before + 1
    assert Entry.objects.last().verb == "members.people_imported"


def test_the_entry_names_nobody(tmp_path, aurelia):
    somebody = delegate(aurelia).person
    brought(
        tmp_path,
        "name,email,phone",
        f"Ana Kovač,ana@aurelia.example,1234567,\n{somebody.name},{somebody.email},7654321".replace(",\n", "\n"),
    )

    body = Entry.objects.last().payload.body

    assert str(somebody.pk) in body
    for said in ("Ana", "ana@", "1234567", "7654321", somebody.email):
        assert said not in body


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path):
    before = Person.objects.count(), Entry.objects.count()

    tried = brought(tmp_path, HEADER, "Ana,ana@aurelia.example,Aurelia,,,", is_dry_run=True)

    assert (Person.objects.count(), Entry.objects.count()) == before
    assert tried.plan.counts["created"] == 1


def test_again_changes_nothing(tmp_path):
    lines = (
        HEADER,
        "Ana,ana@aurelia.example,Aurelia,expert,,2020-01-01",
        "Ana,ana@aurelia.example,Aurelia,contact,,",
        "Bo,,Aurelia,,,",
        "Cy,,,,,",
    )
    brought(tmp_path, *lines)
    entries = Entry.objects.count()

    again = brought(tmp_path, *lines)

    assert again.plan.counts == {"rows": 4, "created": 0, "changed": 0, "unchanged": 4, "rejected": 0}
    assert Entry.objects.count() == entries


def test_a_person_is_known_again_by_any_of_its_addresses(tmp_path, office):
    ana = people.add_person("Ana Kovač", "ana@home.example", by=None, at=LONG_AGO)
    people.add_address(ana, "ana@aurelia.example", by=office.person, at=LONG_AGO)

    read = brought(tmp_path, "name,email,phone", "ANA KOVAC,ana@aurelia.example,123")

    ana.refresh_from_db()
    assert read.plan.counts["changed"] == 1
    assert (ana.name, ana.email, ana.phone) == ("Ana Kovač", "ana@home.example", "123")


def test_a_person_is_known_again_by_its_name_within_the_organisation_and_gets_the_address(tmp_path, aurelia):
    ana = people.add_person("Ana Kovač", by=None, at=LONG_AGO)
    actions.delegate(ana, aurelia, "expert", on=date(2020, 1, 1), by=None, at=LONG_AGO)

    brought(tmp_path, "name,email,organisation", "ana kovac,ana@aurelia.example,Aurelia")

    ana.refresh_from_db()
    assert ana.email == "ana@aurelia.example"
    assert Delegation.objects.known().filter(person=ana).count() == 1


def test_somebody_of_the_same_name_elsewhere_is_somebody_else_and_is_shown(tmp_path):
    first = people.add_person("Ana Kovač", "ana@home.example", by=None, at=LONG_AGO)

    read = brought(tmp_path, "name,email,organisation", "Ana Kovač,ana@aurelia.example,Aurelia")

    assert Person.objects.filter(name="Ana Kovač").count() == 2
    assert [problem.cells for problem in read.plan.alike] == [(2, "", f"Somebody called Ana Kovač is known already ({first.email}).")]


@pytest.mark.parametrize("said", [{"pic": "100000001"}, {"organisation_id": "aurelia"}, {"organisation": "aurelia", "country": "France"}])
def test_an_organisation_is_meant_by_number_address_or_name(tmp_path, aurelia, said):
    brought(tmp_path, ",".join(["name", *said]), ",".join(["Ana", *said.values()]))

    assert Delegation.objects.get(person__name="Ana").organisation == aurelia


WRONG = [
    ("Ana,,Nowhere,,,", "organisation", "No organisation is known by “Nowhere”; add or import it first, then this line."),
    (",a@b.example,Aurelia,,,", "name", "This is missing."),
    ("Ana,nobody,Aurelia,,,", "email", "nobody is not an e-mail address; it reads like name@example.org."),
    ("Ana,,,expert,,", "organisation", "Say in which organisation."),
    (
        "Ana,,Aurelia,king,,",
        "role",
        "“king” is not known; write one of: representative, deputy, declarant, contact, expert, invoices, assistant, employee",
    ),
    ("Ana,,Aurelia,,,soon", "from", "“soon” is no day; write it as 2018-09-30."),
]


@pytest.mark.parametrize(("line", "column", "sentence"), WRONG)
def test_a_wrong_line_is_left_out_and_told_while_the_others_are_written(tmp_path, line, column, sentence):
    read = brought(tmp_path, HEADER, line, "Bo,bo@aurelia.example,Aurelia,,,")

    assert told(read) == [(2, column, sentence)]
    assert (read.plan.counts["created"], read.plan.counts["rejected"]) == (1, 1)
    assert Person.objects.filter(name="Bo").exists()
    assert not Person.objects.filter(name="Ana").exists()


def test_of_two_organisations_of_one_name_the_country_tells(tmp_path):
    organisation("Aurelia", "DE")

    unclear = brought(tmp_path, "name,organisation", "Ana,Aurelia")
    clear = brought(tmp_path, "name,organisation,country", "Ana,Aurelia,DE")

    assert "Several organisations are meant by this" in told(unclear)[0][2]
    assert clear.plan.counts["created"] == 1


def test_the_same_line_twice_and_lines_that_contradict_each_other_are_told(tmp_path):
    read = brought(
        tmp_path,
        "name,email,phone,organisation,role",
        "Ana,ana@aurelia.example,1,Aurelia,expert",
        "Ana,ana@aurelia.example,1,Aurelia,expert",
        "Ana,ana@aurelia.example,2,Aurelia,contact",
        "Bruno,ana@aurelia.example,,Aurelia,contact",
    )

    assert [text for _line, _column, text in told(read)] == [
        "This is Ana of an earlier line again.",
        "Line 2 says otherwise about the same person: phone.",
        "Line 2 gives it to Ana. Two people cannot share an address; leave it empty for one of them.",
    ]
    assert Person.objects.filter(name__in=["Ana", "Bruno"]).count() == 1


def test_a_second_representative_is_refused_in_words(tmp_path, aurelia):
    held = delegate(aurelia)

    read = brought(tmp_path, HEADER, "Ana,ana@aurelia.example,Aurelia,representative,,", "Bo,,Aurelia,deputy,,")

    assert told(read) == [(2, "", f"{held.person.name} represents this organisation then; end that first, or write deputy.")]
    assert Delegation.objects.filter(role="deputy").exists()


def test_two_representatives_in_one_file_are_one_too_many(tmp_path):
    read = brought(tmp_path, HEADER, "Ana,,Aurelia,representative,,2020-01-01", "Bo,,Aurelia,representative,,2021-01-01")

    assert told(read) == [(3, "", "Ana represents this organisation then; end that first, or write deputy.")]


def test_a_role_is_ended_and_a_job_changed_by_the_file(tmp_path, aurelia):
    held = delegate(aurelia, "expert")

    brought(
        tmp_path,
        "email,name,organisation,role,from,to,department",
        f"{held.email},{held.person.name},Aurelia,expert,2016-06-13,2026-01-01,R&D",
    )

    now = Delegation.objects.known().get(person=held.person)
    assert (now.to_on, now.department) == (date(2026, 1, 1), "R&D")
    assert Delegation.objects.filter(person=held.person).count() == 2


def test_a_role_from_another_day_that_is_known_is_told(tmp_path, aurelia):
    held = delegate(aurelia, "expert")

    read = brought(tmp_path, "email,name,organisation,role,from", f"{held.email},{held.person.name},Aurelia,expert,2018-01-01")

    assert told(read) == [(2, "", "This role is known from 13 June 2016; give that day, or end it first.")]


def test_an_employer_without_a_role_is_nothing_new_for_who_has_one(tmp_path, aurelia):
    held = delegate(aurelia)

    read = brought(tmp_path, "email,name,organisation", f"{held.email},{held.person.name},Aurelia")

    assert read.plan.counts["unchanged"] == 1
    assert Delegation.objects.known().filter(person=held.person).count() == 1


def test_another_address_by_number_replaces_the_one_that_is_written_to_but_never_a_sign_in(tmp_path):
    plain, signing = person("Ana Ek"), account()

    brought(
        tmp_path,
        "number,name,email",
        f"{plain.pk},Ana Ek,new@aurelia.example",
        f"{signing.person_id},{signing.person.name},other@aurelia.example",
    )

    plain.refresh_from_db()
    assert plain.email == "new@aurelia.example"
    assert Account.objects.get(pk=signing.pk).email == signing.email == Person.objects.get(pk=signing.person_id).email
    assert Address.objects.get(email="other@aurelia.example").person_id == signing.person_id


def test_a_number_and_an_address_of_two_people_are_refused(tmp_path):
    one, other = person("Ana Ek"), person("Ana Ek")

    read = brought(tmp_path, "number,name,email", f"{one.pk},Ana Ek,{other.email}")

    assert "belong to two different people" in told(read)[0][2]


def test_a_stated_basis_is_dated(tmp_path, office):
    ana = people.add_person("Ana", "ana@x.example", by=None, at=LONG_AGO)

    brought(tmp_path, "name,email,source,source_said,basis", "Ana,ana@x.example,event,Plenary 2026,consent")

    ground = Ground.objects.known().get(person=ana)
    assert (ground.source, ground.said, ground.basis) == (PersonSource.EVENT, "Plenary 2026", LawfulBasis.CONSENT)
    assert ground.from_on == date(2026, 3, 2)


@pytest.mark.parametrize("header", ["email", "organisation,role", "given"])
def test_a_file_in_which_nobody_has_a_name_is_refused(tmp_path, header):
    with pytest.raises(CannotImport, match="No column says who somebody is"):
        brought(tmp_path, header, "x")


def test_given_and_family_name_make_the_name(tmp_path):
    brought(tmp_path, "Vorname,Nachname,E-Mail,Sprachen", "Ana,Kovač,ana@x.example,Deutsch; fr")

    ana = Person.objects.get(email="ana@x.example")
    assert (ana.name, ana.given, ana.family, ana.languages) == ("Ana Kovač", "Ana", "Kovač", ["de", "fr"])


@pytest.mark.parametrize("rows", [300, 900])
def test_the_questions_asked_grow_with_hundreds_of_lines_not_with_lines(tmp_path, django_assert_max_num_queries, rows):
    lines = io.StringIO()
    csv.writer(lines).writerows([[f"Person {n} Lastname{n}", f"p{n}@x.example", "Aurelia", "expert", "", ""] for n in range(rows)])

    with django_assert_max_num_queries(60):
        read = brought(tmp_path, HEADER, lines.getvalue().strip())

    assert read.plan.counts["created"] == rows
