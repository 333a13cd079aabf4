"""Rows of a mapping file, weighed one by one: repeats are merged, rows that lead nowhere are refused, contradictions are kept as such."""

from collections.abc import Container
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from entente.certification.catalogue_choices import RelationKind
from entente.certification.imports.catalogue_facts import Problem, RowFacts, SetFacts

TOP = 10
_RELATIONS = {
    **{kind.value: kind.value for kind in RelationKind},
    "intersect": RelationKind.INTERSECTS.value,
    "equivalent": RelationKind.EQUAL.value,
    "equivalent-to": RelationKind.EQUAL.value,
    "equal-to": RelationKind.EQUAL.value,
    "subset-of": RelationKind.SUBSET.value,
    "superset-of": RelationKind.SUPERSET.value,
    "intersects-with": RelationKind.INTERSECTS.value,
    "no-relationship": RelationKind.NOT_RELATED.value,
    "not related": RelationKind.NOT_RELATED.value,
}


@dataclass(slots=True)
class Weighed:
    """A pair of requirements, and all that is said of it."""

    source: str
    target: str
    relation: str
    also: str = ""
    rationale: str = ""
    strength: int | None = None
    line: int = 0


@dataclass(slots=True)
class Sieve:
    """One for a whole import. A row may be told of twice: a repeat of a row that leads nowhere is both."""

    known: Container[str]
    file: str
    problems: list[Problem] = field(default_factory=list)
    dangling: int = 0
    merged: int = 0
    conflicts: int = 0
    strength_unknown: int = 0
    unreadable: int = 0

    def weigh(self, facts: SetFacts) -> list[Weighed]:
        pairs: dict[tuple[str, str], Weighed] = {}
        said: set[tuple[str, str, str]] = set()
        for row in facts.rows:
            self._take(row, pairs, said)
        return list(pairs.values())

    def _take(self, row: RowFacts, pairs: dict[tuple[str, str], Weighed], said: set[tuple[str, str, str]]) -> None:
        relation = _RELATIONS.get(row.relation.strip().lower())
        if relation is None:
            self.unreadable += 1
            self._tell(
                row, "unreadable", _("“%(relation)s” is no relation that is known here; left out.") % {"relation": row.relation[:40]}
            )
            return
        is_repeat = (row.source, row.target, relation) in said
        said.add((row.source, row.target, relation))
        strength = self._strength(row)
        missing = [urn for urn in (row.source, row.target) if urn not in self.known]
        if is_repeat:
            self.merged += 1
            self._tell(row, "merged", _("The same was said before; the two are one row with both rationales."))
        if missing:
            self.dangling += 1
            self._tell(
                row,
                "dangling",
                _("No catalogue here has %(urns)s; left out.") % {"urns": _("and").join(f" {urn} " for urn in missing).strip()},
            )
            return
        pair = pairs.get((row.source, row.target))
        if pair is None:
            pairs[row.source, row.target] = Weighed(row.source, row.target, relation, "", row.rationale, strength, row.line)
        else:
            self._add(row, pair, relation, strength, is_repeat=is_repeat)

    def _add(self, row: RowFacts, pair: Weighed, relation: str, strength: int | None, *, is_repeat: bool) -> None:
        if row.rationale and row.rationale not in pair.rationale.split("\n"):
            pair.rationale = "\n".join(filter(None, [pair.rationale, row.rationale]))
        pair.strength = pair.strength if pair.strength is not None else strength
        if not is_repeat and not pair.also:
            pair.also = relation
            self.conflicts += 1
            both = {"one": pair.relation, "other": relation}
            self._tell(
                row, "conflict", _("Both %(one)s and %(other)s are said of this pair; read as an overlap until somebody reviews it.") % both
            )

    def _strength(self, row: RowFacts) -> int | None:
        """On the scale 0 to 10, or not stated."""
        text = row.strength.strip()
        if not text:
            return None
        if text.isdecimal() and len(text) <= 2 and int(text) <= TOP:
            return int(text)
        self.strength_unknown += 1
        self._tell(
            row, "strength", _("“%(said)s” is not on the scale from 0 to 10; kept with its strength not stated.") % {"said": text[:20]}
        )
        return None

    def _tell(self, row: RowFacts, kind: str, sentence: str) -> None:
        self.problems.append(Problem(self.file, row.line, kind, f"{row.source} → {row.target}", sentence))
