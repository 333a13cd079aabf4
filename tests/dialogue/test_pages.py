"""Every page of the room opens for who may, and what is found is shown."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from entente.dialogue.found import FOUND
from entente.people.access import AnonymousUser
from entente.people.together import together
from entente.search.kinds import Seeker
from entente.search.queries import matching
from entente.web.dialogue.urls import urlpatterns
from tests.doors.rooms import dialogue as doors
from tests.factories import dialogue as make
from tests.factories.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(office):
    found = SimpleNamespace(things={("person", side): account().person for side in ("own", "foreign")})
    doors.build(found)
    return found


def address(world, pattern) -> str:
    nouns = {
        name: doors.NOUNS.get((f"dialogue:{pattern.name}", name)) or doors.NOUNS["dialogue", name] for name in pattern.pattern.converters
    }
    return reverse(f"dialogue:{pattern.name}", kwargs={name: world.things[noun, "own"].pk for name, noun in nouns.items()})


def test_every_page_opens_for_the_office_and_none_breaks_for_a_visitor(world, office, client, signed_in):
    for pattern in urlpatterns:
        there = address(world, pattern)
        expected = 405 if pattern.name == "drop-point" else 200
        assert (pattern.name, signed_in(office).get(there).status_code) == (pattern.name, expected)
        assert client.get(there).status_code in {200, 302, 404}, pattern.name


def test_what_is_public_is_found_and_what_is_not_by_its_keeper_only(office):
    keeper = account()
    quiet = make.counterpart("Harbour agency", keeper=keeper.person, is_public=False)
    rows = {
        "dialogue.tracker": make.tracker("Harbour act"),
        "dialogue.consultation": make.consultation("Harbour question"),
        "dialogue.interregional": make.link("Harbour pilot"),
        "dialogue.counterpart": quiet,
    }

    for noun, row in rows.items():
        ((line,),) = together([FOUND[noun].rows([row.pk])])
        assert list(matching(noun, "harbour")) == [row.pk]
        assert FOUND[noun].say(line).address == row.get_absolute_url()
    seen = FOUND["dialogue.counterpart"].seen
    counts = [len(seen(Seeker(who, frozenset()))) for who in (AnonymousUser(), account(), keeper, office)]
    assert counts == [0, 0, 1, 1]
