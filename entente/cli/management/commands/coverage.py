from datetime import date
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.certification.actions.editions import work_out
from entente.certification.models import MappingRow
from entente.certification.queries import graph
from entente.certification.queries.catalogues import catalogue_named
from entente.certification.queries.coverage import Answer, Explained, Step, answered, explained, requirement_named
from entente.certification.queries.holdings import CERTIFICATE, PART, SCHEME, Holding, narrowed, read, together
from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused
from entente.engine.coverage import Link


class Command(OurCommand):
    help = "How much of a catalogue or scheme is proved by what is held, for certain and at most as far as mapped."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "source",
            nargs="+",
            metavar="SOURCE",
            help="what is held, one or several: a catalogue by URN, short name or reference, CATALOGUE#REFERENCE for a part of it, "
            "scheme:CODE or scheme:CODE:LEVEL, certificate:NUMBER",
        )
        parser.add_argument("target", metavar="TARGET", help="what is to be covered: a catalogue, a part of one, or a scheme, likewise")
        parser.add_argument("--explain", metavar="REF", help="print the witness chain of this requirement of the target")
        parser.add_argument(
            "--cautious", action="store_true", help="read a superset or subset that nobody reviewed as no more than an overlap"
        )
        parser.add_argument(
            "--sets", type=int, nargs="+", metavar="N", help="read these mapping sets only, by number, instead of all in use"
        )

    def work(self, **options: Any) -> dict[str, Any]:
        day = timezone.localdate()
        held, target = narrowed(_holdings(options["source"], day)), _holdings([options["target"]], day)[0]
        if target.doubt or not together(held):
            raise Refused(" ".join(f"{one.label}: {one.doubt}" for one in [*held, target] if one.doubt))
        work_out(at=timezone.now())
        reading = graph.reading(sets=options["sets"], cautiously=options["cautious"])
        answer = answered(reading, together(held), target.selection)
        doubts = [f"{one.label}: {one.doubt}" for one in held if one.doubt]
        found = dict(answer.counts) | ({"doubts": doubts} if doubts else {})
        return found | ({"explained": _explained(answer, target, options["explain"])} if options["explain"] else {})

    def told(self, result: dict[str, Any]) -> str:
        lines = [
            _("%(certain)s of %(requirements)s certain, at most %(possible)s as far as mapped") % result,
            _("to review %(review)s, gap %(gap)s, not mapped %(not_mapped)s (which is not no)") % result,
        ]
        lines += result.get("doubts", [])
        if why := result.get("explained"):
            lines += ["", f"{why['requirement']}: {why['standing']}", *(f"  {step['said']}" for step in why["chain"])]
        return "\n".join(lines)


def _holdings(names: list[str], day: date) -> list[Holding]:
    found = read(names, day)
    for name in names:
        if name not in found:
            raise Refused(_unknown(name))
    return [found[name] for name in names]


def _unknown(name: str) -> str:
    if name.startswith(SCHEME):
        return _("There is no scheme or level %(name)s. `entente schemes list` names the schemes.") % {"name": name.removeprefix(SCHEME)}
    if name.startswith(CERTIFICATE):
        return _("No certificate has the number %(name)s.") % {"name": name.removeprefix(CERTIFICATE)}
    catalogue, _sign, part = name.partition(PART)
    if part and catalogue_named(catalogue):
        return _("%(catalogue)s has no requirement %(name)s.") % {"catalogue": catalogue, "name": part}
    return _("No catalogue is called %(name)s. `entente import requirements DIR` brings some.") % {"name": catalogue}


def _explained(answer: Answer, target: Holding, name: str) -> dict[str, Any]:
    found_in = ((one, requirement_named(one, name)) for one in target.catalogues)
    requirement = next((requirement for _one, requirement in found_in if requirement), None)
    place = answer.reading.find(requirement.pk) if requirement else -1
    if place < 0:
        raise Refused(_("%(catalogue)s has no requirement %(name)s.") % {"catalogue": target.label, "name": name})
    found = explained(answer, [place])[0]
    return {
        "requirement": found.requirement.label,
        "standing": found.standing.name.lower(),
        "at_least": found.share,
        "chain": _chain(found),
    }


def _chain(found: Explained) -> list[dict[str, Any]]:
    return [
        {"requirement": step.requirement.urn, "link": step.link.value, "row": _row(step.row), "said": said(step)} for step in found.steps
    ]


def _row(row: MappingRow | None) -> dict[str, Any] | None:
    return None if row is None else {"id": row.pk, "set": row.mapping_set.urn, "relation": row.relation, "state": row.state}


def said(step: Step) -> str:
    one = f"{step.requirement.catalogue} {step.requirement.label}"
    if step.link is Link.HELD:
        return _("%(one)s is held") % {"one": one}
    if step.link is Link.CHILDREN:
        return _("%(one)s: all its parts are covered, and its catalogue says that they are all there is to it") % {"one": one}
    if step.link is Link.CHILD or step.row is None:
        return _("%(one)s has it as a part") % {"one": one}
    before = f"{step.before.catalogue} {step.before.label}" if step.before else ""
    first, second = (before, one) if step.is_forward else (one, before)
    relation = step.row.read_as.label
    return f"{first} {_('is')} {relation} {second} ({step.row.mapping_set}, {step.row.get_state_display().lower()})"
