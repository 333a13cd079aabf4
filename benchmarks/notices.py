"""Notices: 1,200 people x 30 audiences resolved, and 1,200 mails queued, on both databases.

`python -m benchmarks.notices`; exit 1 when a bar is missed.
"""

import json
import sys

from benchmarks.instances.working import PEOPLE, Row, compared, filled, timed

BARS = {"30 audiences resolved": 50.0, "1,200 mails queued": 1000.0}  # milliseconds
AUDIENCES = [
    *(f"country:{iso2}" for iso2 in ("FR", "DE", "IT", "ES", "BE", "PL")),
    *(f"category:{code}" for code in ("sme", "large-company", "association", "rto-university")),
    *(f"sector:{code}" for code in ("demand-energy", "demand-finance", "demand-health", "nis2-annex-1")),
    *(f"kind:{kind} and delegates:representative" for kind in ("sme", "university", "operator")),
    "country:FR,DE,IT and category:sme and not delegates:contact",
    "(country:FR or country:DE) and sector:demand-energy",
    "standing:admitted and not country:FR",
    "everyone and not standing:admitted",
    "not (country:FR or country:DE or country:IT)",
    "role:office or delegates:representative",
    "delegates:declarant,deputy and country:NL,BE,LU",
    "sector:nis2-annex-1 and not sector:demand-energy",
    "category:user-operator or sector:demand-transport",
    "kind:national_authority,regional_authority,local_authority",
    "country:EE,LV,LT and (category:sme or category:association)",
    "standing:applicant",
    "standing:admitted and category:sme and country:FR,DE,ES,IT,PL and not role:office",
]


def main() -> None:
    sys.exit(0 if compared("notices", BARS) else 1)


def measured() -> None:
    print(json.dumps(measured_rows()))


def measured_rows() -> list[Row]:
    """In a process that is set up for one installation: fill it, and measure."""
    filled()
    from django.utils import timezone

    from entente.notices.queries import read, resolve

    day = timezone.localdate()
    found = resolve([read(text) for text in AUDIENCES], day)
    assert len(AUDIENCES) == 30
    _refuse_wrong(found)
    return [
        timed("30 audiences resolved", lambda: resolve([read(text) for text in AUDIENCES], day), 25),
        timed("1,200 mails queued", _tell, 5),
    ]


def _tell() -> None:
    from django.utils import timezone

    from entente.notices import actions

    notice = actions.tell("notices.statutory", to="everyone", subject="Plenary", body="It is in Tallinn.", by=None, at=timezone.now())
    assert notice.deliveries.count() >= PEOPLE


def _refuse_wrong(found: list[frozenset[int]]) -> None:
    """The same by another way: each person's own facts, one by one, for the simplest audiences."""
    from entente.members.models import Delegation, Standing

    admitted = set(Standing.objects.known().filter(kind="admitted", to_on=None).values_list("organisation", flat=True))
    rows = Delegation.objects.select_related("organisation").all()
    french = {row.person_id for row in rows if row.organisation_id in admitted and row.organisation.country_id == "FR"}
    assert found[0] == french, "the audience country:FR means somebody else"
    members = {row.person_id for row in rows if row.organisation_id in admitted}
    assert found[AUDIENCES.index("standing:admitted and not country:FR")] == members - french


if __name__ == "__main__":
    measured() if sys.argv[1:2] == ["--measured"] else main()
