"""Facts, photograph by consent, where somebody is known from, and what it shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from entente.people import actions, queries
from entente.people.choices import LawfulBasis, PersonSource
from entente.people.drafts import Facts, Known
from entente.people.models import Ground, Person, Photograph
from entente.record.models import Entry
from entente.record.queries import Reader, history
from tests.factories.people import person
from tests.factories.pictures import SECRET, jpeg, png

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_given_and_family_name_make_the_name_where_none_is_said(office):
    ana = actions.add_person("", "", by=office.person, at=NOW, facts=Facts(given="Ana", family="Kovač", languages=("de", "fr", "de")))

    assert (ana.name, ana.name_key, ana.languages) == ("Ana Kovač", "ana kovac", ["de", "fr"])


@pytest.mark.parametrize("facts", [Facts(title="D" * 41), Facts(phone="1" * 41), Facts(languages=("xx",)), Facts(given="A" * 101)])
def test_facts_that_cannot_be_kept_are_refused(office, facts):
    with pytest.raises(actions.CannotKeepPerson):
        actions.add_person("Ana", by=office.person, at=NOW, facts=facts)
    assert not Person.objects.filter(name="Ana").exists()


def test_control_signs_do_not_reach_a_name(office):
    assert actions.add_person("Ana\x7f\n\tKovač", by=office.person, at=NOW).name == "Ana Kovač"


@pytest.mark.parametrize("content", [png(), jpeg()])
def test_a_photograph_is_kept_with_its_consent_and_without_its_place(office, content):
    ana = person("Ana")

    kept = actions.give_photograph(ana, content, by=office.person, at=NOW)

    assert kept.consented_at == NOW
    assert SECRET not in bytes(Photograph.objects.get(person=ana).content)
    assert Entry.objects.last().verb == "people.photograph_given"


def test_withdrawing_consent_takes_the_bytes(office):
    ana = person("Ana")
    actions.give_photograph(ana, png(), by=ana, at=NOW)

    actions.withdraw_photograph(ana, by=ana, at=NOW)

    assert not Photograph.objects.exists()
    assert Entry.objects.last().verb == "people.photograph_withdrawn"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"GIF89a", "not a whole PNG or JPEG"), (png(20), "20 × 20"), (png()[:-20], "not a whole"), (b"\0" * 3_000_000, "larger than 2 MB")],
)
def test_what_is_no_picture_is_refused_in_words(office, content, sentence):
    with pytest.raises(actions.CannotKeepPerson, match=sentence):
        actions.give_photograph(person(), content, by=office.person, at=NOW)
    assert not Photograph.objects.exists()


def test_another_ground_is_dated_and_the_former_stays(office):
    ana = actions.add_person("Ana", by=office.person, at=NOW, known=Known(PersonSource.EVENT, "Plenary", LawfulBasis.CONSENT))

    actions.note_ground(
        ana, Known(PersonSource.MEMBER, "Aurelia", LawfulBasis.LEGITIMATE_INTEREST), by=office.person, at=NOW + timedelta(days=40)
    )

    now = queries.ground_of(ana)
    assert (now.source, now.said, now.basis) == ("member", "Aurelia", "legitimate_interest")
    before = Ground.objects.known().exclude(to_on=None).get(person=ana)
    assert (before.basis, before.to_on) == ("consent", now.from_on)


def test_the_same_ground_again_changes_nothing(office):
    known = Known(PersonSource.EVENT, "Plenary", LawfulBasis.CONSENT)
    ana = actions.add_person("Ana", by=office.person, at=NOW, known=known)
    entries = Entry.objects.count()

    actions.note_ground(ana, known, by=office.person, at=NOW + timedelta(days=1))

    assert Entry.objects.count() == entries


def test_whose_basis_nobody_stated_is_found(office):
    stated = actions.add_person("Ana", by=office.person, at=NOW, known=Known(PersonSource.EVENT, "", LawfulBasis.CONSENT))
    unstated = actions.add_person("Bo", by=office.person, at=NOW, known=Known(PersonSource.IMPORT, "list.csv"))

    found = set(queries.without_basis())

    assert unstated in found
    assert stated not in found


def test_what_the_record_says_of_a_person_is_personal(office):
    ana = actions.add_person("Ana", "ana@work.example", by=office.person, at=NOW, facts=Facts(phone="123"))
    actions.choose_shown(ana, languages=True, address=False, by=ana, at=NOW)

    own, others = history(ana, Reader(person=ana.pk)), history(ana, Reader(person=office.person_id + 1000))

    assert [line.verb for line in own] == ["people.shown_chosen", "people.added"]
    assert ("phone", None, "123") in own[1].changes
    assert others == []
