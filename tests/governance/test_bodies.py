"""Bodies: their stable number, their dated names, their rules."""

from datetime import date

import pytest
from django.utils import timezone

from entente.documents.discovery import address_of, home_of, may_file
from entente.engine.marking import Marking
from entente.governance import actions, homes
from entente.governance.actions import Rules
from entente.governance.choices import MandateRole
from entente.governance.items import ITEMS
from entente.governance.models import Body, Remit
from entente.governance.queries.bodies import bodies
from entente.governance.references import key_of
from entente.people.models import Account
from tests.factories.documents import document
from tests.factories.governance import body, chair, seated
from tests.factories.people import account

pytestmark = pytest.mark.django_db
TODAY, NOW = timezone.localdate(), timezone.now()


def test_a_body_keeps_its_number_whatever_it_is_called():
    one = body("WG3", "Sectoral demand", on=date(2016, 6, 17))
    actions.describe(one, "Cyber resilience", scope="New", on=date(2021, 3, 1), by=None, at=NOW)

    assert Body.objects.named(date(2018, 1, 1)).get(code="WG3").name == "Sectoral demand"
    assert Body.objects.named(date(2021, 3, 1)).get(code="WG3").name == "Cyber resilience"
    assert Body.objects.named(date(2010, 1, 1)).get(code="WG3").name == "Sectoral demand"
    assert str(one) == "WG3"


def test_a_name_corrected_on_its_first_day_leaves_no_row_that_held():
    one = body("WG3", "Sectorial demand", on=date(2016, 6, 17))

    actions.describe(one, "Sectoral demand", on=date(2016, 6, 17), by=None, at=NOW)

    assert [remit.name for remit in Remit.objects.known().filter(body=one)] == ["Sectoral demand"]
    with pytest.raises(actions.CannotFound, match="choose that day or a later one"):
        actions.describe(one, "Other", on=date(2016, 1, 1), by=None, at=NOW)


@pytest.mark.parametrize(
    ("code", "said"),
    [("wg1", "is taken"), ("1WG", "begins with a letter"), ("W G", "letters, digits"), ("new", "kept for a page"), (" ", "begins")],
)
def test_a_number_is_one_and_readable(code: str, said: str):
    body("WG1")

    with pytest.raises(actions.CannotFound, match=said):
        actions.found(code, "A name", on=TODAY, by=None, at=NOW)


def test_a_body_needs_a_name():
    with pytest.raises(actions.CannotFound, match="a name"):
        actions.found("WG1", "  ", on=TODAY, by=None, at=NOW)


def test_a_body_is_no_part_of_itself():
    above, below = body("A"), body("B")
    actions.change_rules(below, Rules(parent=above), by=None, at=NOW)

    with pytest.raises(actions.CannotFound, match="part of itself"):
        actions.change_rules(above, Rules(parent=Body.objects.get(pk=below.pk)), by=None, at=NOW)


def test_rules_change_what_is_filed_from_now_on():
    one = body("WG1", marking="AMBER")
    before = document(home=homes.home(one))

    actions.change_rules(one, Rules(marking="GREEN", notes_openings=True), by=None, at=NOW)

    home = home_of(key_of(one))
    assert home
    assert (home.label, home.marking, home.notes_openings) == ("WG1", Marking.GREEN, True)
    before.refresh_from_db()
    assert (before.marking, before.notes_openings) == ("AMBER", True)


def test_those_who_keep_a_body_file_in_its_home(office):
    one, other = body("WG1"), body("WG2")
    roles = {role: seated(one, role) for role in MandateRole}

    filing = {role for role, who in roles.items() if may_file(who, key_of(one))}

    assert filing == {MandateRole.CHAIR, MandateRole.VICE_CHAIR, MandateRole.SECRETARY}
    assert may_file(office, key_of(one))
    assert not any(may_file(who, key_of(other)) for who in roles.values())
    assert not may_file(account(), key_of(one))
    assert address_of(key_of(one)) == ("governance:body", ("wg1",))
    assert home_of("governance.body:999999") is None


def test_a_right_to_file_ends_with_the_seat_at_the_next_request():
    one = body()
    leading = chair(one)
    assert may_file(leading, key_of(one))

    actions.end(one.mandates.get(person=leading.person), on=TODAY, by=None, at=NOW)

    assert not may_file(Account.objects.get(pk=leading.pk), key_of(one))


def test_a_red_body_names_those_who_sit_in_it_now():
    one = body(marking="RED")
    two = {seated(one).person_id, chair(one).person_id}

    assert homes.home(one).shared_with.persons == two


def test_bodies_stand_in_the_order_of_their_kinds_and_numbers():
    for code, kind in (("WG10", "working_group"), ("WG2", "working_group"), ("GA", "assembly"), ("BoD", "board")):
        body(code, kind=kind)

    assert [one.body.code for one in bodies(TODAY)] == ["GA", "BoD", "WG2", "WG10"]


def test_new_bodies_are_offered_to_newsletters():
    body("WG7", "Quantum", scope="Keys", on=date(2018, 9, 10))
    source = next(one for one in ITEMS if one.noun == "governance.body")

    assert [(item.title, item.text, item.address) for item in source.items(date(2018, 9, 1), date(2018, 10, 1))] == [
        ("WG7: Quantum", "Keys", "/groups/wg7/")
    ]
    assert source.items(date(2018, 10, 1), date(2018, 11, 1)) == []
