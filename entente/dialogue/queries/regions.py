"""Regions as profiles of expertise: from members, projects and certificates."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Left

from entente.certification.models import Certificate
from entente.engine.regional import Match, Profile, matches
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.projects.models import Participation
from entente.vocabulary.models import Expertise, Region

Evidence = dict[str, dict[str, Counter[str]]]
MOST = 10


def profiles(level: int, on: date) -> dict[str, Profile]:
    """Of every region of a level of which something is known, by its code. Four queries."""
    found: Evidence = defaultdict(lambda: defaultdict(Counter))
    tops = _tops()
    members = members_on(on).values("pk")
    _count(found, "members", Organisation.objects.filter(pk__in=members), "region_id", "expertise", "pk", level, tops)
    _count(found, "projects", Participation.objects.all(), "organisation__region_id", "organisation__expertise", "project_id", level, tops)
    products = Certificate.objects.filter(product__isnull=False)
    _count(found, "certificates", products, "product__organisation__region_id", "product__expertise", "pk", level, tops)
    return {code: Profile(code, {kind: dict(counts) for kind, counts in held.items()}) for code, held in found.items()}


def matched(region: Region, on: date) -> tuple[Profile, list[Match]]:
    """The region's own profile, and the regions of its level that are most like it."""
    known = profiles(region.level, on)
    own = known.get(region.code, Profile(region.code, {}))
    return own, matches(own, known.values())[:MOST]


def _count(
    found: Evidence, kind: str, rows: QuerySet[Any], region: str, expertise: str, what: str, level: int, tops: Mapping[str, str]
) -> None:
    """Several subdomains of one domain count as they are said: one each."""
    named = rows.filter(**{f"{region}__isnull": False, f"{expertise}__isnull": False})
    cut = named.annotate(cut=Left(F(region), 2 + level), domain=F(expertise)).order_by()
    for code, domain, number in cut.values_list("cut", "domain").annotate(number=Count(what, distinct=True)):
        if len(code) == 2 + level:
            found[code][kind][tops[domain]] += number


def _tops() -> dict[str, str]:
    parents = dict(Expertise.objects.values_list("code", "parent_id"))
    return {code: _top(code, parents) for code in parents}


def _top(code: str, parents: Mapping[str, str | None]) -> str:
    while above := parents.get(code):
        code = above
    return code
