from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Command as OurCommand
from entente.reporting.observing import MEASURES, observe_all


class Command(OurCommand):
    help = "Write what the latest release says into the indicators that are computed here. The worker does it every night."

    def work(self, **options: Any) -> dict[str, Any]:
        return {**observe_all(at=timezone.now()), "measures": sorted(MEASURES)}

    def told(self, result: dict[str, Any]) -> str:
        lines = [_("%(written)s written, %(unchanged)s unchanged") % {name: len(result[name]) for name in ("written", "unchanged")}]
        if result["unknown_measure"]:
            names = {"codes": ", ".join(result["unknown_measure"]), "measures": ", ".join(result["measures"])}
            lines.append(_("No measure computes %(codes)s; there are: %(measures)s") % names)
        return "\n".join(lines)
