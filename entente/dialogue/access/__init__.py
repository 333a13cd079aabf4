"""Who may: everyone reads what is published; contacts and the log are for who keeps or was there, and the office."""

from entente.dialogue.access.bodies import (
    contact_to_tend,
    contacts,
    counterpart_to_read,
    counterpart_to_tend,
    counterparts,
    encounter_to_read,
    encounters,
    memoranda,
    memorandum_to_read,
    memorandum_to_tend,
    obligation_to_tend,
    tends,
)
from entente.dialogue.access.consultations import (
    OUT,
    answers,
    consultation_to_answer,
    consultation_to_keep,
    consultation_to_read,
    is_inside,
    plea_to_settle,
)
from entente.dialogue.access.events import event_to_keep, event_to_read, events, follow_up_to_finish, point_to_keep
from entente.dialogue.access.regions import item_to_keep, link_to_keep, link_to_read, region_to_read
from entente.dialogue.access.trackers import checks, tracker_to_check, tracker_to_keep, tracker_to_read
from entente.dialogue.access.who import keeper, keeps, oversees, person_of

__all__ = [
    "OUT",
    "answers",
    "checks",
    "consultation_to_answer",
    "consultation_to_keep",
    "consultation_to_read",
    "contact_to_tend",
    "contacts",
    "counterpart_to_read",
    "counterpart_to_tend",
    "counterparts",
    "encounter_to_read",
    "encounters",
    "event_to_keep",
    "event_to_read",
    "events",
    "follow_up_to_finish",
    "is_inside",
    "item_to_keep",
    "keeper",
    "keeps",
    "link_to_keep",
    "link_to_read",
    "memoranda",
    "memorandum_to_read",
    "memorandum_to_tend",
    "obligation_to_tend",
    "oversees",
    "person_of",
    "plea_to_settle",
    "point_to_keep",
    "region_to_read",
    "tends",
    "tracker_to_check",
    "tracker_to_keep",
    "tracker_to_read",
]
