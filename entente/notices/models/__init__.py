from entente.notices.models.action_link import ActionLink
from entente.notices.models.announcement import Announcement, Entry, Section
from entente.notices.models.audience import SavedAudience
from entente.notices.models.bounce import Bounce
from entente.notices.models.delivery import Delivery
from entente.notices.models.domain import DomainCheck
from entente.notices.models.notice import Notice
from entente.notices.models.preference import Preference
from entente.notices.models.pump import Pump

__all__ = [
    "ActionLink",
    "Announcement",
    "Bounce",
    "Delivery",
    "DomainCheck",
    "Entry",
    "Notice",
    "Preference",
    "Pump",
    "SavedAudience",
    "Section",
]
