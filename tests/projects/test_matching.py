"""Participants become organisations: by PIC, else VAT number, else exact normalised name within the country."""

import pytest

from entente.members.models import Identifier, Organisation, Standing
from entente.members.numbers import Number
from entente.members.queries.directory import Asked, find, roll_on
from entente.projects.models import Participation
from tests.factories import members
from tests.factories.projects import folder, imported
from tests.projects.dump import dump

pytestmark = pytest.mark.django_db
PIC, OTHER = "999000001", "999000002"
VAT = "EL094259216"


def run(tmp_path, *rows):
    """Import one project with these participants, each at a place of its own; the names of their organisations in order."""
    result = imported(folder(tmp_path, [{}], [{"order": str(place)} | row for place, row in enumerate(rows, start=1)]))
    parts = Participation.objects.order_by("position").select_related("organisation")
    return result, [part.organisation for part in parts]


def test_the_same_number_is_the_same_organisation_whatever_its_name(tmp_path):
    result, (one, two) = run(tmp_path, {"name": "HARBOUR INSTITUTE"}, {"name": "HARBOUR INST.", "country": "CY"})

    assert one == two
    assert (result["organisations"], one.name, one.country_id) == (1, "HARBOUR INSTITUTE", "GR")


def test_without_a_number_the_normalised_name_within_the_country_decides(tmp_path):
    result, (one, two, three) = run(
        tmp_path,
        {"organisationID": "", "name": "Électricité  de Łódź", "country": "PL"},
        {"organisationID": "", "name": "ELECTRICITE DE LODZ", "country": "PL"},
        {"organisationID": "", "name": "ELECTRICITE DE LODZ", "country": "CZ"},
    )

    assert one == two != three
    assert result["by_noun"]["organisations"]["created"] == 2


def test_two_numbers_are_two_organisations_of_one_name(tmp_path):
    _result, (one, two) = run(tmp_path, {"organisationID": PIC}, {"organisationID": OTHER})

    assert one != two
    assert (one.slug, two.slug) == ("harbour-institute", "harbour-institute-gr")


def test_a_number_that_comes_later_is_kept_with_the_organisation_of_that_name(tmp_path):
    _result, (one, two, three) = run(tmp_path, {"organisationID": ""}, {"organisationID": PIC}, {"organisationID": OTHER})

    assert one == two != three
    assert Identifier.objects.get(organisation=one).value == PIC


def test_the_vat_number_decides_where_there_is_no_pic(tmp_path):
    _result, (one, two) = run(
        tmp_path, {"organisationID": PIC, "vatNumber": VAT}, {"organisationID": "", "vatNumber": VAT, "name": "ANOTHER NAME"}
    )

    assert one == two
    assert sorted(Identifier.objects.values_list("scheme", "value")) == [("pic", PIC), ("vat", VAT[2:])]


def test_a_vat_number_shared_by_two_pics_joins_nobody(tmp_path):
    _result, (one, two) = run(
        tmp_path, {"organisationID": PIC, "vatNumber": VAT}, {"organisationID": OTHER, "vatNumber": VAT, "name": "SISTER"}
    )

    assert one != two
    assert Identifier.objects.get(scheme="vat").organisation == one


@pytest.mark.parametrize("said", ["MISSING", "NOT APPLICABLE", "EL000000001"])
def test_a_vat_number_that_is_none_is_left_out(tmp_path, said):
    _result, (one,) = run(tmp_path, {"vatNumber": said})

    assert not Identifier.objects.filter(organisation=one, scheme="vat").exists()


def test_participants_are_never_members_by_themselves(tmp_path):
    _result, (one,) = run(tmp_path, {})

    assert not Standing.objects.filter(organisation=one).exists()


def test_a_member_is_found_and_its_own_entry_left_as_it_is(tmp_path):
    member = members.member("Harbour Institute", "GR", city="Patra", numbers=(Number("vat", "GR", VAT[2:]),))
    before = dump()["organisations"]

    result, found = run(
        tmp_path,
        {"organisationID": PIC, "vatNumber": VAT, "name": "HARBOUR", "shortName": "HI"},
        {"organisationID": PIC, "shortName": "HI"},
    )

    assert found[0] == member
    assert dump()["organisations"][: len(before)] == before
    assert Identifier.objects.filter(organisation=member).count() == 1
    assert result["by_noun"]["organisations"]["changed"] == 0


def test_an_organisation_that_is_no_member_gains_what_was_not_known_of_it(tmp_path):
    known = members.organisation("Harbour Institute", "GR", city="Patra")

    result, found = run(tmp_path, {"organisationID": PIC, "organizationURL": "www.harbour.example"})

    known.refresh_from_db()
    assert found == [known]
    assert (known.city, known.short_name, known.website) == ("Patra", "HI", "http://www.harbour.example")
    assert Identifier.objects.get(organisation=known).value == PIC
    assert result["by_noun"]["organisations"] == {"created": 0, "changed": 1, "unchanged": 0}


def test_a_fictional_organisation_of_the_same_name_is_another(tmp_path):
    invented = members.organisation("Harbour Institute", "GR", is_fictional=True)

    _result, found = run(tmp_path, {"organisationID": ""})

    assert found != [invented]
    assert Organisation.objects.filter(is_fictional=False).count() == 1


def test_the_directory_knows_a_participant_at_once(tmp_path):
    roll = roll_on(members.DAY)
    assert find(roll, Asked(words="harbour", chosen={"standing": ("known",)})).total == 0

    run(tmp_path, {})

    assert find(roll_on(members.DAY), Asked(words="harb", chosen={"standing": ("known",)})).total == 1


@pytest.mark.parametrize(("code", "region"), [("EL632", "EL63"), ("EL63", "EL63"), ("FR101", None), ("EL", None), ("XX999", None)])
def test_the_region_is_kept_where_the_edition_knows_it_in_that_country(tmp_path, code, region):
    _result, (one,) = run(tmp_path, {"nutsCode": code})

    assert one.region_id == region


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://", "ftp://example.org", "not an address"])
def test_only_a_web_address_is_kept_as_one(tmp_path, address):
    _result, (one,) = run(tmp_path, {"organizationURL": address})

    assert one.website == ""


def test_the_same_organisation_twice_at_one_place_counts_once(tmp_path):
    result, found = run(tmp_path, {"order": "1"}, {"order": "1"})

    assert (len(found), result["repeated"], result["participations"]) == (1, 1, 1)


def test_it_may_stand_at_two_places_of_a_project(tmp_path):
    _result, found = run(tmp_path, {}, {})

    assert len(found) == 2
