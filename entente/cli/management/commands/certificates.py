from datetime import date
from itertools import islice
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.certification.exports.certificates import COLUMNS, rows
from entente.certification.queries.certificate_asked import FACETS, SORTS, Asked
from entente.certification.queries.certificate_found import matches
from entente.certification.queries.certificate_register import register
from entente.cli.base import Command as OurCommand

SHOWN = ("number", "status", "valid_until", "scheme", "name")


class Command(OurCommand):
    help = "Certificates by words and filters, as the page lists them; with where each stands on a day."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", nargs="*", help="of number, product, holder, profile or assurance; each the beginning of a word")
        for facet in FACETS:
            parser.add_argument(f"--{facet}", action="append", default=[], metavar="VALUE", help="several are alternatives")
        parser.add_argument("--within", type=int, metavar="DAYS", help="no longer valid within so many days")
        parser.add_argument("--sort", choices=SORTS, default="name")
        parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="where they stand on this day (default: today)")
        parser.add_argument("--limit", type=int, default=100, help="how many are told (default: 100)")

    def work(self, **options: Any) -> dict[str, Any]:
        day = options["on"] or timezone.localdate()
        said = {facet: options[facet] for facet in FACETS} | {"q": [" ".join(options["words"])], "sort": [options["sort"]]}
        within = [] if options["within"] is None else [str(options["within"])]
        found = matches(register(day), Asked.read(said | {"within": within}))
        told = [dict(zip(COLUMNS, row, strict=True)) for row in islice(rows(found[: options["limit"]], day), options["limit"])]
        return {"on": day, "found": len(found), "certificates": told}

    def told(self, result: dict[str, Any]) -> str:
        lines = ["  ".join(str(one[name] or "–") for name in SHOWN) for one in result["certificates"]]
        return "\n".join([_("%(found)s certificates on %(on)s") % result, *lines])
