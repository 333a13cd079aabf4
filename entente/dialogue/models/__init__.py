from entente.dialogue.models.consultation import Consultation, Plea
from entente.dialogue.models.counterpart import Contact, Counterpart, Encounter
from entente.dialogue.models.memorandum import Memorandum, Obligation
from entente.dialogue.models.occasion import FollowUp, Occasion, ProgrammePoint, Rate
from entente.dialogue.models.region import Interregional, RegionFacts, RegionItem
from entente.dialogue.models.tracker import Followed, Tracker, TrackerCheck

__all__ = [
    "Consultation",
    "Contact",
    "Counterpart",
    "Encounter",
    "FollowUp",
    "Followed",
    "Interregional",
    "Memorandum",
    "Obligation",
    "Occasion",
    "Plea",
    "ProgrammePoint",
    "Rate",
    "RegionFacts",
    "RegionItem",
    "Tracker",
    "TrackerCheck",
]
