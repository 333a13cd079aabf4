from datetime import date, datetime

from django.utils import timezone


def day_of(at: datetime) -> date:
    """The day an instant falls on where the partnership is: audiences and roles hold by days."""
    return timezone.localtime(at).date()
