"""Who could sit in a consortium: members and known organisations with the expertise, from kindred projects, or met before."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.db.models import Count

from entente.consortia.models import Board, Role
from entente.engine.consortia import Candidate, Pair, family
from entente.members.choices import Kind, SizeClass
from entente.members.models import Classification, Continuation, Organisation
from entente.members.queries import parents_on
from entente.projects.models import Participation, Topic
from entente.vocabulary.queries import expertise_within

SMALL = {SizeClass.MICRO.value, SizeClass.SMALL.value, SizeClass.MEDIUM.value}
OF_ACTIVITY = {"HES": Kind.UNIVERSITY.value, "REC": Kind.RESEARCH_CENTRE.value}  # where nobody said what it is, what EU projects call it
MOST = 300  # organisations looked at closely


@dataclass(frozen=True, slots=True)
class Known:
    """Organisations by id with what the choice asks of them, and the pairs that were in projects together."""

    organisations: Mapping[int, Organisation]
    candidates: tuple[Candidate, ...]
    met: Mapping[Pair, int]


def candidates(board: Board, roles: Collection[Role], seated: Collection[int], day: date) -> Known:
    """The seated and the up to 300 likeliest others, by expertise, kindred projects and meetings with the seated. Nine queries."""
    fulfilled, experience = _fulfilled(roles), _experience(board.topic)
    met = _met_with(seated)
    likely = Counter({pk: 60 * len(codes) for pk, codes in fulfilled.items()})
    for pk, times in [*experience.items(), *met.items()]:
        likely[pk] += 10 * min(times, 3)
    rows = Organisation.objects.filter(is_fictional=board.owner.is_fictional).exclude(pk__in=_continued(day))
    there = set(rows.filter(pk__in=likely).values_list("pk", flat=True))
    kept = [pk for pk, _score in sorted(likely.items(), key=lambda one: (-one[1], one[0])) if pk in there and pk not in seated][:MOST]
    chosen = [*seated, *kept]
    found = {one.pk: one for one in Organisation.objects.select_related("country").filter(pk__in=chosen)}
    kinds, parents = _kinds(chosen, day), parents_on(day)
    people = [_candidate(found[pk], kinds.get(pk, ""), parents.get(pk, pk), fulfilled[pk], experience[pk]) for pk in sorted(found)]
    return Known(found, tuple(people), together(chosen))


def together(organisations: Iterable[int]) -> dict[Pair, int]:
    """In how many projects each two of them were together. One query."""
    in_project: dict[int, set[str]] = defaultdict(set)
    for project, pk in Participation.objects.filter(organisation__in=organisations).values_list("project", "organisation"):
        in_project[project].add(str(pk))
    return dict(Counter(frozenset(pair) for people in in_project.values() for pair in combinations(sorted(people), 2)))


def _fulfilled(roles: Collection[Role]) -> defaultdict[int, frozenset[str]]:
    """By organisation, the codes asked for that it fulfils: with the very expertise, or with a part of the domain asked for."""
    asked = {one.code for role in roles for one in role.expertise.all()}
    answered_by: dict[str, set[str]] = defaultdict(set)
    for code in asked:
        for inner in expertise_within(code):
            answered_by[inner].add(code)
    found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    rows = Organisation.expertise.through.objects.filter(expertise_id__in=answered_by)
    for pk, code in rows.values_list("organisation_id", "expertise_id"):
        found[pk] |= answered_by[code]
    return found


def _experience(topic: Topic) -> Counter[int]:
    """By organisation, in how many projects of kindred topics it is or was."""
    kin = Topic.objects.filter(code__startswith=family(topic.code) + "-").values("pk")
    rows = Participation.objects.filter(project__topics__in=kin).values_list("organisation")
    return Counter(dict(rows.annotate(count=Count("project", distinct=True)).order_by("-count", "organisation")[:2000]))


def _met_with(seated: Collection[int]) -> Counter[int]:
    theirs = Participation.objects.filter(organisation__in=seated).values("project")
    rows = Participation.objects.filter(project__in=theirs).exclude(organisation__in=seated).values_list("organisation")
    return Counter(dict(rows.annotate(count=Count("project", distinct=True))))


def _continued(day: date) -> Any:
    """Those that went on as another organisation."""
    return Continuation.objects.known().on(day).values("organisation")


def _kinds(organisations: Collection[int], day: date) -> dict[int, str]:
    rows = Classification.objects.known().on(day).filter(organisation__in=organisations)
    return dict(rows.values_list("organisation_id", "kind"))


def _candidate(one: Organisation, kind: str, group: int, expertise: frozenset[str], experience: int) -> Candidate:
    said = kind or OF_ACTIVITY.get(one.activity, "")
    is_sme = said == Kind.SME or one.size in SMALL
    return Candidate(str(one.pk), one.country_id, str(group), expertise, said, is_sme, experience)
