"""The contract's dated rules: its scope and who counts as private. What was known before stays known before."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agreement.actions.dated import follow
from entente.agreement.actions.facts import PatternFacts, RuleFacts
from entente.agreement.actions.refusals import CannotChangeContract, refuse_unchanged
from entente.agreement.models import Contract, PrivateRule, ScopePattern
from entente.members.choices import Kind
from entente.people.models import Person
from entente.record.actions import Opened


@transaction.atomic
def change_scope(contract: Contract, patterns: Sequence[PatternFacts], *, because: str, by: Person, at: datetime) -> None:
    """A new version of the whole list; figures that know only the earlier day keep the earlier list."""
    refuse_unchanged(set_scope(record.open(), contract, patterns, by=by, at=at, because=because))


@transaction.atomic
def change_private_rule(contract: Contract, rule: RuleFacts, *, because: str, by: Person, at: datetime) -> None:
    refuse_unchanged(set_private_rule(record.open(), contract, rule, by=by, at=at, because=because))


def set_scope(
    entry: Opened, contract: Contract, patterns: Sequence[PatternFacts], *, by: Person | None, at: datetime, because: str = ""
) -> bool:
    _refuse_bad_patterns(patterns)
    known = list(ScopePattern.objects.known().filter(contract=contract).order_by("position"))
    before, after = [_said(row) for row in known], [_said(pattern) for pattern in patterns]
    if before == after:
        return False
    ScopePattern.objects.filter(pk__in=[row.pk for row in known]).update(superseded_at=at)
    ScopePattern.objects.bulk_create(_row(contract, position, pattern, at) for position, pattern in enumerate(patterns, start=1))
    entry.enter("agreement.scope_changed", contract, by=by, because=because, before={"patterns": before}, after={"patterns": after})
    return True


def set_private_rule(entry: Opened, contract: Contract, rule: RuleFacts, *, by: Person | None, at: datetime, because: str = "") -> bool:
    if not rule.kinds or set(rule.kinds) - set(Kind.values):
        raise CannotChangeContract(
            _("private.kinds: name at least one kind of organisation out of: %(kinds)s.") % {"kinds": ", ".join(Kind.values)}
        )
    known = PrivateRule.objects.known().filter(contract=contract, to_on=None).first()
    new = PrivateRule(
        contract=contract,
        kinds=sorted(set(rule.kinds)),
        members_only=rule.members_only,
        with_associated_countries=rule.with_associated_countries,
        from_on=rule.from_on,
    )
    before, after = (_rule_said(known) if known else {}), _rule_said(new)
    if before == after:
        return False
    follow(PrivateRule.objects.filter(contract=contract), new, at=at)
    entry.enter("agreement.private_rule_changed", contract, by=by, because=because, before=before, after=after)
    return True


def _said(pattern: PatternFacts | ScopePattern) -> str:
    until = f" to {pattern.to_on:%Y-%m-%d}" if pattern.to_on else ""
    return f"{pattern.effect} {pattern.pattern} from {pattern.from_on:%Y-%m-%d}{until}"


def _rule_said(rule: PrivateRule) -> dict[str, object]:
    scope = "members" if rule.members_only else "all participants"
    associated = "with" if rule.with_associated_countries else "without"
    return {"rule": f"{', '.join(sorted(rule.kinds))}; {scope}; {associated} associated countries", "from": rule.from_on}


def _row(contract: Contract, position: int, pattern: PatternFacts, at: datetime) -> ScopePattern:
    return ScopePattern(
        contract=contract,
        position=position,
        pattern=pattern.pattern,
        effect=pattern.effect,
        from_on=pattern.from_on,
        to_on=pattern.to_on,
        known_at=at,
    )


def _refuse_bad_patterns(patterns: Sequence[PatternFacts]) -> None:
    if not patterns:
        raise CannotChangeContract(_("scope: name at least one pattern; without one no project counts."))
    for pattern in patterns:
        if not pattern.pattern.strip():
            raise CannotChangeContract(_("scope: a pattern is empty."))
        if pattern.to_on is not None and pattern.to_on <= pattern.from_on:
            raise CannotChangeContract(_("scope: %(pattern)s ends before it begins.") % {"pattern": pattern.pattern})
