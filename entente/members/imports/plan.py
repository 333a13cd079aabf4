"""What importing the rows would do: whom it would add, what it would change, and which lines contradict what is known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from entente.engine.words import normalised_name
from entente.members.actions import category_of
from entente.members.actions.classification import CannotReclassify
from entente.members.actions.moves import NOTHING
from entente.members.choices import StandingKind
from entente.members.imports.changes import Change, Contradiction, New, change_of, draft_of
from entente.members.imports.held import Held, held_of
from entente.members.imports.rows import Problem, Row, lists
from entente.members.models import Category
from entente.members.queries.matching import Known, known


@dataclass(slots=True)
class Plan:
    new: list[New] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0

    @property
    def rejected(self) -> int:
        """Lines, not problems: a line may have several."""
        return len({problem.line for problem in self.problems})

    @property
    def counts(self) -> dict[str, int]:
        counted = {"created": len(self.new), "changed": len(self.changed), "unchanged": self.unchanged, "rejected": self.rejected}
        return {"rows": self.rows, **counted}


def plan_of(rows: Sequence[Row], problems: Sequence[Problem], total: int, today: date) -> Plan:
    """Some twenty questions to the database for any number of rows up to a thousand, then in proportion."""
    plan = Plan(problems=list(problems), rows=total)
    alike = known(*lists(rows))
    matched = _matched(rows, alike, plan)
    held = held_of([pk for _row, pk in matched if pk is not None])
    categories = list(Category.objects.all())
    for row, pk in matched:
        try:
            _place(plan, row, held[pk] if pk is not None else None, categories, today)
        except Contradiction as why:
            plan.problems.append(Problem(row.line, "", str(why)))
    plan.problems.sort(key=lambda problem: problem.line)
    return plan


def _matched(rows: Sequence[Row], alike: Known, plan: Plan) -> list[tuple[Row, int | None]]:
    """Each row with the organisation it means; a row that repeats an earlier one is left out, and so is whatever repeats it."""
    found: list[tuple[Row, int | None]] = []
    seen: dict[object, int] = {}
    called = {pk for row in rows for pk in alike.named(row.country, row.name)}
    for row in rows:
        keys = [*row.numbers, (row.country, normalised_name(row.name))]
        try:
            _refuse_repeated(row, keys, seen)
            pk = _meant(row, alike, called)
            if pk is not None:
                _refuse_repeated(row, [pk], seen)
            found.append((row, pk))
        except Contradiction as why:
            plan.problems.append(Problem(row.line, "", str(why)))
    return found


def _refuse_repeated(row: Row, keys: Sequence[object], seen: dict[object, int]) -> None:
    earlier = next((seen[key] for key in keys if key in seen), None)
    for key in keys:
        seen.setdefault(key, earlier or row.line)
    if earlier:
        raise Contradiction(_("This is the organisation of line %(line)s again.") % {"line": earlier})


def _meant(row: Row, alike: Known, called: Collection[int]) -> int | None:
    """`called`: the organisations whose present names stand in the file."""
    numbered, named = alike.numbered(row.numbers), alike.named(row.country, row.name)
    if len(numbered) > 1:
        raise Contradiction(_("Its numbers name two different organisations. Mend the numbers, or merge the two first."))
    if numbered:
        return _unless_called_elsewhere(next(iter(numbered)), named, called)
    if len(named) > 1:
        raise Contradiction(_("Several organisations of that name are known in the country; add a number that tells which."))
    return named[0] if named else None


def _unless_called_elsewhere(pk: int, named: Collection[int], called: Collection[int]) -> int:
    """A number may come with a new name, unless another line uses the former one."""
    if pk in called and pk not in named:
        raise Contradiction(
            _("Its number is that of an organisation which another line names as it is called so far. Leave one of the two out.")
        )
    return pk


def _place(plan: Plan, row: Row, held: Held | None, categories: list[Category], today: date) -> None:
    _refuse_unclassifiable(row, held, categories)
    if held is None:
        plan.new.append(New(row, draft_of(row, today)))
        return
    change = change_of(row, held)
    if change.before != change.after or change.numbers or change.moves:
        plan.changed.append(change)
    else:
        plan.unchanged += 1


def _refuse_unclassifiable(row: Row, held: Held | None, categories: list[Category]) -> None:
    said, standing = row.said.get("kind"), row.said.get("standing")
    if said:
        try:
            category_of(said, is_cluster=row.said.get("cluster", False), among=categories)
        except CannotReclassify as why:
            raise Contradiction(str(why)) from why
    if standing not in (None, NOTHING, StandingKind.APPLICANT) and not (said or (held and held.kind)):
        raise Contradiction(_("Say what kind of organisation it is; a member counts in one category."))
