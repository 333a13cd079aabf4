"""What became of a topic: the editions it stands in, the calls that answer it, the projects these fund, and their results."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from entente.agenda.choices import LinkState
from entente.agenda.models import CallTopic, Link, Result, Topic
from entente.projects.models import Project


@dataclass(frozen=True, slots=True)
class Money:
    """What is stated, and how many projects state nothing: unknown is never 0."""

    stated: Decimal
    projects: int
    unknown: int

    @property
    def amount(self) -> Decimal | None:
        return self.stated if self.projects > self.unknown else None


@dataclass(frozen=True, slots=True)
class Step:
    """A call that answers the topic, and what it funds."""

    link: Link
    projects: list[Project]
    money: Money

    @property
    def call(self) -> CallTopic:
        return self.link.call


@dataclass(frozen=True, slots=True)
class Trace:
    steps: list[Step]
    results: list[Result]
    money: Money  # each project once, whichever of the calls it came by


def trace_of(topic: Topic) -> Trace:
    """Four queries, however many calls and projects."""
    rows = Link.objects.filter(topic=topic, state=LinkState.CONFIRMED).select_related("call", "by")
    links = list(rows.order_by("call__deadline_on", "call__code"))
    funded = _funded([link.call.topic_id for link in links])
    steps = [Step(link, found := funded.get(link.call.topic_id, []), money_of(found)) for link in links]
    every = {project.pk: project for step in steps for project in step.projects}
    results = Result.objects.filter(project__in=every).select_related("project").order_by("-on", "pk")
    return Trace(steps, list(results), money_of(every.values()))


def money_by_year(topics: Collection[Topic]) -> dict[int, dict[int | None, Money]]:
    """Topic -> year in which projects started (None: not stated) -> EU money; a project that several topics share stands under each."""
    links = Link.objects.filter(topic__in=topics, state=LinkState.CONFIRMED).values_list("topic_id", "call__topic_id")
    funded = _funded({call for _topic, call in links})
    projects: dict[int, dict[int, Project]] = defaultdict(dict)
    for topic, call in links:
        projects[topic] |= {one.pk: one for one in funded.get(call, [])}
    return {topic: _by_year(found.values()) for topic, found in projects.items()}


def money_of(projects: Iterable[Project]) -> Money:
    found = list(projects)
    stated = [one.eu_contribution for one in found if one.eu_contribution is not None]
    return Money(sum(stated, Decimal(0)), len(found), len(found) - len(stated))


def untraced(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Projects of which no call topic is known here: their source names a call as a whole, or an older programme's topic."""
    return projects.filter(topics__call_facts=None).distinct()


def traced(projects: QuerySet[Project]) -> QuerySet[Project]:
    return projects.filter(topics__call_facts__isnull=False).distinct()


def _by_year(projects: Iterable[Project]) -> dict[int | None, Money]:
    years: dict[int | None, list[Project]] = defaultdict(list)
    for one in projects:
        years[one.start_on.year if one.start_on else None].append(one)
    return {year: money_of(found) for year, found in years.items()}


def _funded(topics: Collection[int]) -> dict[int, list[Project]]:
    """Call topic (of the projects' room) -> projects, by their name."""
    pairs = Project.topics.through.objects.filter(topic__in=topics).values_list("topic_id", "project_id")
    projects = {one.pk: one for one in Project.objects.filter(pk__in={project for _topic, project in pairs}).order_by("name_key", "key")}
    found: dict[int, list[Project]] = defaultdict(list)
    order = {pk: place for place, pk in enumerate(projects)}
    for topic, project in sorted(pairs, key=lambda pair: order[pair[1]]):
        found[topic].append(projects[project])
    return found
