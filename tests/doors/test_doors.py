"""Who gets which answer at every page and operation: kind of user x own or foreign object. A door without its line fails.

After adding a door: `ENTENTE_WRITE_DOORS=1 pytest tests/doors` writes the table; read every new line before it is committed.
"""

import csv
import json
import os
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
ASKED, OF = (
    (("office",), ("own",)) if ON_POSTGRESQL else (KINDS, SIDES)
)  # who may what does not depend on the database; whether a page can be made may
SIGN_IN = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]  # one world for all of them


@pytest.fixture(scope="module")
def answers(django_db_setup: None, django_db_blocker: object) -> dict[tuple[str, str, str], dict[str, int]]:
    """Every door opened by everybody, once; each try is rolled back, and the world with them."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        found = _all_answers(build())
        transaction.set_rollback(True)
    return found


def _all_answers(world: World) -> dict[tuple[str, str, str], dict[str, int]]:
    found: dict[tuple[str, str, str], dict[str, int]] = {}
    for kind in ASKED:
        client = _client(world, kind)
        for door in doors():
            for side in OF if door.parameters else ("",):
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


def read_table() -> dict[tuple[str, str, str], dict[str, int]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["door"], row["method"], row["object"]): {kind: int(row[kind]) for kind in KINDS} for row in csv.DictReader(file)}


def _write(answers: dict[tuple[str, str, str], dict[str, int]]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["door", "method", "object", *KINDS])
        for key, row in answers.items():
            writer.writerow([*key, *(row[kind] for kind in KINDS)])


def test_every_door_answers_everybody_as_the_table_says(answers):
    if os.environ.get("ENTENTE_WRITE_DOORS"):
        _write(answers)
    table = {key: {kind: row[kind] for kind in ASKED} for key, row in read_table().items() if key[2] in ("", *OF)}

    assert answers == table


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
