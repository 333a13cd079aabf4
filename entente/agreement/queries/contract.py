"""The contract and its dated rules, as they held on a day and were known by an instant."""

from datetime import date, datetime

from entente.agreement.models import Contract, PrivateRule, ScopePattern, Terms
from entente.members.models import Partnership


def current_contract() -> Contract | None:
    """The contract that the partnership runs under: the one signed last."""
    return Contract.objects.order_by("-signed_on", "-pk").first()


def terms_on(contract: Contract, day: date, known_by: datetime | None = None) -> Terms | None:
    """What the contract expected on a day; before its first day, what it will expect first."""
    known = Terms.objects.known(known_by).filter(contract=contract).order_by("from_on")
    rows = list(known)
    held = [row for row in rows if row.from_on <= day and (row.to_on is None or day < row.to_on)]
    return held[0] if held else next(iter(rows), None)


def private_rule_on(contract: Contract, day: date, known_by: datetime | None = None) -> PrivateRule | None:
    """Who counted as private on a day; before the rule's first day, who will first."""
    rows: list[PrivateRule] = list(PrivateRule.objects.known(known_by).filter(contract=contract).order_by("from_on"))
    held = [row for row in rows if row.from_on <= day and (row.to_on is None or day < row.to_on)]
    return held[0] if held else next(iter(rows), None)


def scope_patterns(contract: Contract, known_by: datetime | None = None) -> list[ScopePattern]:
    """The scope's patterns in order, in the version known by an instant."""
    return list(ScopePattern.objects.known(known_by).filter(contract=contract).order_by("position"))


def counts_fiction() -> bool:
    """In a demo partnership only fictional projects count, elsewhere only real ones: the two never mix in a figure."""
    return bool(Partnership.objects.values_list("is_demo", flat=True).first())
