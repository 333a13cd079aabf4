"""Writing many projects at once with their calls, topics and words to be found by, inside the transaction of whoever asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from entente.engine.words import normalised_name
from entente.projects.facts import ProjectFacts
from entente.projects.finding import findable
from entente.projects.models import Call, Project, Topic

AT_ONCE = 500
STATED = (
    *("acronym", "title", "objective", "status", "start_on", "end_on", "signed_on", "total_cost", "eu_contribution"),
    *("funding_scheme", "framework", "legal_basis", "doi", "rcn"),
)
WRITTEN = ("key", "grant_id", "name_key", *STATED, "master_call", "sub_call", "source")
Code = TypeVar("Code", Call, Topic)


@dataclass(slots=True)
class Draft:
    """A project as it will stand, with the facts that name its calls and topics."""

    project: Project
    facts: ProjectFacts
    are_topics_new: bool = True


def new(facts: ProjectFacts, key: str) -> Project:
    project = Project(key=key, grant_id=facts.grant_id, **{name: getattr(facts, name) for name in STATED})
    project.name_key = name_key(project)
    return project


def name_key(project: Project) -> str:
    """What lists are ordered by."""
    return normalised_name(project.acronym or project.title or project.key)[:250]


def write(created: Sequence[Draft], changed: Sequence[Draft]) -> None:
    calls = _codes(Call, (code for one in (*created, *changed) for code in (one.facts.master_call, one.facts.sub_call)))
    for one in (*created, *changed):
        one.project.master_call_id = calls.get(one.facts.master_call, one.project.master_call_id)
        one.project.sub_call_id = calls.get(one.facts.sub_call, one.project.sub_call_id)
    Project.objects.bulk_create([one.project for one in created], batch_size=AT_ONCE)
    Project.objects.bulk_update([one.project for one in changed], WRITTEN, batch_size=100)
    _write_topics([one for one in (*created, *changed) if one.are_topics_new])
    findable(one.project for one in (*created, *changed))


def _write_topics(drafts: Sequence[Draft]) -> None:
    through = Project.topics.through
    topics = _codes(Topic, (code for one in drafts for code in one.facts.topics))
    through.objects.filter(project__in=[one.project.pk for one in drafts]).delete()
    rows = [through(project_id=one.project.pk, topic_id=topics[code]) for one in drafts for code in one.facts.topics]
    through.objects.bulk_create(rows, batch_size=AT_ONCE)


def _codes(model: type[Code], codes: Iterable[str]) -> dict[str, int]:
    """The calls or topics of these codes, made where they are new."""
    wanted = sorted(set(codes) - {""})
    model._default_manager.bulk_create((model(code=code) for code in wanted), ignore_conflicts=True, batch_size=AT_ONCE)
    return dict(model._default_manager.filter(code__in=wanted).values_list("code", "pk"))
