"""How a board stands: which rules those who accepted keep already, and what is still needed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from entente.consortia.models import Board, Role
from entente.consortia.queries.candidates import SMALL
from entente.consortia.queries.suggesting import rules_of
from entente.engine import consortia as engine
from entente.members.choices import Kind
from entente.members.models import Classification
from entente.members.queries import parents_on


@dataclass(frozen=True, slots=True)
class Kept:
    """A rule as it stands: how many there are, of how many needed."""

    rule: engine.Rule
    there: int
    needed: int

    @property
    def is_kept(self) -> bool:
        return self.there >= self.needed


def standing(board: Board, roles: Collection[Role], day: date) -> list[Kept]:
    """Of the consortium as accepted so far; the share of SMEs is asked of all its seats. Three queries."""
    held = [role.holder for role in roles if role.holder]
    rules, parents = rules_of(board, day), parents_on(day)
    smes = set(
        Classification.objects.known().on(day).filter(organisation__in=held, kind=Kind.SME).values_list("organisation_id", flat=True)
    )
    countries = {one.country_id for one in held}
    return [
        Kept(engine.Rule.COUNTRIES, len(countries & rules.eligible), rules.countries),
        Kept(engine.Rule.MEMBER_STATE, sum(one.country_id in rules.member_states for one in held), rules.in_member_states),
        Kept(engine.Rule.SMES, sum(one.size in SMALL or one.pk in smes for one in held), engine.needed_smes(rules, len(roles))),
        Kept(engine.Rule.INDEPENDENT, len({parents.get(one.pk, one.pk) for one in held}), len(held)),
    ]
