from typing import Any

from django.utils import timezone

from entente.cli.base import Command as Base
from entente.industry import actions


class Command(Base):
    help = "Count the observatory's figures anew and store them; on the same facts it changes nothing."

    def work(self, **options: Any) -> dict[str, Any]:
        found = actions.count(at=timezone.now())
        return {
            "on": found.on.isoformat(),
            "digest": found.digest,
            "measures": sorted(found.body["cells"]),
            "left_out": found.body["left_out"],
        }
