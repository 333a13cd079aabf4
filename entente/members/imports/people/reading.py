"""Reading the lines of a file one after the other, each against what is known and what the lines before it said."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from entente.members.choices import DelegationRole
from entente.members.imports.changes import Contradiction
from entente.members.imports.people import facts, roles
from entente.members.imports.people.held import representatives
from entente.members.imports.people.matching import Matching
from entente.members.imports.people.organisations import organisations_of
from entente.members.imports.people.plan import Plan
from entente.members.imports.people.roles import Representatives
from entente.members.imports.people.rows import Row
from entente.members.imports.people.someone import Period, Someone, newcomer
from entente.members.imports.rows import Problem

Placed = tuple[Period, Period | None] | None


def plan_of(rows: Sequence[Row], problems: Sequence[Problem], total: int, file: str, today: date) -> Plan:
    """Some twenty questions to the database for every four hundred lines."""
    plan = Plan(problems=list(problems), rows=total)
    reading = Reading(rows, plan, file, today)
    for row in reading.organised(rows):
        try:
            reading.read(row)
        except Contradiction as why:
            plan.problems.append(Problem(row.line, "", str(why)))
    plan.problems.sort(key=lambda problem: problem.line)
    return plan


class Reading:
    """The plan, growing line by line."""

    def __init__(self, rows: Sequence[Row], plan: Plan, file: str, today: date) -> None:
        self.plan, self.file, self.today = plan, file, today
        self.matching = Matching(rows)
        self.organisations = organisations_of(rows)
        self.where: dict[int, int | None] = {}
        self.others = Representatives([])
        self.noted: set[int] = set()

    def organised(self, rows: Sequence[Row]) -> list[Row]:
        """The lines whose organisation is known, or that name none."""
        for row in rows:
            try:
                self.where[row.line] = self.organisations.meant(row)
            except Contradiction as why:
                self.plan.problems.append(Problem(row.line, "organisation", str(why)))
        found = {pk for pk in self.where.values() if pk is not None}
        self.others = Representatives(list(representatives(found)))
        return [row for row in rows if row.line in self.where]

    def read(self, row: Row) -> None:
        """The line's part of the plan; raises before anything is noted when it contradicts something."""
        one = self.matching.meant(row, self.where[row.line]) or newcomer(row)
        try:
            placed = self._placed(one, row)
        except Contradiction:
            self.matching.claim(one, row)
            raise
        before = one.weight
        self._take(one, row, placed)
        self.plan.created += one.is_new
        self.plan.changed += not one.is_new and one.weight != before
        self.plan.unchanged += not one.is_new and one.weight == before

    def _placed(self, one: Someone, row: Row) -> Placed:
        """The role that the line gives or changes, once nothing speaks against the line."""
        facts.refuse_other_name(one, row)
        facts.refuse_otherwise(one, row)
        self.matching.refuse_addresses(one, row)
        organisation = self.where[row.line]
        if roles.heard(organisation, row) in one.lines and facts.says_nothing_new(one, row):
            raise Contradiction(_("This is %(name)s of an earlier line again.") % {"name": one.name})
        return None if organisation is None else roles.place(one, organisation, row, self.today, self.others)

    def _take(self, one: Someone, row: Row, placed: Placed) -> None:
        organisation = self.where[row.line]
        one.lines.add(roles.heard(organisation, row))
        facts.take(one, row, self.file)
        if placed:
            one.put(*placed)
            if placed[0].role == DelegationRole.REPRESENTATIVE:
                self.others.added[placed[0].organisation].append((one, placed[0]))
        if id(one) not in self.noted:
            self.noted.add(id(one))
            self.plan.people.append(one)
            if one.is_new:
                self._look_alike(row)
        self.matching.note(one, row, organisation)

    def _look_alike(self, row: Row) -> None:
        known, earlier = self.matching.namesakes(row), self.matching.first.get(row.key)
        if known:
            said = {"name": known[0].name, "email": known[0].email or _("no address")}
            self.plan.alike.append(Problem(row.line, "", _("Somebody called %(name)s is known already (%(email)s).") % said))
        elif earlier:
            self.plan.alike.append(Problem(row.line, "", _("Line %(line)s has somebody of the same name.") % {"line": earlier.line}))
