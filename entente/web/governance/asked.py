"""What an address asks for besides its path."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone


def asked_day(request: HttpRequest, name: str = "on") -> date:
    """Today where none is asked for, or what is asked is no day."""
    today = timezone.localdate()
    try:
        return date.fromisoformat(request.GET.get(name, "") or today.isoformat())
    except ValueError:
        return today
