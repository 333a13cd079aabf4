"""The course of a membership in words, the latest step first."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from entente.members.choices import StandingKind
from entente.members.models import Classification, Continuation, Organisation, Standing
from entente.web.members.labels import STATES


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the course of membership."""

    on: date
    words: str
    more: str
    state: str


def course(
    one: Organisation,
    standings: Sequence[Standing],
    classifications: Sequence[Classification],
    continuations: Sequence[Continuation],
    categories: Mapping[str, str],
) -> list[Step]:
    """What happened to the membership; days to come too."""
    steps = [Step(row.from_on, row.get_kind_display(), row.decision.get("label", ""), STATES[row.kind]) for row in standings]
    ended = [row.to_on for row in standings if row.to_on and _ended_alone(row, standings)]
    steps += [Step(day, _("No longer applicant"), "", "past") for day in ended]
    for old, new in itertools.pairwise(classifications):
        words = " → ".join(categories.get(row.category_id, row.category_id) for row in (old, new))
        steps.append(Step(new.from_on, words, new.get_kind_display(), "new"))
    steps += [Step(row.from_on, _continued(row, one), row.decision.get("label", ""), "new") for row in continuations]
    return sorted(steps, key=lambda step: step.on, reverse=True)


def _ended_alone(row: Standing, standings: Sequence[Standing]) -> bool:
    """An application that ended without another standing."""
    return row.kind == StandingKind.APPLICANT and all(other.from_on != row.to_on for other in standings)


def _continued(row: Continuation, one: Organisation) -> str:
    if row.organisation_id == one.pk:
        return _("Continues as %(name)s") % {"name": row.successor}
    return _("Took over %(name)s") % {"name": row.organisation}
