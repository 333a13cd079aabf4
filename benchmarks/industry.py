"""The observatory's page over 20,000 organisations and 20,000 labels, and the register: pages a second on two processes, size.

`python -m benchmarks.industry`; exit 1 when a bar is missed. Figures come from the stored snapshot.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.instances import serving
from tests.scratch import installation

PER_SECOND, BYTES, LIST_BYTES = 100, 60_000, 40_000


def main() -> None:
    print(serving.said())
    with tempfile.TemporaryDirectory() as home, installation(Path(home), on_postgresql=False) as here:
        print(f"written and counted in {serving.filled(here, LABELLED):.0f} s")
        with serving.served(here) as place:
            print(serving.HEADINGS)
            pages = [f"/industry/observatory/?measure={one}" for one in ("labels", "members", "eu_money", "certificates")]
            filters = ("", "?state=valid", "?country=FR", "?country=DE&state=valid")
            lists = [f"/industry/labels/{one}" for one in filters]
            kept = [
                serving.reported(place, "observatory", pages, least=PER_SECOND, largest=BYTES),
                serving.reported(place, "register", lists, least=PER_SECOND, largest=LIST_BYTES),
            ]
    sys.exit(0 if all(kept) else 1)


LABELLED = """
from datetime import timedelta
from django.utils import timezone
from entente.industry import actions as industry
from entente.industry.models import Label
from entente.industry.shipped import shipped_criteria
from entente.members.models import Organisation
from entente.people.actions import add_person
criteria = industry.set_criteria(shipped_criteria(), on=date(2016, 1, 1), by=None, at=at)
one, other = (add_person(name, f"{name}@example.org", by=None, at=at) for name in ("one", "other"))
today = timezone.localdate()
Label.objects.bulk_create((
    Label(organisation=row, name_key=row.name_key, country_id=row.country_id, criteria=criteria, state="granted", applied_by=one,
          applied_at=at, decided_by=other, decided_at=at, number=f"EL-{row.pk:05d}", credential="{}",
          from_on=today - timedelta(days=30 + row.pk % 3000), until_on=today + timedelta(days=row.pk % 300 - 30))
    for row in Organisation.objects.order_by("pk")), batch_size=1000)
industry.count(at=timezone.now())
"""

if __name__ == "__main__":
    main()
