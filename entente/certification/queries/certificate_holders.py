"""Holders that no organisation stands behind yet, each with the organisations of the same name: proposals, never answers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from entente.certification.models import Certificate, Holder, HolderMatch
from entente.members.models import Organisation


@dataclass(frozen=True, slots=True)
class Proposal:
    """A holder, an organisation of its name, and whether they are in one country."""

    holder: Holder
    organisation: Organisation
    is_in_country: bool
    certificates: int


def proposals(*, most: int = 100) -> list[Proposal]:
    """At most four queries; first those in one country, then those with the most certificates.

    The holder's country is the one its source states, else those whose schemes certified it.
    """
    named = _unmatched()[:most]
    holders = list(named)
    countries = _countries(holders)
    decided = set(HolderMatch.objects.filter(holder__in=holders).values_list("holder_id", "organisation_id"))
    by_name: dict[str, list[Organisation]] = {}
    for one in Organisation.objects.filter(name_key__in={holder.name_key for holder in holders}).order_by("pk"):
        by_name.setdefault(one.name_key, []).append(one)
    found = [
        Proposal(holder, one, one.country_id in countries.get(holder.pk, ()), holder.count)  # type: ignore[attr-defined]
        for holder in holders
        for one in by_name.get(holder.name_key, ())
        if (holder.pk, one.pk) not in decided
    ]
    return sorted(found, key=lambda one: (not one.is_in_country, -one.certificates, one.holder.name_key))


def _unmatched() -> QuerySet[Holder]:
    alike = Organisation.objects.filter(name_key=OuterRef("name_key"))
    return Holder.objects.filter(Exists(alike), organisation=None).annotate(count=Count("certificates")).order_by("-count", "name_key")


def _countries(holders: Iterable[Holder]) -> dict[int, Collection[str]]:
    stated = {holder.pk: {holder.country} for holder in holders if holder.country}
    open_ones = [holder.pk for holder in holders if not holder.country]
    found: dict[int, set[str]] = dict(stated)
    pairs = Certificate.objects.filter(holder__in=open_ones).exclude(country=None).values_list("holder_id", "country_id").distinct()
    for holder, country in pairs:
        found.setdefault(holder, set()).add(country)
    return dict(found)


def confirmed() -> list[Holder]:
    found = Holder.objects.exclude(organisation=None).select_related("organisation").annotate(count=Count("certificates"))
    return list(found.order_by("name_key", "country")[:500])
