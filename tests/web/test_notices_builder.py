"""The audience builder: parts added and taken away by links, who is meant shown at once."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from entente.notices.models import Announcement, SavedAudience
from entente.people.models import Account
from tests.factories.members import delegate, member, partnership
from tests.factories.notices import announcement, group, people
from tests.notices.conftest import _forgotten  # noqa: F401 -- fixture
from tests.web.test_notices import at, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(office: Account, signed_in: Callable[[Account], Client]) -> Client:
    return signed_in(office)


def added(client: Client, e: str, how: str, noun: str, *values: str) -> str:
    """The expression after a part was added."""
    answer = client.get(at("try"), {"e": e, "how": how, "noun": noun, "value": values})
    assert answer.status_code == 302
    page = client.get(answer.url)  # type: ignore[attr-defined]
    found = re.search(r'<input type="hidden" name="e" value="([^"]*)">', page.content.decode())
    assert found
    return found[1].replace("&quot;", '"')


def test_parts_are_added_one_by_one(desk):
    partnership()
    group("WG3")

    e = added(desk, "", "and", "group", "WG3")
    e = added(desk, e, "and", "country", "FR", "DE")
    e = added(desk, e, "not", "role", "office")
    e = added(desk, e, "or", "role", "auditor")

    assert e == "group:WG3 and country:FR,DE and not role:office or role:auditor"


def test_beginning_with_who_is_left_out_means_everyone_else(desk):
    assert added(desk, "", "not", "role", "office") == "everyone and not role:office"


def test_each_part_can_be_taken_away(desk):
    group("WG3")

    page = desk.get(at("try"), {"e": "group:WG3 and role:office"}).content.decode()

    assert '?e=role%3Aoffice" aria-label="Take away Group: WG3"' in page
    assert '?e=group%3AWG3" aria-label="Take away Role: Office"' in page


def test_who_is_meant_stands_beside_it_with_reasons(desk, office):
    partnership()
    french = delegate(member(country="FR")).person

    said = words(desk.get(at("try"), {"e": "country:FR or role:office"}))

    assert "2 people get it" in said
    assert f"{french.name} {french.email} because you act for a member in France" in said
    assert f"{office.person.name} {office.person.email} because your role here is “Office”" in said


def test_what_cannot_be_read_is_said_and_stays_to_be_mended(desk):
    answer = desk.get(at("try"), {"e": "country:FR und country:DE"})

    assert answer.status_code == 422
    assert "At sign 12 stands “und”" in words(answer)
    assert "country:FR und country:DE</textarea>" in answer.content.decode()


def test_long_lists_of_values_are_searched_by_words_without_accents(desk):
    for name in ("Łódź Harbour", "Tallinn Lighthouse"):
        somebody = delegate(member(name=name)).person
        assert somebody.pk

    said = words(desk.get(at("try"), {"noun": "organisation", "q": "lod"}))

    assert "Łódź Harbour" in said
    assert "Tallinn Lighthouse" not in said


def test_using_it_keeps_it_on_the_announcement(desk, office):
    group("WG3", *people(1))
    row = announcement(office.person, audience="")

    answer = desk.post(at("audience-of", row.pk), {"e": "( group:WG3 )"})

    assert answer.url == row.get_absolute_url()  # type: ignore[attr-defined]
    assert Announcement.objects.get().audience == "group:WG3"


def test_a_name_keeps_it_for_the_next_time(desk):
    group("WG3", *people(2))

    answer = desk.post(at("save-audience"), {"name": "Energy", "expression": "group:WG3", "address": "wg3"})

    row = SavedAudience.objects.get()
    assert answer.url == row.get_absolute_url()  # type: ignore[attr-defined]
    assert "2 people today" in words(desk.get(row.get_absolute_url()))
    assert "Energy Group: WG3 2 wg3" in words(desk.get(at("audiences")))


def test_an_audience_whose_group_ended_says_so_instead_of_breaking(desk):
    group("WG3", *people(2))
    desk.post(at("save-audience"), {"name": "Energy", "expression": "group:WG3", "address": ""})
    from tests.factories.notices import GROUPS

    GROUPS.members.clear()

    assert "There is no group “WG3”." in words(desk.get(at("audiences")))
    assert "There is no group “WG3”." in words(desk.get(at("audience", "energy")))


def test_the_lists_come_as_csv(desk):
    (anna,) = people(1)
    group("WG3", anna)
    desk.post(at("save-audience"), {"name": "Energy", "expression": "group:WG3", "address": "wg3"})

    answer = desk.get(at("lists"))

    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "list,address,name,person"
    assert lines[1].endswith(f",{anna.email},{anna.name},{anna.pk}")


def test_a_dropped_name_is_gone(desk):
    group("WG3")
    desk.post(at("save-audience"), {"name": "Energy", "expression": "group:WG3", "address": ""})

    desk.post(reverse("notices:drop-audience", args=["energy"]))

    assert not SavedAudience.objects.exists()
