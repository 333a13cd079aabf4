from argparse import ArgumentParser
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.exchange import actions
from entente.exchange.models import Need, Suggestion
from entente.exchange.queries.matching import matched


class Command(OurCommand):
    help = "Match one need with what is published: what fits, why, and what a constraint shuts out. New ones are told to its people."

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("need", help="the need's number, as its page's address has it (12 or N-12)")

    def work(self, **options: Any) -> dict[str, Any]:
        need = _need(options["need"])
        at = timezone.now()
        try:
            new = actions.match_need(need, by=None, at=at)
        except actions.Refusal as refusal:
            raise Refused(str(refusal)) from refusal
        rows = need.suggestions.filter(dismissed_at=None).select_related("practice").order_by("-is_offered", "-score", "practice")
        shut = matched(need, actions.opened_to(need, at), timezone.localdate(at)).left_out
        return {
            "need": need.pk,
            "new": len(new),
            "found": [_told(one) for one in rows],
            "left_out": [{"practice": one.key, "because": one.because, "wanted": one.wanted} for one in shut],
        }

    def told(self, result: dict[str, Any]) -> str:
        lines = [f"{one['score']:.2f}  P-{one['practice']}  {one['title']}  ({_reasons(one)})" for one in result["found"]]
        lines += [_("P-%(practice)s is left out: %(because)s, %(wanted)s") % one for one in result["left_out"]]
        return "\n".join([*lines, _("%(found)s fit, %(new)s of them new") % {"found": len(result["found"]), "new": result["new"]}])


def _need(said: str) -> Need:
    number = said.upper().removeprefix("N-")
    found = Need.objects.filter(pk=int(number)).first() if number.isascii() and number.isdigit() and len(number) < 18 else None
    if found is None:
        raise Refused(_("There is no need %(said)s. Its number stands in its page's address.") % {"said": said[:40]})
    return found


def _told(one: Suggestion) -> dict[str, Any]:
    return {"practice": one.practice_id, "title": one.practice.title, "score": round(one.score, 4), "reasons": one.reasons}


def _reasons(one: dict[str, Any]) -> str:
    return ", ".join(reason["kind"] for reason in one["reasons"]) or _("offered")
