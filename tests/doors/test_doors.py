"""Who gets which answer at every page and operation: kind of user x own or foreign object. A door without its line fails.

After adding a door: `ENTENTE_WRITE_DOORS=1 pytest tests/doors` writes the table; read every new line before it is committed.
"""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from tests.doors.bodies import body
from tests.doors.values import address
from tests.doors.walk import Door, doors
from tests.doors.world import KINDS, SIDES, World, build
from tests.scratch import ON_POSTGRESQL

TABLE = Path(__file__).parent / "table.csv"
Answers = dict[tuple[str, str, str], dict[str, int]]  # door, method and side -> kind of user -> status
Asked = Callable[[str, str], bool]
WRITES = bool(os.environ.get("ENTENTE_WRITE_DOORS"))
SIGN_IN = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]  # one world for all of them


def is_asked(kind: str, side: str) -> bool:
    """Only a delegate has things of its own: what belongs to others is opened by everybody else in `make long`.

    Who may what does not depend on the database, whether a page can be made may: the office opens each on PostgreSQL.
    """
    if ON_POSTGRESQL:
        return kind == "office" and side != "foreign"
    return WRITES or kind == "delegate" or side != "foreign"


@pytest.fixture(scope="module")
def walked(django_db_setup: None, django_db_blocker: object) -> Callable[[Asked], Answers]:
    """Doors opened once by whoever is asked; each try is rolled back, and the world with them."""

    def walk(is_asked: Asked) -> Answers:
        with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
            found = _all_answers(build(), is_asked)
            transaction.set_rollback(True)
        return found

    return walk


@pytest.fixture(scope="module")
def answers(walked: Callable[[Asked], Answers]) -> Answers:
    return walked(is_asked)


def _all_answers(world: World, is_asked: Asked) -> Answers:
    found: Answers = {}
    for kind in KINDS:
        client = _client(world, kind)
        for door in doors():
            for side in [one for one in (SIDES if door.parameters else ("",)) if is_asked(kind, one)]:
                found.setdefault((door.name, door.method, side), {})[kind] = _status(client, world, door, kind, side)
    return found


def _client(world: World, kind: str) -> Client:
    client = Client(raise_request_exception=False)
    if kind in world.accounts:
        client.force_login(world.accounts[kind], backend=SIGN_IN)
    return client


def _status(client: Client, world: World, door: Door, kind: str, side: str) -> int:
    headers = {"Authorization": f"Bearer {world.tokens[kind]}"} if door.route.startswith("api/") and kind in world.tokens else {}
    session = client.cookies.get("sessionid")
    with transaction.atomic():
        sent = json.dumps(body(door)) if body(door) is not None else ""
        where = address(world, door, side or "own")
        answer = client.generic(
            door.method, where, sent, content_type="application/json" if sent else "application/octet-stream", headers=headers
        )
        if answer.streaming:
            b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    if session is not None:
        client.cookies["sessionid"] = session.value
    return answer.status_code


def told(is_asked: Asked) -> Answers:
    """What the table says to those who are asked."""
    cells = {key: {kind: status for kind, status in row.items() if is_asked(kind, key[2])} for key, row in read_table().items()}
    return {key: row for key, row in cells.items() if row}


def read_table() -> Answers:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["door"], row["method"], row["object"]): {kind: int(row[kind]) for kind in KINDS} for row in csv.DictReader(file)}


def _write(answers: Answers) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["door", "method", "object", *KINDS])
        for key, row in answers.items():
            writer.writerow([*key, *(row[kind] for kind in KINDS)])


def test_every_door_answers_everybody_as_the_table_says(answers):
    if WRITES:
        _write(answers)

    assert answers == told(is_asked)


@pytest.mark.long
def test_every_door_to_what_belongs_to_others_answers_as_the_table_says(walked):
    def is_left(kind, side):
        return not is_asked(kind, side)

    assert walked(is_left) == told(is_left)


DIFFERS_FOR_THE_OFFICE = {"entente_api_governance_give_mandate", "entente_api_programme_change_goal"}  # as the two things themselves do


def test_what_belongs_to_others_is_no_other_thing_but_to_a_delegate():
    """So the rows that only `make long` opens cannot say what no run of CI has seen."""
    table = read_table()
    sides = [(name, row, table[name, method, "foreign"]) for (name, method, side), row in table.items() if side == "own"]
    told = {(name, kind) for name, own, foreign in sides for kind in KINDS if kind != "delegate" and own[kind] != foreign[kind]}

    assert told == {(name, "office") for name in DIFFERS_FOR_THE_OFFICE}


def test_no_door_breaks(answers):
    assert {key: row for key, row in answers.items() if max(row.values()) >= 500} == {}


OWN_ACCOUNT = (
    "account",
    "mfa",
    "usersessions",
    "socialaccount",
    "openid",
    "people:",
    "notices:preferences",
    "entente_api_notices_choose",
    "agenda:watch",
    "entente_api_agenda_watch",
    "entente_api_agenda_unwatch",
    "gatherings:make-calendar",
    "gatherings:end-calendar",
    "entente_api_documents_comment",  # whoever may read may comment
    "entente_api_industry_complain",  # whoever is signed in may complain about a label
)
READING = {
    "record:verify",  # sent as a form, because recomputing a long chain is work; it writes nothing
    "entente_api_industry_check_badge",  # a badge is too long for an address; checking it writes nothing
}


def test_an_auditor_changes_nothing_but_its_own_account():
    changing = {key: row for key, row in read_table().items() if key[1] not in {"GET", "HEAD"} and row["auditor"] < 400}

    assert {name for name, _, _ in changing if not name.startswith(OWN_ACCOUNT)} == READING


def test_a_visitor_changes_nothing():
    """A visitor who sends something is asked to sign in, refused, or told what is wrong."""
    table = read_table()
    sent = {key for key, row in table.items() if key[1] not in {"GET", "HEAD"} and 200 <= row["visitor"] < 300}

    assert {name for name, _, _ in sent if not name.startswith(("account", "mfa", "socialaccount"))} <= READING
