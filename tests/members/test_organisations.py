import pytest
from django.db import IntegrityError, transaction

from entente.members import actions
from entente.members.drafts import Draft
from entente.members.models import Organisation
from entente.members.numbers import Number
from entente.record.queries import Reader, history
from entente.search.queries import matching
from tests.factories.members import applicant, at, member, organisation, partnership, pic
from tests.factories.people import person

pytestmark = pytest.mark.django_db
NOUN = "members.organisation"


def found(words):
    return set(matching(NOUN, words))


def test_an_organisation_is_known_and_found_at_once():
    one = organisation("Aurelia Sécurité", "FR", city="Łódź", sectors=("demand-energy",), expertise=("D02",))

    assert found("securite") == found("lod") == found("energy") == {one.pk}
    assert one.slug == "aurelia-securite"


def test_two_of_one_name_have_different_addresses():
    first, second = organisation("Calmar", "SE"), organisation("Calmar", "FI")
    third = actions.add(Draft("Calmar", "FI"), by=None, at=at(2018), even_if_alike=True)

    assert [first.slug, second.slug, third.slug] == ["calmar", "calmar-fi", "calmar-fi-2"]


def test_an_address_is_never_one_of_the_rooms_own_pages():
    assert organisation("Office", "FR").slug == "office-fr"


def test_a_name_in_greek_or_cyrillic_has_an_address_in_latin_letters():
    assert organisation("Ευρώπη", "GR").slug == "evropi"
    assert organisation("Сигурност", "BG").slug == "sigurnost"


def test_the_same_name_in_the_same_country_is_refused_until_somebody_says_that_it_is_another():
    organisation("Bastion", "BE")

    with pytest.raises(actions.CannotAdd, match="There is already Bastion in Belgium"):
        actions.add(Draft("BASTION", "BE"), by=None, at=at(2018))

    actions.add(Draft("BASTION", "BE"), by=None, at=at(2018), even_if_alike=True)
    assert Organisation.objects.filter(country="BE").count() == 2


def test_a_number_names_one_organisation():
    organisation("Dalia", numbers=(pic(1),))

    with pytest.raises(actions.CannotAdd, match="Dalia already has one of these numbers"):
        actions.add(Draft("Another", "DE", numbers=(pic(1),)), by=None, at=at(2018))
    assert not Organisation.objects.filter(name="Another").exists()


def test_a_kind_that_no_category_takes_is_refused():
    partnership()
    actions.change_categories([], by=None, at=at(2018))

    with pytest.raises(actions.CannotReclassify, match="No category takes “SME”"):
        actions.add(Draft("Egida", "GR", kind="sme"), by=None, at=at(2018))
    assert not Organisation.objects.exists()


def test_the_office_corrects_and_the_record_keeps_what_was():
    one = organisation("Fjordvkt", "NO", city="Oslo")

    actions.edit(one, {"name": "Fjordvakt", "city": "Oslo"}, by=person(), at=at(2018))

    one.refresh_from_db()
    assert (one.name, one.name_key) == ("Fjordvakt", "fjordvakt")
    assert found("fjordvakt") == {one.pk}
    assert found("fjordvkt") == set()
    assert history(one, Reader())[0].changes == [("name", "Fjordvkt", "Fjordvakt")]


def test_an_edit_that_changes_nothing_is_not_entered():
    one = organisation("Garda", "IT", city="Verona")

    actions.edit(one, {"city": "Verona"}, by=person(), at=at(2018))

    assert [told.verb for told in history(one, Reader(office=True))] == ["members.added"]


def test_a_delegate_changes_the_profile_and_nothing_else():
    one = member("Hvezda", "CZ")

    actions.edit_profile(
        one, {"about": "We guard.", "sectors": ["demand-health"], "name": "Stolen", "city": "Praha"}, by=person(), at=at(2018)
    )

    one.refresh_from_db()
    assert (one.about, one.name, one.city) == ("We guard.", "Hvezda", "")
    assert list(one.sectors.values_list("pk", flat=True)) == ["demand-health"]
    assert found("guard health") == {one.pk}


def test_a_region_of_another_country_is_refused():
    one = organisation("Ile", "FR")

    with pytest.raises(actions.CannotEdit, match="The region DE21 is not in France"):
        actions.edit(one, {"region": "DE21"}, by=person(), at=at(2018))


def test_a_sector_that_is_in_no_list_is_refused():
    with pytest.raises(actions.CannotEdit, match="“nowhere” is not in the list"):
        actions.edit(organisation(), {"sectors": ["nowhere"]}, by=person(), at=at(2018))


def test_numbers_are_brought_to_what_is_said():
    one = organisation("Jura", "LV", numbers=(pic(7), Number("register", "LV", "A1")))

    actions.set_numbers(one, [pic(7), pic(8)], by=person(), at=at(2018))

    assert {(row.scheme, row.value) for row in one.identifiers.all()} == {("pic", "000000007"), ("pic", "000000008")}


def test_who_reads_a_register_number_in_the_history():
    one = organisation("Jura", "LV")
    actions.set_numbers(one, [pic(7), Number("register", "LV", "A1")], by=person(), at=at(2018))

    assert [name for name, *_ in history(one, Reader())[0].changes] == ["pic"]
    assert [name for name, *_ in history(one, Reader(organisations=frozenset({one.pk})))[0].changes] == ["pic", "register"]


def test_anothers_number_is_refused():
    one, other = organisation("Krystal"), organisation("Lodz", numbers=(pic(9),))

    with pytest.raises(actions.CannotEdit, match="Lodz has one of these numbers"):
        actions.set_numbers(one, [pic(9)], by=person(), at=at(2018))
    assert other.identifiers.count() == 1


def test_a_batch_is_one_entry():
    partnership()

    written = actions.add_many([Draft(f"Batch {number}", "FR", kind="sme") for number in range(30)], by=None, at=at(2018), source="a list")

    told = history(partnership(), Reader(office=True))[0]
    assert told.verb == "members.many_added"
    assert ("organisations", None, 30) in told.changes
    assert len(written) == len(found("batch")) == 30


def test_one_taken_number_stops_the_whole_batch():
    organisation(numbers=(pic(3),))
    before = Organisation.objects.count()

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.add_many([Draft("One", "FR"), Draft("Two", "FR", numbers=(pic(3),))], by=None, at=at(2018))

    assert Organisation.objects.count() == before


def test_adding_is_undone_when_the_record_cannot_be_written(monkeypatch):
    from entente.record.models import Payload

    partnership()
    monkeypatch.setattr(Payload, "save", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        actions.add(Draft("Muhle", "DE"), by=None, at=at(2018))

    assert not Organisation.objects.filter(name="Muhle").exists()
    assert found("muhle") == set()


def test_an_applicant_is_no_member():
    one = applicant()

    assert actions.moves_from("applicant") == ["turn-down", "admit"]
    assert one.standings.count() == 1
