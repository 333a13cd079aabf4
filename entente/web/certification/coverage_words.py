"""Standings and chains in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.certification.catalogue_choices import RelationKind
from entente.certification.queries.coverage import Explained, Step
from entente.engine.coverage import Link, Standing

_STANDINGS = {
    Standing.CERTAIN: gettext_lazy("Certain"),
    Standing.REVIEW: gettext_lazy("To review"),
    Standing.GAP: gettext_lazy("Gap"),
    Standing.NOT_MAPPED: gettext_lazy("Not mapped"),
}
_SIGNS = {
    RelationKind.EQUAL: "=",
    RelationKind.SUPERSET: "⊇",
    RelationKind.SUBSET: "⊆",
    RelationKind.INTERSECTS: "∩",
    RelationKind.NOT_RELATED: "∅",
}


def standing_said(standing: Standing) -> str | Promise:
    return _STANDINGS[standing]


def sign(step: Step) -> str:
    """How the step before stands to this one."""
    if step.row is None:
        return "⊂" if step.link is Link.CHILD else ""
    relation = step.row.read_as
    turned = {RelationKind.SUPERSET: RelationKind.SUBSET, RelationKind.SUBSET: RelationKind.SUPERSET}
    return _SIGNS[relation if step.is_forward else turned.get(relation, relation)]


def chain_said(one: Explained) -> str:
    """In one line: "ISO/IEC 27001:2022 A.5.1 ∩ SecNumCloud v3.2 5.2.a"."""
    if not one.steps:
        return ""
    first = one.steps[0]
    begins = f"{first.requirement.catalogue} {first.requirement.label}"
    if first.link is Link.CHILDREN:
        begins += f" ({_('all its parts')})"
    return " ".join([begins, *(f"{sign(step)} {step.requirement.catalogue} {step.requirement.label}" for step in one.steps[1:])])
