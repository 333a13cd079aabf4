"""What is said of a gathering before it is written: by a form, a program, or a room above that arranges one."""

from dataclasses import dataclass, field
from datetime import datetime

from entente.documents.home import Recipients
from entente.engine.marking import Marking
from entente.gatherings.choices import GatheringKind
from entente.gatherings.models import Gathering
from entente.notices.references import Reference
from entente.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Without a marking it is marked as its home is; without an organiser it is whoever arranges it. `reminders`: (whom, hours before)."""

    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str = "Europe/Brussels"
    kind: str = GatheringKind.MEETING
    description: str = ""
    place: str = ""
    link: str = ""
    organiser: Person | None = None
    home: Reference | None = None
    marking: Marking | None = None
    shared_with: Recipients | None = None
    capacity: int | None = None
    capacity_online: int | None = None
    is_open: bool = False
    answer_by: datetime | None = None
    reminders: frozenset[tuple[str, int]] = field(default=frozenset())


def plan_of(gathering: Gathering) -> Plan:
    """As it stands: `replace(plan_of(gathering), place="Tallinn")` is a change."""
    return Plan(
        title=gathering.title,
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        zone=gathering.zone,
        kind=gathering.kind,
        description=gathering.description,
        place=gathering.place,
        link=gathering.link,
        organiser=gathering.organiser,
        home=gathering.home or None,
        marking=Marking(gathering.marking),
        shared_with=gathering.recipients,
        capacity=gathering.capacity,
        capacity_online=gathering.capacity_online,
        is_open=gathering.is_open,
        answer_by=gathering.answer_by,
        reminders=frozenset(gathering.reminders.values_list("whom", "hours")),
    )
