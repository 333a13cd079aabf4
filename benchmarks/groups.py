"""Groups: 1,200 people in 24 bodies, 30 audiences of groups and chairs resolved, and the groups of everyone, on both databases.

`python -m benchmarks.groups`; exit 1 when a bar is missed.
"""

import json
import random
import sys
from datetime import date

from benchmarks.instances.working import SEED, compared, filled, timed

BODIES, SEATS_EACH = 24, 120
BARS = {"30 audiences resolved": 50.0, "everyone's groups": 1000.0}  # milliseconds
AUDIENCES = [
    *(f"group:WG{number}" for number in range(12)),
    *(f"chair:WG{number}" for number in range(6)),
    *(f"group:WG{number} and not chair:WG{number}" for number in range(6)),
    "group:WG1,WG2,WG3 and (country:FR,DE or category:sme)",
    "group:WG4 and not role:office",
    "chair:WG1,WG2,WG3,WG4,WG5,WG6",
    "group:WG6 and sector:demand-energy",
    "group:WG7,WG8 or chair:WG9",
    "not (group:WG1 or group:WG2)",
]


def main() -> None:
    print(f"{BODIES} bodies of {SEATS_EACH}.")
    sys.exit(0 if compared("groups", BARS) else 1)


def measured() -> None:
    filled()
    held = _seat()
    from django.utils import timezone

    from entente.members.viewers import viewers_of
    from entente.notices.queries import read, resolve

    day = timezone.localdate()
    assert len(AUDIENCES) == 30
    assert resolve([read("group:WG0")], day)[0] == held["WG0"], "the audience group:WG0 means somebody else"
    everyone = {person for people in held.values() for person in people}
    rows = [
        timed("30 audiences resolved", lambda: resolve([read(text) for text in AUDIENCES], day), 25),
        timed("everyone's groups", lambda: viewers_of(everyone, day), 5),
    ]
    print(json.dumps(rows))


def _seat() -> dict[str, set[int]]:
    """Each body has people who act for an organisation, two of them chairs; who sits there by each row's own facts."""
    from django.utils import timezone

    from entente.governance.models import Body, Mandate, Remit
    from entente.members.models import Delegation, Standing

    dice, at, on = random.Random(SEED), timezone.now(), date(2017, 1, 1)
    acting = list(Delegation.objects.known().acting().values_list("person_id", "organisation_id"))
    out = set(
        Standing.objects.known().filter(kind__in=["suspended", "left", "excluded"], to_on=None).values_list("organisation", flat=True)
    )
    held: dict[str, set[int]] = {}
    for number in range(BODIES):
        body = Body.objects.create(code=f"WG{number}", slug=f"wg{number}", kind="working_group", founded_on=on)
        Remit.objects.create(body=body, name=f"Group {number}", from_on=on, known_at=at)
        chosen = dice.sample(acting, SEATS_EACH)
        Mandate.objects.bulk_create(
            Mandate(
                body=body, person_id=person, organisation_id=organisation, role="chair" if place < 2 else "member", from_on=on, known_at=at
            )
            for place, (person, organisation) in enumerate(chosen)
        )
        held[body.code] = {person for person, organisation in chosen if organisation not in out}
    return held


if __name__ == "__main__":
    measured() if sys.argv[1:2] == ["--measured"] else main()
