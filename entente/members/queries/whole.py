"""One organisation with all that is known of it, as data."""

from typing import Any

from django.db.models import Q

from entente.members.choices import IdentifierScheme
from entente.members.models import Classification, Continuation, Delegation, Identifier, Organisation, Ownership, Reached, Standing
from entente.members.queries.confirmations import latest_of


def whole(one: Organisation, *, is_inside: bool) -> dict[str, Any]:
    """Eleven questions. Register numbers and delegations only for who may see inside."""
    plain = ("slug", "name", "short_name", "city", "website", "about", "size", "is_fictional")
    continued = Continuation.objects.known().filter(organisation=one, to_on=None).values_list("successor__slug", flat=True)
    ownerships = Ownership.objects.known().filter(Q(owner=one) | Q(owned=one)).select_related("owner", "owned")
    delegations = Delegation.objects.known().filter(organisation=one).select_related("person").order_by("from_on", "pk")
    return {
        **{name: getattr(one, name) for name in plain},
        "country": one.country_id,
        "region": one.region_id,
        "sectors": list(one.sectors.order_by("position").values_list("pk", flat=True)),
        "expertise": list(one.expertise.order_by("position").values_list("pk", flat=True)),
        "identifiers": _identifiers(one, is_inside),
        "standings": list(Standing.objects.known().filter(organisation=one).order_by("from_on")),
        "kinds": list(Classification.objects.known().filter(organisation=one).order_by("from_on")),
        "ownerships": list(ownerships.order_by("from_on", "pk")),
        "continues_as": continued.first(),
        "reached": Reached.objects.known().filter(association=one, to_on=None).count(),
        "delegations": list(delegations) if is_inside else None,
        "confirmation": latest_of(one),
    }


def _identifiers(one: Organisation, is_inside: bool) -> list[Identifier]:
    rows = Identifier.objects.filter(organisation=one).order_by("scheme", "country", "value")
    return list(rows if is_inside else rows.exclude(scheme=IdentifierScheme.REGISTER))
