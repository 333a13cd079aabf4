"""Why a figure is what it is: the lines and projects it counts, those it leaves out, and the reason for each."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from entente.agreement.choices import Activity, Grade
from entente.agreement.queries.figures import Facts
from entente.agreement.queries.parts import Item, Measure, Part, Why
from entente.agreement.queries.placed import PlacedProject
from entente.agreement.queries.reasons import left_out_because, placed_because
from entente.agreement.queries.scope import Scope
from entente.engine.funding import Basis
from entente.engine.ledger import Contribution, Counted, Uncounted


def why_lines(facts: Facts, part: Part, *, of_left_out: bool = False) -> Why:
    """The counted lines of a part, and those left out of it; `of_left_out` turns the question round: what is out for this reason."""
    counted = [_counted(facts, line) for line in facts.reckoning.counted if part.holds(facts.lines[line.contribution.declaration])]
    out = [line for line in facts.reckoning.left_out if part.holds(facts.lines[line.contribution.declaration])]
    if of_left_out:
        return Why(tuple(_uncounted(facts, line) for line in out if part.reason in ("", line.reason)), ())
    return Why(_sorted(counted), _sorted(_uncounted(facts, line) for line in out))


def why_projects(scope: Scope, measure: Measure, part: Part, as_of: date) -> Why:
    """The projects inside the scope that have begun by the day, or those that precede the contract."""
    if measure is Measure.BEFORE:
        return Why(tuple(_project(project) for project in scope.before), ())
    inside = [project for project in scope.inside if _in_part(project, part)]
    begun = [project for project in inside if project.tested_on is not None and project.tested_on <= as_of]
    keys = {project.pk for project in inside}
    later = [_project(project, _("It begins after the day of this figure.")) for project in inside if project not in begun]
    near = [project for project in scope.projects if project.placing.named_by and project.pk not in keys and _in_part(project, part)]
    return Why(tuple(map(_project, begun)), (*later, *(_project(project, placed_because(project)) for project in near)))


def why_answered(facts: Facts, part: Part, names: Callable[[Iterable[int]], dict[int, str]]) -> Why:
    """Who was asked: those that answered, then those that did not. `names` gives the organisations' names."""
    by_year = {year: pair for year, pair in facts.asked.by_year.items() if part.year in (None, year)}
    named = names({pk for asked, _answered in by_year.values() for pk in asked})
    rows = [(year, pk, pk in answered) for year, (asked, answered) in by_year.items() for pk in asked]
    items = [(Item(named[pk], str(year), None, None, organisation=pk), answered) for year, pk, answered in rows]
    counted = sorted((item for item, answered in items if answered), key=_by_label)
    missing = sorted((item for item, answered in items if not answered), key=_by_label)
    return Why(tuple(counted), tuple(missing))


def _in_part(project: PlacedProject, part: Part) -> bool:
    if part.year is None and part.until is None:
        return True
    year = project.tested_on.year if project.tested_on else None
    return year is not None and part.year in (None, year) and (part.until is None or year <= part.until)


def _counted(facts: Facts, counted: Counted) -> Item:
    return _line(facts, counted.contribution, counted.amount, _reduced(counted))


def _reduced(counted: Counted) -> str:
    if counted.amount == counted.contribution.declared:
        return ""
    return _("Reduced from EUR %(declared)s.") % {"declared": f"{counted.contribution.declared:,.2f}"}


def _uncounted(facts: Facts, uncounted: Uncounted) -> Item:
    return _line(facts, uncounted.contribution, uncounted.amount, left_out_because(uncounted.reason))


def _line(facts: Facts, said: Contribution, amount: Decimal, reason: str) -> Item:
    line = facts.lines[said.declaration]
    detail = f"{said.year} · {Activity(said.activity).label} · {said.grade}"
    return Item(line.name, detail, amount, amount, reason, line=line.pk, organisation=line.organisation, group=str(Grade(said.grade).label))


def _project(project: PlacedProject, reason: str = "") -> Item:
    funding = project.funding
    basis = {Basis.STATED: _("stated"), Basis.ESTIMATED: _("by the funding rates"), Basis.NOT_KNOWN: _("not known")}[funding.basis]
    return Item(project.acronym, f"{project.codes} · {basis}", funding.low, funding.high, reason, project=project.key, group=basis)


def _sorted(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (-(item.low or 0), item.label, item.line or 0)))


def _by_label(item: Item) -> tuple[str, str]:
    return item.label, item.detail
