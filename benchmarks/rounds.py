"""Rounds: 1,200 people asked, with a mail and a link of their own each; reminded; the round's page and its results of 1,200 answers.

`python -m benchmarks.rounds`; exit 1 when a bar is missed.
"""

import json
import random
import sys
from datetime import timedelta
from typing import Any

from benchmarks.instances.working import PEOPLE, SEED, compared, filled, timed

BARS = {"1,200 people asked": 2000.0, "1,200 people reminded": 2000.0, "the round's page": 150.0, "results of 1,200": 400.0}  # milliseconds
TEXT = """Do you train people? * [yes/no]
How many? [number 0..]
if 1 = Yes
Which skills? [many: Cloud | Incident response | Governance | ...]
How soon? [one: This year | Next year | Later]
Anything else? [long]"""


def main() -> None:
    sys.exit(0 if compared("rounds", BARS) else 1)


def measured() -> None:
    """In a process that is set up for one installation: fill it, measure, say it as JSON."""
    filled()
    from django.test import Client
    from django.utils import timezone

    from entente.engine.questions import quick
    from entente.forms import actions
    from entente.people import actions as people
    from entente.people.choices import RoleCode
    from entente.people.models import Account

    now = timezone.now()
    office = people.add_person("Office", "office@example.org", by=None, at=now)
    people.give_role(office, RoleCode.OFFICE, on=now.date(), by=None, at=now)
    account = Account.objects.create(person=office, email=office.email, created_at=now)
    form = actions.write_form("Training", quick.read(TEXT), by=office, at=now)
    plan = actions.Plan(title="Training 2026", audience="everyone", closes_at=now + timedelta(days=9))
    opened = []

    def ask() -> None:
        opened.append(actions.open_round(actions.plan_round(form, plan, by=office, at=now), by=office, at=now))

    rows = [timed("1,200 people asked", ask, 3)]
    assert opened[0].asked.count() >= PEOPLE
    rows.append(timed("1,200 people reminded", lambda: actions.remind(opened.pop(), by=office, at=now), 2))
    row = opened[0]
    _answer(row, now)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    for what, path in (("the round's page", f"/forms/{row.pk}/"), ("results of 1,200", f"/forms/{row.pk}/results/")):
        assert client.get(path).status_code == 200
        rows.append(timed(what, lambda path=path: client.get(path), 7))  # type: ignore[misc]
    print(json.dumps(rows))


def _answer(row: Any, now: Any) -> None:
    """An answer of everyone, written as the action writes it."""
    from entente.forms.choices import Became
    from entente.forms.models import Answer

    dice = random.Random(SEED)
    answers = []
    for asked in row.asked.all():
        said: dict[str, Any] = {"q1": dice.choice(["yes", "no"]), "q4": dice.choice(["this-year", "next-year", "later"])}
        said |= {"q2": str(dice.randint(1, 500))} if said["q1"] == "yes" else {}
        said |= {"q3": dice.sample(["cloud", "incident-response", "governance"], 2)}
        answers.append(Answer(round=row, asked=asked, said=said, by_id=asked.person_id, at=now))
    Answer.objects.bulk_create(answers, batch_size=500)
    row.asked.update(became=Became.SENT, ended_at=now)


if __name__ == "__main__":
    measured() if sys.argv[1:2] == ["--measured"] else main()
