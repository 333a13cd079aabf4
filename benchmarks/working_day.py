"""The working day: audiences, the outbox, the Desk, the mail of the month on both databases; the one search over 20,000 organisations.

`python -m benchmarks.working_day`; exit 1 when a bar is missed.
"""

import json
import sys
import tempfile
from pathlib import Path

from benchmarks import notices
from benchmarks.instances import serving
from benchmarks.instances.working import compared, timed
from tests.scratch import installation

DESK, DESK_QUERIES, MONTH = "Desk of the busiest", 8, "mail of the month"
BARS = notices.BARS | {DESK: 120.0, MONTH: 60_000.0}  # milliseconds; of the Desk the number of queries is the promise
PER_SECOND, P99, SEARCH_QUERIES = 150, 120, 8


def main() -> None:
    kept = compared("working_day", BARS, queries={DESK: DESK_QUERIES})
    sys.exit(0 if all([kept, _search()]) else 1)


def measured() -> None:
    """In a process that is set up for one installation: fill it, measure, say it as JSON."""
    rows = notices.measured_rows()
    from django.test import Client
    from django.utils import timezone

    from entente.notices.models import Delivery
    from entente.people.models import Account, Person
    from entente.reporting.actions import remind
    from tests.factories.desk import busy, fill

    who = busy()
    fill(who, 3)
    others = Person.objects.filter(account=None).exclude(email="")
    Account.objects.bulk_create(Account(person=one, email=one.email, created_at=timezone.now()) for one in others)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    rows.append(timed(DESK, lambda: _opened(client), 25))
    rows.append(timed(MONTH, lambda: remind(by=None, at=timezone.now()), 1))
    assert Delivery.objects.filter(notice__kind="reporting.desk").exists()
    print(json.dumps(rows))


def _opened(client: object) -> None:
    answer = client.get("/desk/")  # type: ignore[attr-defined]
    assert answer.status_code == 200


def _search() -> bool:
    print(f"\n{serving.said()}")
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        print(f"written in {serving.filled(here):.0f} s")
        asked = json.loads(here.python(ASKED))
        with serving.served(here) as place:
            print(serving.HEADINGS)
            kept = serving.reported(place, "search, everything", asked["everything"], least=PER_SECOND, p99=P99)
            serving.reported(place, "search, one type", asked["type"], least=1)
        queries = int(here.python(COUNTED))
    print(f"questions to the database of a visitor's search: at most {queries} (bar {SEARCH_QUERIES})")
    return kept and queries <= SEARCH_QUERIES


ASKED = """
import json, random
from urllib.parse import urlencode
from benchmarks.instances.addresses import _words
dice = random.Random(2018)
words = list(dict.fromkeys(_words(dice) for _ in range(400)))
everything = [f"/search/?{urlencode({'q': one})}" for one in words]
one_type = [f"/search/?{urlencode({'q': one, 'type': 'members.organisation'})}" for one in words]
print(json.dumps({"everything": everything, "type": one_type}))
"""
COUNTED = """
import json, random
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from benchmarks.instances.addresses import _words
dice, client, most = random.Random(2018), Client(headers={"host": "127.0.0.1"}), 0
for _ in range(100):
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/search/", {"q": _words(dice)}).status_code == 200
    most = max(most, len(asked))
print(most)
"""

if __name__ == "__main__":
    measured() if sys.argv[1:2] == ["--measured"] else main()
