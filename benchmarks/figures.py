"""The public figures page (the overview) over 20,000 organisations and a published release: pages a second on two processes, size.

`python -m benchmarks.figures`; exit 1 when a bar is missed. Figures come from the stored release, the map from the directory's arrays.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.instances import serving
from tests.scratch import installation

PER_SECOND, BYTES = 100, 60_000


def main() -> None:
    print(serving.said())
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        print(f"written and released in {serving.filled(here, RELEASED):.0f} s")
        with serving.served(here) as place:
            print(serving.HEADINGS)
            kept = [
                serving.reported(place, "overview", ["/"], least=PER_SECOND, largest=BYTES),
                serving.reported(place, "contract", ["/contract/"], least=PER_SECOND, largest=BYTES),
            ]
    sys.exit(0 if all(kept) else 1)


RELEASED = """
from decimal import Decimal
from entente.agreement import actions as agreement
from entente.agreement.imports.contract_file import read_contract, read_shipped
from entente.members.models import Standing
from entente.people.actions import add_person
from entente.reporting.actions import release
contract = agreement.load_contract(read_contract(read_shipped("ecs-2016")), by=None, at=at).contract
one, other = (add_person(name, f"{name}@example.org", by=None, at=at) for name in ("one", "other"))
admitted = Standing.objects.known().filter(kind="admitted", to_on=None, from_on__lt=date(2017, 1, 1)).select_related("organisation")
for standing in admitted[:300]:
    said = {"amount": Decimal(100_000 + standing.pk), "year": 2017, "activity": "training", "grade": "C"}
    line = agreement.NewLine(organisation=standing.organisation, **said)
    made = agreement.declare(contract, line, by=one, at=at)
    agreement.accept(made, made.amount, note="as shown", by=other, at=at)
release(contract, as_of=date(2018, 9, 30), known_by=date(2018, 9, 30), by=other, at=datetime(2018, 10, 1, 12, tzinfo=UTC))
"""

if __name__ == "__main__":
    main()
