from entente.gatherings.models.feed import Feed
from entente.gatherings.models.gathering import Gathering
from entente.gatherings.models.guest import Guest
from entente.gatherings.models.reminder import Reminder
from entente.gatherings.models.reply import Reply

__all__ = ["Feed", "Gathering", "Guest", "Reminder", "Reply"]
