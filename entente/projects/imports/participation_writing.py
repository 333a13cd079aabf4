"""Writing a planned batch of participations, and the organisations that it brings."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from entente.members.actions.bulk import add_within
from entente.members.actions.finding import findable
from entente.members.models import Identifier, Organisation
from entente.projects.imports.matching import FILLED, Fill, Organisations
from entente.projects.imports.participation_rows import STATED, Planned
from entente.projects.imports.tally import CHANGED, CREATED
from entente.projects.models import Participation
from entente.record.actions import Opened
from entente.record.models import Mark

AT_ONCE = 500


def write(batch: Sequence[Planned], organisations: Organisations, opened: Opened, *, at: datetime) -> dict[int, int]:
    """What is new or changed; answers which planned organisation got which number."""
    numbers = write_organisations(organisations, opened, at=at)
    for one in batch:
        one.participation.organisation_id = numbers.get(one.organisation, one.organisation)
    Participation.objects.bulk_create([one.participation for one in batch if one.outcome == CREATED], batch_size=AT_ONCE)
    Participation.objects.bulk_update([one.participation for one in batch if one.outcome == CHANGED], STATED, batch_size=100)
    return numbers


def write_organisations(organisations: Organisations, opened: Opened, *, at: datetime) -> dict[int, int]:
    """Participants become organisations, never members; the members' own action writes them, so that the directory knows at once."""
    written = add_within(opened, list(organisations.created.values()), at=at)
    if organisations.filled:
        _fill(organisations.filled)
        Mark.objects.update_or_create(room="members", defaults={"sequence": opened.head.sequence + 1})
    return {planned: one.pk for planned, one in zip(organisations.created, written, strict=True)}


def _fill(filled: Mapping[int, Fill]) -> None:
    held = list(Organisation.objects.select_for_update().filter(pk__in=filled).order_by("pk"))
    for one in held:
        for name, value in filled[one.pk].values.items():
            setattr(one, name, value)
    Organisation.objects.bulk_update(held, FILLED, batch_size=100)
    numbers = [(pk, number) for pk, fill in filled.items() for number in fill.numbers]
    Identifier.objects.bulk_create(
        Identifier(organisation_id=pk, scheme=number.scheme, country=number.country, value=number.value) for pk, number in numbers
    )
    findable(held)
