"""Catalogues, their parts, certificates and levels by the names that people give them: one query each, whatever the number."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q

from entente.certification.models import Catalogue, Certificate, Requirement, Scheme, SchemeLevel
from entente.engine.certificate_numbers import canonical


def catalogues(names: Collection[str]) -> dict[str, Catalogue]:
    """By URN, by the name in its address, or by reference; the first that came in, where a reference stands twice."""
    if not names:
        return {}
    alike = reduce(or_, (Q(reference__iexact=name) for name in names))
    rows = list(Catalogue.objects.filter(alike | Q(urn__in=names) | Q(slug__in=names)).order_by("pk"))
    exact = {name: one for one in reversed(rows) for name in (one.urn, one.slug)}
    by_reference = {one.reference.casefold(): one for one in reversed(rows)}
    found = {name: exact.get(name) or by_reference.get(name.casefold()) for name in names}
    return {name: one for name, one in found.items() if one}


def parts(wanted: Collection[tuple[int, str]]) -> dict[tuple[int, str], Requirement]:
    """By URN or by reference."""
    if not wanted:
        return {}
    names = {name for _catalogue, name in wanted}
    alike = reduce(or_, (Q(reference__iexact=name) for name in names))
    rows = Requirement.objects.filter(alike | Q(urn__in=names), catalogue__in={pk for pk, _name in wanted})
    known = {}
    for row in rows.select_related("catalogue").order_by("-position"):
        known[row.catalogue_id, row.reference.casefold()] = known[row.catalogue_id, row.urn] = row
    found = {pair: known.get(pair) or known.get((pair[0], pair[1].casefold())) for pair in wanted}
    return {pair: row for pair, row in found.items() if row}


def certificates(names: Collection[str]) -> dict[str, Certificate]:
    """By the number of its page, or by its own number however it is spelt."""
    if not names:
        return {}
    keys = {name: int(name) for name in names if name.isascii() and name.isdecimal() and len(name) < 16}
    numbers = {name: canonical(name) for name in names if name not in keys}
    rows = Certificate.objects.filter(Q(pk__in=keys.values()) | Q(number_key__in={*numbers.values()} - {""}))
    by_key: dict[int | str, Certificate] = {}
    for one in rows.select_related("scheme", "holder").order_by("issued_on", "pk"):
        by_key[one.pk] = by_key[one.number_key] = one
    asked: dict[str, int | str] = {**keys, **numbers}
    return {name: by_key[key] for name, key in asked.items() if key in by_key}


def levels(schemes: dict[str, Scheme], codes: Collection[str]) -> dict[tuple[str, str], SchemeLevel]:
    if not codes:
        return {}
    rows = SchemeLevel.objects.filter(scheme__in=[one.pk for one in schemes.values()], code__in=codes).select_related("scheme")
    return {(one.scheme.code, one.code): one for one in rows}
