"""Workers killed while they send: no mail is lost and none is doubled, into a folder and to a mail server."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.notices.sink import Sink, sink
from tests.scratch import PROJECT, Installation, installation

pytestmark = pytest.mark.slow
MAILS = 40
PRELUDE = """
from datetime import timedelta
from django.utils import timezone
from entente.notices import actions, pace, queries, queue
from entente.notices.models import Delivery, Pump
from entente.people.models import Person
"""
TELL = f"""
people = [Person(name=f"Person {{n}}", name_key=f"person {{n}}", email=f"p{{n}}@example.org") for n in range({MAILS})]
people = Person.objects.bulk_create(people)
actions.tell("notices.statutory", to=[one.pk for one in people], subject="The meeting", body="Monday", by=None, at=timezone.now())
"""
A_QUARTER_LATER = """
Delivery.objects.filter(state="sending").update(claimed_at=timezone.now() - pace.LEASE * 2)
Pump.objects.all().delete()
queue.look.enqueue()
"""
STATES = "print(*(f'{state}={count}' for state, count in queries.counts().items() if count))"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    with installation(tmp_path) as found:
        yield found


def worker(here: Installation, *options: str, **settings: str) -> "subprocess.Popen[bytes]":
    command = [str(Path(sys.executable).with_name("entente")), "worker", *options]
    return subprocess.Popen(command, env={**os.environ, **here.environment, **settings}, cwd=PROJECT, stderr=subprocess.DEVNULL)


def told(here: Installation, code: str) -> str:
    return here.python(PRELUDE + code).strip()


def killed(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait(20)


def test_killed_at_random_every_mail_lies_in_the_folder_once(here: Installation) -> None:
    told(here, TELL)
    folder, seed = here.home / "mail", random.Random(7)

    for round_ in range(4):
        process = worker(here)
        before = len(list(folder.glob("*.eml")))
        _wait_for(lambda wanted=before + 3: len(list(folder.glob("*.eml"))) >= wanted)
        time.sleep(seed.random() / 50)
        killed(process)
        assert round_ or "sent" in told(here, STATES)
        told(here, A_QUARTER_LATER)
    assert worker(here, "--once").wait(60) == 0

    assert told(here, STATES) == f"sent={MAILS}"
    assert _addresses(folder) == Counter(f"p{n}@example.org" for n in range(MAILS))


@pytest.mark.long
@pytest.mark.parametrize(
    ("moment", "unsure_at_least", "unsure_at_most"), [("data", 0, 0), ("body", 0, 1), ("dot", 1, 1), ("answered", 0, 1)]
)
def test_killed_at_each_word_of_the_conversation_none_is_lost_or_doubled(
    here: Installation, moment: str, unsure_at_least: int, unsure_at_most: int
) -> None:
    """Killed after its first line, a mail may be sealed or not: it may be unsure, and is then never counted as sent."""
    wanted = Counter(f"p{n}@example.org" for n in range(MAILS))

    with sink() as server:
        told(here, TELL)
        _killed_at(here, server, moment)
        told(here, A_QUARTER_LATER)
        assert worker(here, "--once", **_sending_to(server)).wait(60) == 0

        states = dict(pair.split("=") for pair in told(here, STATES).split())
        unsure = int(states.get("unsure", 0))
        kept = Counter(server.recipients)
        assert unsure_at_least <= unsure <= unsure_at_most
        assert int(states["sent"]) + unsure == MAILS
        assert kept <= wanted
        assert (wanted - kept).total() <= (unsure if moment == "body" else 0)


def _killed_at(here: Installation, server: Sink, moment: str) -> None:
    """A worker that dies in the middle of its fifth mail."""
    process = worker(here, **_sending_to(server))
    begun: list[str] = []

    def at(now: str, recipient: str) -> None:
        begun.extend([recipient] if now == "data" else [])
        if now == moment and len(begun) == 5 and process.poll() is None:
            killed(process)

    server.at = at
    _wait_for(lambda: process.poll() is not None)
    server.at = lambda now, recipient: None


def _sending_to(server: Sink) -> dict[str, str]:
    return {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(server.port), "EMAIL_TLS": "0"}


def _addresses(folder: Path) -> Counter[str]:
    texts = (file.read_text() for file in folder.glob("*.eml"))
    return Counter(line.partition("<")[2].rstrip(">") for text in texts for line in text.splitlines() if line.startswith("To: "))


def _wait_for(arrived: object, seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while not arrived():  # type: ignore[operator]
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.005)
