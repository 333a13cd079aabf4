"""Rules: written as drafts, adopted from a day by a decision, followed by the next version; an adopted one never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entente import record
from entente.ballots.actions.refusals import CannotRule
from entente.ballots.choices import VoteKind
from entente.ballots.models import Rule
from entente.engine import rules as engine
from entente.engine.signs import one_line
from entente.engine.words import fold
from entente.governance.models import Body
from entente.members.models import Reference
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Written:
    """A rule as it is written: the engine's rule, by which it is called and where it stands in the statutes."""

    rule: engine.Rule
    is_example: bool = False


@transaction.atomic
def write_rule(body: Body, said: Written, *, code: str = "", by: Person | None, at: datetime) -> Rule:
    """A draft of a new rule, or of the next version of a known one; a draft that is there already is written anew."""
    entry = record.open()
    code = code or _code(body, said.rule.name)
    spec: dict[str, Any] = engine.stored(said.rule)
    draft = Rule.objects.select_for_update().drafts().filter(body=body, code=code).first()
    last = Rule.objects.filter(body=body, code=code).aggregate(last=Max("number"))["last"] or 0
    row = draft or Rule(body=body, code=code, number=last + 1)
    _refuse_another_kind(row, said.rule)
    before = {"spec": row.spec} if draft else {}
    row.kind = kind_of(said.rule)
    row.title, row.spec, row.is_example = one_line(said.rule.name, 120), spec, said.is_example
    row.article, row.version, row.version_on = said.rule.source.article, said.rule.source.version, said.rule.source.on
    row.written_by, row.written_at = by, at
    row.save()
    after = {"spec": spec, "article": row.article, "version": row.version}
    entry.enter("ballots.rule_written", row, by=by, before=before, after=after)
    return row


@transaction.atomic
def adopt_rule(rule: Rule, *, on: date, decision: Reference | None = None, by: Person, at: datetime) -> Rule:
    """From that day the draft holds and the version before it ends."""
    entry = record.open()
    row = _held(rule)
    if row.adopted_on:
        raise CannotRule(_("This version is adopted already."))
    if row.is_example:
        raise CannotRule(_("This is an example. Write your own rule, with the article of your statutes, and adopt that."))
    for other in Rule.objects.select_for_update().filter(body=row.body, code=row.code, ended_on=None).exclude(adopted_on=None):
        if other.adopted_on and on < other.adopted_on:
            raise CannotRule(_("The version before it holds from a later day; choose that day or a later one."))
        other.ended_on = on
        other.save(update_fields=["ended_on"])
        entry.enter("ballots.rule_ended", other, by=by, after={"on": on})
    row.adopted_on, row.decision = on, decision.stored if decision else {}
    row.save(update_fields=["adopted_on", "decision"])
    entry.enter("ballots.rule_adopted", row, by=by, after={"on": on, "decision": str(decision or "")})
    return row


@transaction.atomic
def end_rule(rule: Rule, *, on: date, because: str, by: Person, at: datetime) -> Rule:
    """From that day nothing is voted on under it any more."""
    entry = record.open()
    row = _held(rule)
    if row.adopted_on is None or row.ended_on is not None:
        raise CannotRule(_("Only a rule that holds can be ended."))
    if on < row.adopted_on:
        raise CannotRule(_("It was adopted later than that; choose that day or a later one."))
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    entry.enter("ballots.rule_ended", row, by=by, because=because, after={"on": on})
    return row


@transaction.atomic
def drop_draft(rule: Rule, *, by: Person, at: datetime) -> None:
    """A draft that nobody adopted goes; what it said stays in the record."""
    entry = record.open()
    row = _held(rule)
    if row.adopted_on or row.votes.exists():
        raise CannotRule(_("Only a draft under which nothing was voted on can be dropped."))
    entry.enter("ballots.rule_dropped", row, by=by)
    row.delete()


def kind_of(rule: engine.Rule) -> str:
    return VoteKind.MOTION.value if rule.majority else VoteKind.ELECTION.value


def read_spec(spec: Mapping[str, Any]) -> engine.Rule:
    """A rule from outside; refused in words where it cannot be."""
    try:
        return engine.restored(spec)
    except engine.Contradiction as why:
        raise CannotRule(_("This rule cannot be: %(why)s.") % {"why": str(why).rstrip(".")}) from why


def _held(rule: Rule) -> Rule:
    return Rule.objects.select_for_update(of=("self",)).select_related("body").get(pk=rule.pk)


def _refuse_another_kind(row: Rule, rule: engine.Rule) -> None:
    if Rule.objects.filter(body=row.body, code=row.code).exclude(kind=kind_of(rule)).exists():
        raise CannotRule(_("A rule for motions stays one for motions, and one for elections one for elections. Write another rule."))


def _code(body: Body, name: str) -> str:
    """A short name for all versions, taken from the first title."""
    wanted = "-".join(fold(name).split())[:36].strip("-") or "rule"
    taken = set(Rule.objects.filter(body=body, code__startswith=wanted).values_list("code", flat=True))
    return next(code for number in range(1, len(taken) + 2) if (code := wanted if number == 1 else f"{wanted}-{number}") not in taken)
