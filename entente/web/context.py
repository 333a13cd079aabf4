"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from entente.members.models import Partnership
from entente.people.access import permissions_of
from entente.web import navigation


def house(request: HttpRequest) -> dict[str, Any]:
    """The partnership, and what the reader may do; nothing is asked of the database until a template asks."""
    return {
        "partnership": lambda: partnership(request),
        "desks": lambda: navigation.desks(request),
        "may": lambda: permissions_of(request.user),
        "demo": settings.DEMO,
    }


def partnership(request: HttpRequest) -> Partnership:
    """Asked once per request."""
    if not hasattr(request, "partnership"):
        request.partnership = Partnership.objects.first() or Partnership(name="Entente")  # type: ignore[attr-defined]
    found: Partnership = request.partnership  # type: ignore[attr-defined]
    return found
