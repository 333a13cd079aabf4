from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.certification.models import Standard
from entente.certification.queries.holdings import read
from entente.certification.queries.standard_gaps import gaps_of
from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused


class Command(OurCommand):
    help = "Standards: list the register, or the requirements of a catalogue or scheme to which no standard refers."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["list", "gaps"])
        parser.add_argument(
            "of", nargs="?", default="", metavar="NAME", help="for gaps: a catalogue, CATALOGUE#REFERENCE, or scheme:CODE[:LEVEL]"
        )

    def work(self, **options: Any) -> dict[str, Any]:
        if options["action"] == "list":
            return {"standards": list(Standard.objects.order_by("number_key").values("number", "title", "body", "state", "committee"))}
        found = read([options["of"]], timezone.localdate()).get(options["of"])
        if found is None or found.doubt:
            sentence = _("Nothing here is called “%(name)s”. Name a catalogue that was imported, or scheme:CODE.")
            raise Refused(found.doubt if found else sentence % {"name": options["of"]})
        gaps = gaps_of(found.selection)
        return {"requirements": len(gaps.rows), "covered": len(gaps.covered), "uncovered": [one.urn for one in gaps.uncovered]}

    def told(self, result: dict[str, Any]) -> str:
        if "standards" in result:
            return "\n".join(f"{one['number']:<28}{one['state']:<12}{one['title']}" for one in result["standards"])
        said = _("%(covered)s of %(requirements)s requirements have a standard that refers to them; these have none:") % result
        return "\n".join([said, *(f"  {urn}" for urn in result["uncovered"])])
