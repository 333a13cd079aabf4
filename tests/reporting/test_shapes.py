"""What is built once for a shape and filled with ids is, to the letter, what a room hands in for that asker."""

import random
from datetime import date
from functools import partial

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from entente.members.models import Organisation
from entente.notices.discovery import offered
from entente.people.choices import Permission
from entente.people.desk import Card
from entente.people.models import Person
from entente.people.together import Compiled, compiled, part, together
from entente.people.waiting import Prepared
from entente.reporting.desk import desk_of, shapes, whose
from entente.reporting.desk.asking import _beforehand
from entente.reporting.desk.shapes import Asker, asker, handed_in
from tests.factories.desk import busy, fill
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    shapes._kept.clear()


def anybody(dice: random.Random, *, with_keys: bool) -> Asker:
    organisations = dice.sample(range(1, 5000), dice.randrange(4))
    keys = ["everyone", "community", *(f"group:{dice.randrange(1, 400)}" for _ in range(dice.randrange(3)))]
    keys += [f"organisation:{pk}" for pk in organisations[1:]]
    permissions = dice.sample([one.value for one in Permission], dice.choice([0, 3, len(Permission)]))
    pk = dice.randrange(1, 5000)
    return asker(pk, organisations, permissions, [*keys, f"person:{pk}"] if with_keys else None)


def statements(handed: object) -> list[Compiled]:
    return [one.rows if isinstance(one.rows, Compiled) else compiled(one.rows) for one in handed]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("module", "name"), [("waiting", "prepared"), ("desk", "cards")])
def test_filled_it_is_what_each_room_would_have_handed_in(module, name):
    busy()
    dice = random.Random(2018)
    people = [anybody(dice, with_keys=name == "cards") for _ in range(12)]
    known = {module: {"known": beforehand(True, DAY)} for module, beforehand in _beforehand().items()}

    for hook in offered(module, name):
        for one in people:
            more = known.get(hook.__module__, {})
            assert statements(handed_in(hook, one, DAY, **more)) == statements(hook(*one.arguments(DAY), **more)), hook.__module__


def test_every_room_is_built_once_a_shape():
    """Whoever adds a hook that asks the database, reads the clock or keeps an id in what it says makes every Desk slower."""
    who = busy()
    fill(who, 1)

    desk_of(whose(who), DAY)
    first = set(shapes._kept)
    desk_of(whose(who), DAY)

    assert [shape[0].__module__ for shape, kept in shapes._kept.items() if kept.differs] == []  # type: ignore[index]
    assert set(shapes._kept) == first
    assert set(_beforehand()) == {"entente.agreement.waiting"}


def people_called(ids: list[int]) -> object:
    return part(Person.objects.filter(pk__in=ids), label="name")


def test_who_asks_the_database_meanwhile_is_asked_anew_each_time():
    ana, ben = person("Ana"), person("Ben")

    def asks(who, *_rest):
        return [Prepared(people_called(list(Person.objects.filter(pk=who).values_list("pk", flat=True))), str)]

    found = [together([one.rows for one in handed_in(asks, asker(who.pk, (), ()), DAY)]) for who in (ana, ben)]

    assert [rows[0][0].label for rows in found] == ["Ana", "Ben"]


def test_who_says_something_else_to_each_is_asked_anew_each_time():
    def says(who, *_rest):
        return [Prepared(people_called([]), lambda row: who)]  # type: ignore[arg-type, return-value]

    def partly(who, *_rest):
        return [Prepared(people_called([]), partial(max, who))]

    assert [handed_in(says, asker(pk, (), ()), DAY)[0].say(None) for pk in (1, 2)] == [1, 2]
    assert [handed_in(partly, asker(pk, (), ()), DAY)[0].say(5) for pk in (3, 9)] == [5, 9]


def test_a_number_of_its_own_beside_an_id_stays_itself():
    def of_year(who, organisations, *_rest):
        return [Prepared(part(Organisation.objects.filter(pk__in=[*organisations, 2018, who]), label="name"), str)]

    (one,) = handed_in(of_year, asker(7, (5, 3), ()), DAY)

    assert {3, 5, 7, 2018} <= set(one.rows.params)


def test_what_stands_on_cards_is_in_the_readers_language():
    def welcomes(*_rest):
        return [Card(str(_("Desk")), people_called([]), str, 1)]  # type: ignore[arg-type]

    who = asker(1, (), (), ())

    with translation.override("en"):
        handed_in(welcomes, who, DAY)
    with translation.override("de"):
        handed_in(welcomes, who, DAY)

    assert len(shapes._kept) == 2
