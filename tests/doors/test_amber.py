"""Every door with something TLP:AMBER behind it and an outsider before it: byte for byte the same as without it.

Pages and operations, lists, counts, exports, feeds and search, each also asked for its words; and the mails that are made of such things.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

import pytest
from django.db import models, transaction
from django.test import Client
from django.utils import timezone

import tests.factories.notices  # noqa: F401 -- the kinds of notices that tests send are known from the beginning
from entente.notices import actions as notices
from entente.notices.models import Delivery
from entente.people.models import Account
from entente.reporting.actions import remind
from tests.doors import world as worlds
from tests.doors.hidden import Circle, hidden
from tests.doors.values import NOUNS, value
from tests.doors.walk import Door, doors
from tests.doors.world import World
from tests.factories.ballots import MOTION, rule
from tests.factories.governance import body, seat
from tests.factories.members import applicant, delegate, member
from tests.factories.people import account

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SECRETS = re.compile(r"hydra|kraken", re.IGNORECASE)
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+"|nonce-[^\s"]+|DTSTAMP:\w+')
NEVER = {"int": "999999999", "slug": "never-made", "str": "zzzzzzzzzzzz"}
MOVES_WITH_EVERY_ENTRY = {"entente_api_record_head"}  # the chain's head, whatever was entered
MADE_ANEW = {
    "mfa_activate_totp",  # a secret for whoever looks, another one at each look
    "mfa_add_webauthn",
    "measures:export-xlsx",  # a workbook says when it was made
}
LEAVES = {"account_logout"}
ALSO_CALLED = {"gathering": ("meeting",)}
ALSO_IN = {"market": ("measures",)}  # rooms that have two doors
OUTSIDERS: dict[str, Callable[[], Account | None]] = {
    "a visitor": lambda: None,
    "another member's delegate": lambda: delegate(member()),
    "an applicant's delegate": lambda: delegate(applicant()),
    "nobody in particular": account,
}
Answer = tuple[int, str, str]


@dataclass
class Scene:
    world: World
    circle: Circle


@pytest.fixture
def scene() -> Scene:
    """A partnership with one of everything; in it a circle that will be given something."""
    world = worlds.build()
    organisation, group = member("Circle Ltd"), body("ZZ9")
    insider = delegate(organisation)
    seat(group, insider, organisation=organisation)
    rule(group, replace(MOTION, name="Ordinary"))  # rules are everyone's to read
    return Scene(world, Circle(organisation, insider, group, world.things["second", "own"]))


def client_of(who: Account | None) -> Client:
    client = Client(raise_request_exception=False)
    if who:
        client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def answer(client: Client, address: str) -> Answer:
    """Status, where it leads, and the body without what differs from one answer to the next."""
    given = client.get(address)
    content = b"".join(given.streaming_content) if given.streaming else given.content
    return given.status_code, given.get("Location", ""), CHANGING.sub("", content.decode("utf-8", "replace"))


def opened() -> list[Door]:
    """Every page and operation that is read."""
    return [door for door in doors() if door.method == "GET" and door.name not in LEAVES | MADE_ANEW | MOVES_WITH_EVERY_ENTRY]


def addresses(world: World) -> list[str]:
    """Of every door: with somebody's things in it, and, where it takes none, asked for the hidden words too."""
    found = []
    for door in opened():
        if door.parameters:
            found.append(filled(door, lambda one, kind, door=door: known(world, door, one, kind)))
        else:
            found += [f"/{door.route}", f"/{door.route}?q=hydra"]
    return found


def known(world: World, door: Door, parameter: str, kind: str) -> Any:
    try:
        return value(world, door, parameter, "own")
    except KeyError:
        return NEVER[kind]


def filled(door: Door, said: Callable[[str, str], Any]) -> str:
    """The address with each parameter said; `said` is told its name and of what kind it is."""

    def one(found: re.Match[str]) -> str:
        kind, _colon, name = found[1].rpartition(":")
        return str(said(name, kind if kind in NEVER else "str"))

    return "/" + re.sub(r"<([^>]+)>", one, door.route)


def hide_all(circle: Circle) -> dict[str, models.Model]:
    return {noun: hide(circle) for noun, hide in hidden().items()}


def inside(world: World, thing: models.Model) -> Iterator[Door]:
    """The doors of the thing's own room, and of groups, which show what other rooms hold."""
    rooms = {thing._meta.app_label, "governance", *ALSO_IN.get(thing._meta.app_label, ())}
    for door in opened():
        room = door.name.partition(":")[0].removeprefix("entente_api_").partition("_")[0]
        if door.parameters and room in rooms and not opens_another(world, door, thing):
            yield door


