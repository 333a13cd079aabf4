"""What this room hands to the one search and to people about themselves."""

import pytest

from entente.people.together import together
from entente.support import actions, portability
from entente.support.found import FOUND
from tests.factories.members import member
from tests.factories.support import AT, answered, taken_up

pytestmark = pytest.mark.django_db


def test_the_search_shows_number_kind_member_and_state(office):
    row = taken_up(organisation=member("Nordlicht"), owner=office.person)
    ((_noun, kind),) = FOUND.items()

    ((found,),) = together([kind.rows([row.pk])])
    hit = kind.say(found)

    assert (hit.title, hit.address, hit.more) == (
        "Project SEAWALL",
        f"/support/{row.pk}/",
        "S-2018-001 · Letter of support · Nordlicht · Taken up",
    )


def test_a_person_is_told_what_it_asked_wrote_and_signed_off(office):
    row, _answer = answered("speaker", owner=office.person)
    actions.say(row, "Thank you.", is_from_office=False, by=row.asked_by, at=AT)

    asked, _owned, said, _signed = (section.rows for section in portability.about(row.asked_by_id))
    _asked, owned, _said, _signed = (section.rows for section in portability.about(office.person_id))

    assert asked == [("S-2018-001", "speaker", "Harbour Days", "answered", AT)]
    assert said == [("S-2018-001", "Thank you.", AT)]
    assert owned == [("S-2018-001", "answered", AT)]
