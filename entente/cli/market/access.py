"""Where one certificate opens the market, market by market with the reason."""

from datetime import date
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Refused
from entente.market.queries.opening import certificate_named, opening
from entente.market.words import as_json


def arguments(parser: CommandParser) -> None:
    parser.add_argument("certificate", metavar="CERTIFICATE", help="its number as the scheme writes it, or its number here")
    parser.add_argument("--as-of", type=date.fromisoformat, help="the day (default: today)")


def work(*, say: Any, **options: Any) -> dict[str, Any]:
    certificate = certificate_named(options["certificate"])
    if certificate is None:
        raise Refused(
            _("No certificate is called %(name)s. `entente import certificates FILE` brings some.") % {"name": options["certificate"]}
        )
    day = options["as_of"] or timezone.localdate()
    return as_json(opening(certificate, day), day)


def told(result: dict[str, Any]) -> str:
    lines = [
        f"{result['certificate']}: {result['scheme']} {result['level'] or ''}".rstrip(),
        _("%(open)s markets open, %(shut)s shut, %(unknown)s not known") % result,
    ]
    if not result["valid"]:
        lines.append(_("It is not valid on %(day)s: it opens nothing, whatever follows.") % {"day": result["as_of"]})
    if result["recognised"]:
        lines.append(_("Recognised in %(states)s") % {"states": " ".join(result["recognised"])})
    known = [one for one in result["markets"] if one["because"] != "not_collected"]
    return "\n".join([*lines, *(f"{one['state']} {one['sector']:<28}{one['answer']:<9}{one['said']}" for one in known)])
