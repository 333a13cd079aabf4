from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.skills.queries.gap import gap_of
from entente.vocabulary.models import RoleProfile
from entente.vocabulary.queries import countries


class Command(OurCommand):
    help = "How many people of a role are missing: what members seek, by the last survey, and what courses bring; never a false zero."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--role", required=True, metavar="ROLE", help="the code of a role profile, as in ECSF12, or its name")
        parser.add_argument("--country", metavar="CC", help="two letters; default: all countries")

    def work(self, **options: Any) -> dict[str, Any]:
        said, country = options["role"].strip(), (options["country"] or "").strip().upper()
        role = RoleProfile.objects.filter(pk__iexact=said).first() or RoleProfile.objects.filter(name__iexact=said).first()
        if role is None:
            known = ", ".join(RoleProfile.objects.current().order_by("position").values_list("pk", flat=True))
            raise Refused(_("There is no role profile “%(role)s”. There are: %(known)s.") % {"role": said, "known": known})
        if country and country not in countries():
            raise Refused(_("“%(country)s” is no country; write its two letters, as in FR.") % {"country": country})
        return gap_of(role, country)

    def told(self, result: dict[str, Any]) -> str:
        lines = [f"{result['name']} ({result['role']})" + (f", {result['country']}" if result["country"] else "")]
        if result["demand"]:
            lines.append(_("open roles: %(low)s for certain, %(expected)s expected, at most %(high)s") % result["demand"])
        else:
            lines.append(_("open roles: not known (%(why)s)") % {"why": result["why"]})
        lines.append(_("people from courses in a year: %(span)s") % {"span": _span(*result["supply"])})
        lines.append(_("missing: %(span)s") % {"span": _span(*result["gap"])})
        if result["asked"]:
            lines.append(_("survey of %(year)s: %(answered)s of %(asked)s answered") % result)
        return "\n".join(lines)


def _span(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return str(_("not known"))
    if low is None or high is None:
        return _("at least %(low)s") % {"low": low} if high is None else _("at most %(high)s") % {"high": high}
    return f"{low} – {high}"
