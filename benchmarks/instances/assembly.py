"""An assembly with an open secret vote, and delegates who cast in it over HTTP as a browser without scripts does."""

import http.client
import json
import re
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.scratch import Installation

CSRF = "c" * 32
RECEIPT = re.compile(rb'ballots-receipt">([0-9a-f]{64})')


@dataclass
class Delegate:
    """A signed-in delegate with one ballot; `receipt` once it was acknowledged."""

    session: str
    row: int
    number: str = field(default_factory=lambda: secrets.token_hex(16))
    salt: str = field(default_factory=lambda: secrets.token_hex(16))
    choice: str = field(default_factory=lambda: secrets.choice(("for", "against", "abstain")))
    receipt: str = ""


@dataclass(frozen=True)
class Assembly:
    vote: int
    delegates: list[Delegate]


def filled(here: Installation, members: int) -> Assembly:
    """So many members, each with a delegate who is signed in, and a secret vote that is open for a day."""
    here.entente("vocabulary", "load")
    made = json.loads(here.python(FILLED.replace("MEMBERS", str(members))))
    return Assembly(made["vote"], [Delegate(*pair) for pair in made["delegates"]])


def opened(port: int, vote: int, one: Delegate) -> float:
    """The seconds in which the ballot page came."""
    begun = time.monotonic()
    answer = _asked(port, "GET", f"/votes/{vote}/cast/{one.row}/", one)
    assert answer.status == 200, answer.status
    return time.monotonic() - begun


def cast(port: int, vote: int, one: Delegate) -> float:
    """The seconds until the ballot was acknowledged; raises OSError where the connection broke, AssertionError for any other answer."""
    begun = time.monotonic()
    body = urlencode({"csrfmiddlewaretoken": CSRF, "number": one.number, "salt": one.salt, "choice": one.choice})
    answer = _asked(port, "POST", f"/votes/{vote}/cast/{one.row}/", one, body)
    found = RECEIPT.search(answer.body)
    assert found, (answer.status, answer.body[:200])
    one.receipt = found[1].decode()
    return time.monotonic() - begun


def counted(here: Installation, vote: int) -> dict[str, object]:
    """Closed and counted: ballots, rows that voted, all receipts, and what the recount finds."""
    found: dict[str, object] = json.loads(here.python(COUNTED.replace("VOTE", str(vote))))
    return found


def kept(here: Installation, vote: int) -> dict[str, object]:
    """While it is open: the numbers of the ballots that are there, and how many rows of the roll are marked."""
    found: dict[str, object] = json.loads(here.python(KEPT.replace("VOTE", str(vote))))
    return found


@dataclass(frozen=True)
class _Answer:
    status: int
    body: bytes


def _asked(port: int, method: str, path: str, one: Delegate, body: str = "") -> _Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Cookie": f"sessionid={one.session}; csrftoken={CSRF}", "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return _Answer(answer.status, answer.read())
    except http.client.HTTPException as broken:
        raise ConnectionError(str(broken)) from broken
    finally:
        connection.close()


FILLED = """
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import transaction
from django.utils import timezone
from entente.ballots import actions
from entente.ballots.choices import Form
from entente.ballots.models import RollRow
from entente.members.models import Category, Classification, Delegation, Organisation, Standing
from entente.people.models import Account, Person
from tests.factories import ballots as made
from tests.factories.members import partnership
from tests.factories.people import LONG_AGO
with transaction.atomic():
    partnership()
    on, known = date(2017, 1, 1), {"known_at": LONG_AGO}
    names = [f"Member {number:05}" for number in range(MEMBERS)]
    organisations = Organisation.objects.bulk_create(
        Organisation(slug=f"member-{place}", name=name, name_key=name.lower(), country_id="FR") for place, name in enumerate(names))
    people = Person.objects.bulk_create(
        Person(name=f"Delegate {place}", name_key=f"delegate {place}", email=f"delegate{place}@example.org") for place in range(MEMBERS))
    sme = Category.objects.get(code="sme")
    Standing.objects.bulk_create(Standing(organisation=one, kind="admitted", from_on=on, **known) for one in organisations)
    Classification.objects.bulk_create(
        Classification(organisation=one, kind="sme", category=sme, from_on=on, **known) for one in organisations)
    Delegation.objects.bulk_create(
        Delegation(person=who, organisation=one, role="representative", from_on=on, **known)
        for who, one in zip(people, organisations, strict=True))
    accounts = [Account(person=who, email=who.email, created_at=LONG_AGO) for who in people]
    for one in accounts:
        one.password = "!" + "x" * 40
    Account.objects.bulk_create(accounts)
    of = made.assembly(0)
    vote = made.opened(of, replace(made.MOTION, privacy=made.SECRET), closes_at=timezone.now() + timedelta(days=1))
rows = dict(RollRow.objects.filter(vote=vote).values_list("organisation_id", "pk"))
store = import_module(settings.SESSION_ENGINE).SessionStore
found = []
with transaction.atomic():
    for one, who in zip(organisations, Account.objects.filter(person__in=people).order_by("person_id"), strict=True):
        session = store()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(who.pk), who.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session.create()
        found.append([session.session_key, rows[one.pk]])
print(json.dumps({"vote": vote.pk, "delegates": found}))
"""
COUNTED = """
import json
from django.utils import timezone
from entente.ballots import actions
from entente.ballots.models import Ballot, RollRow, Vote
from entente.engine.tally.recount import recount
from entente.people.models import Person
vote, by = Vote.objects.get(pk=VOTE), Person.objects.order_by("-pk").first()
vote = actions.count(actions.close(vote, by=by, at=timezone.now()), by=by, at=timezone.now())
again = recount(vote.published, known_head=vote.head)
from entente.engine.chain import canonical, payload_digest
bodies = [{name: value for name, value in one.items() if name != "salt"} for one in vote.published["ballots"]]
receipts = [payload_digest(one["salt"], canonical(body)) for one, body in zip(vote.published["ballots"], bodies, strict=True)]
motion = vote.result["motion"]
print(json.dumps({
    "ballots": Ballot.objects.filter(vote=vote).count(),
    "voted": RollRow.objects.filter(vote=vote, has_voted=True).count(),
    "cast": sum(int(motion[name]) for name in ("votes_for", "votes_against", "abstentions")),
    "for": int(motion["votes_for"]), "receipts": receipts, "problems": list(again.problems),
}))
"""
KEPT = """
import json
from entente.ballots.models import Ballot, RollRow
numbers = list(Ballot.objects.filter(vote=VOTE).values_list("number", flat=True))
print(json.dumps({"numbers": numbers, "voted": RollRow.objects.filter(vote=VOTE, has_voted=True).count()}))
"""