def opens_another(world: World, door: Door, thing: models.Model) -> bool:
    """Whether `pk` is the number of something else there, as of a rule on a page of rules: its own number means another thing."""
    noun = NOUNS.get((door.name, "pk")) if "pk" in door.parameters else None
    one = world.things.get((noun or "", "own"))
    return isinstance(one, models.Model) and type(one) is not type(thing)


def of_thing(door: Door, circle: Circle, noun: str, thing: models.Model) -> tuple[str, str]:
    """The door's address with the thing where it is named, and with one that was never made."""
    own = {"pk", noun, f"{noun}_id", "reference", "number", *ALSO_CALLED.get(noun, ())}

    def named(name: str, kind: str) -> Any:
        if name in {"body", "slug"}:
            return circle.body.slug
        if name not in own:
            return NEVER[kind]
        return getattr(thing, name, NEVER["str"]) if kind == "str" and name in {"reference", "number"} else thing.pk

    def never(name: str, kind: str) -> Any:
        said = named(name, kind)
        return said if name not in own else NEVER["int" if isinstance(said, int) else "str"]

    return filled(door, named), filled(door, never)


def without(address: str, found: Answer) -> Answer:
    """The answer without the address that was asked for, which it may repeat."""
    status, leads, text = found
    for said in (address, quote(address), quote(address, safe="")):
        leads, text = leads.replace(said, "§"), text.replace(said, "§")
    return status, leads, text


@pytest.mark.parametrize("outsider", [pytest.param("a visitor", marks=pytest.mark.long), "another member's delegate"])
def test_no_door_answers_an_outsider_differently(scene: Scene, outsider: str):
    """A door that answers differently by itself fails here too: nobody could see what else it tells."""
    client = client_of(OUTSIDERS[outsider]())
    before = {address: answer(client, address) for address in addresses(scene.world)}

    hide_all(scene.circle)
    after = {address: answer(client, address) for address in before}

    told = [address for address in before if after[address] != before[address]]
    assert told == [], "\n".join(told)
    assert [address for address, found in after.items() if "q=" not in address and SECRETS.search(found[2])] == []


@pytest.mark.parametrize(
    "outsider", [pytest.param(one, marks=[] if one == "another member's delegate" else pytest.mark.long) for one in OUTSIDERS]
)
def test_its_own_address_answers_as_one_that_was_never_given(scene: Scene, outsider: str):
    client = client_of(OUTSIDERS[outsider]())
    circle, wrong, nowhere = scene.circle, [], dict[str, Answer]()
    for noun, thing in hide_all(circle).items():
        for door in inside(scene.world, thing):
            here, never = of_thing(door, circle, noun, thing)
            if here == never:
                continue  # it names something else
            if never not in nowhere:
                nowhere[never] = without(never, answer(client, never))
            if without(here, answer(client, here)) != nowhere[never]:
                wrong.append((noun, here))

    assert wrong == []


def test_who_it_was_given_to_finds_every_one_of_them(scene: Scene):
    client = client_of(scene.circle.insider)
    assert not SECRETS.search(answer(client, "/search/")[2])

    things = hide_all(scene.circle)
    found = answer(client, "/search/?q=hydra")[2]

    assert len(things) >= 8
    for title in ("takeover", "papers", "announced", "meeting", "survey", "in the news", "and kraken", "Slay the", "project"):
        assert re.search(rf"<mark>hydra</mark> {title}|{title} <mark>hydra</mark>", found, re.IGNORECASE), title


def test_no_mail_made_of_such_things_tells_an_outsider(scene: Scene):
    """Digests and what the Desk says once a month; whoever it was given to is told."""
    outsiders = [who for make in OUTSIDERS.values() if (who := make())]
    hide_all(scene.circle)
    for noun in ("digest", "desk"):
        with transaction.atomic():
            notices.digest(by=None, at=timezone.now()) if noun == "digest" else remind(by=None, at=timezone.now())
            told = Delivery.objects.filter(person__in=[who.person_id for who in outsiders])
            assert [one.text for one in told if SECRETS.search(one.text)] == [], noun

    mine = Delivery.objects.filter(person=scene.circle.insider.person_id)
    assert any(SECRETS.search(one.text) for one in mine)
