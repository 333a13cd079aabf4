"""Who counts as private, in the engine's terms, and the other ways to read it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.agreement.models import Contract, PrivateRule
from entente.engine import ledger
from entente.members.choices import Kind
from entente.vocabulary.choices import CountryGroup
from entente.vocabulary.queries import eligible_groups

NAMES = {
    "participants": gettext_lazy("All participants, members or not"),
    "members": gettext_lazy("Members only"),
    "with_associated": gettext_lazy("With associated countries"),
    "without_associated": gettext_lazy("Without associated countries"),
    "companies": gettext_lazy("Companies only: large companies and SMEs"),
    "research": gettext_lazy("With research centres and universities"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read "private"."""

    code: str
    rule: ledger.PrivateRule


def engine_rule(contract: Contract, rule: PrivateRule, day: date) -> ledger.PrivateRule:
    countries = countries_counted(contract, day, with_associated=rule.with_associated_countries)
    return ledger.PrivateRule(frozenset(rule.kinds), rule.members_only, countries)


def countries_counted(contract: Contract, day: date, *, with_associated: bool) -> frozenset[str]:
    """Countries that stood in an eligible group on the contract's first day or on the day asked, not later than its last."""
    groups = [eligible_groups(contract.from_on), eligible_groups(min(max(day, contract.from_on), contract.last_on))]
    wanted = [group for group in CountryGroup if with_associated or group != CountryGroup.ASSOCIATED]
    return frozenset(country for found in groups for group in wanted for country in found[group])


def sentence(rule: PrivateRule) -> str:
    """The rule in a sentence, as it stands under the figure."""
    return sentence_of(rule.kinds, members_only=rule.members_only, with_associated=rule.with_associated_countries)


def sentence_of(kinds_counted: Iterable[str], *, members_only: bool, with_associated: bool) -> str:
    kinds = in_words(kinds_counted)
    who = _("among the members") if members_only else _("among all participants, members or not")
    where = _("associated countries included") if with_associated else _("associated countries left out")
    return _("Private means paid by: %(kinds)s, %(who)s, %(where)s.") % {"kinds": kinds, "who": who, "where": where}


def in_words(kinds: Iterable[str]) -> str:
    held = set(kinds)
    return ", ".join(str(kind.label).lower() if kind != Kind.SME else str(kind.label) for kind in Kind if kind in held)


def other_readings(contract: Contract, rule: PrivateRule, day: date) -> list[Reading]:
    """Readings to set beside the contract's own, each differing from it in one thing."""
    own = engine_rule(contract, rule, day)
    everyone = replace(own, members_only=not own.members_only)
    associated = replace(own, countries=countries_counted(contract, day, with_associated=not rule.with_associated_countries))
    companies = replace(own, kinds=frozenset({Kind.LARGE_COMPANY, Kind.SME}))
    research = replace(own, kinds=own.kinds | {Kind.RESEARCH_CENTRE, Kind.UNIVERSITY})
    return [
        Reading("participants" if own.members_only else "members", everyone),
        Reading("without_associated" if rule.with_associated_countries else "with_associated", associated),
        Reading("companies", companies),
        Reading("research", research),
    ]


def reading_name(code: str) -> str:
    return str(NAMES[code])
