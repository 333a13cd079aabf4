"""The page that answers why: what a reader may see behind a figure. Office and auditor see every line, a delegate its own and the rest
as one amount, everyone else the published cells; projects are public."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from entente.agreement import access
from entente.agreement.queries.days import end_of
from entente.agreement.queries.figures import Facts, facts_of
from entente.agreement.queries.parts import OF_PROJECTS, Item, Measure, Part, Why
from entente.agreement.queries.scope import scope_of
from entente.agreement.queries.why import why_answered, why_lines, why_projects
from entente.members.models import Organisation
from entente.people.access import User
from entente.web.agreement.cells import cells_behind, printed_private
from entente.web.agreement.presentation import money
from entente.web.agreement.shown import Shown

NOTHING = Why((), ())


@dataclass(frozen=True)
class Asked:
    """A figure with what stands behind it. `others` is what lines of other organisations come to, where that may be said."""

    measure: Measure
    part: Part
    seen: Shown
    why: Why
    low: Decimal | None
    high: Decimal | None
    others: Decimal | None = None
    is_complete: bool = True
    has_moved: bool = False  # the projects of today no longer make the released figure

    @property
    def is_count(self) -> bool:
        return self.measure is Measure.ANSWERED


def asked(seen: Shown, measure: Measure, part: Part, user: User) -> Asked:
    if measure in OF_PROJECTS:
        return _projects(seen, measure, part)
    if measure is Measure.EXPECTED:
        expected = money(seen.figures["expected_by_now"])
        return Asked(measure, part, seen, NOTHING, expected, expected)
    if seen.facts is not None:
        return _everything(seen, seen.facts, measure, part)
    own = access.organisations_of(user)
    return _own(seen, measure, part, own) if own else _cells(seen, measure, part)


def _projects(seen: Shown, measure: Measure, part: Part) -> Asked:
    scope = seen.facts.scope if seen.facts else scope_of(seen.contract, end_of(seen.known_by))
    why = why_projects(scope, measure, part, seen.as_of)
    moved = measure is Measure.EU and part == Part() and not seen.is_live and (why.low, why.high) != eu_range(seen)
    return Asked(measure, part, seen, why, why.low, why.high, has_moved=moved)


def eu_range(seen: Shown) -> tuple[Decimal | None, Decimal | None]:
    eu = seen.figures["eu"]
    return money(eu["low"]), money(eu["high"])


def _everything(seen: Shown, facts: Facts, measure: Measure, part: Part) -> Asked:
    why = _why(facts, measure, part)
    amount = Decimal(len(why.counted)) if measure is Measure.ANSWERED else (why.low or Decimal(0))
    return Asked(measure, part, seen, why, amount, amount)


def _why(facts: Facts, measure: Measure, part: Part) -> Why:
    if measure is Measure.ANSWERED:
        return why_answered(facts, part, names)
    return why_lines(facts, part, of_left_out=measure is Measure.LEFT_OUT)


def _own(seen: Shown, measure: Measure, part: Part, own: frozenset[int]) -> Asked:
    """The delegate's own lines as they stood for the release, and all others as one published amount less its own."""
    facts = facts_of(seen.contract, seen.as_of, seen.known_by)
    why = _why(facts, measure, part)
    mine = Why(tuple(_of(why.counted, own)), tuple(_of(why.left_out, own)))
    printed = printed_private(seen, part) if measure not in {Measure.ANSWERED, Measure.LEFT_OUT} else None
    others = None if printed is None else printed - (mine.low or Decimal(0))
    return Asked(measure, part, seen, mine, printed, printed, others=others, is_complete=False)


def _cells(seen: Shown, measure: Measure, part: Part) -> Asked:
    if measure in {Measure.ANSWERED, Measure.LEFT_OUT}:
        return Asked(measure, part, seen, NOTHING, None, None, is_complete=False)
    printed = printed_private(seen, part)
    why = Why(tuple(cells_behind(seen, part)), ())
    return Asked(measure, part, seen, why, printed, printed, is_complete=printed is not None)


def _of(items: Iterable[Item], organisations: frozenset[int]) -> list[Item]:
    return [item for item in items if item.organisation in organisations]


def names(organisations: Iterable[int]) -> dict[int, str]:
    wanted, found = sorted(set(organisations)), dict[int, str]()
    for start in range(0, len(wanted), 400):
        found |= dict(Organisation.objects.filter(pk__in=wanted[start : start + 400]).values_list("pk", "name"))
    return found


def title(measure: Measure) -> str:
    return {
        Measure.EU: _("Which projects make up the EU money?"),
        Measure.BEFORE: _("Which projects came before the partnership?"),
        Measure.PRIVATE: _("Which lines make up the private money?"),
        Measure.PER_EU_EURO: _("Why this many private euros for each EU euro?"),
        Measure.TOTAL_PER_EU_EURO: _("Why this many euros in all for each EU euro?"),
        Measure.LEFT_OUT: _("Which lines are left out, and why?"),
        Measure.ANSWERED: _("Who was asked, and who answered?"),
        Measure.EXPECTED: _("Why is this much expected by now?"),
    }[measure]
