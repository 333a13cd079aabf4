"""Entering the fictional projects with every partner's amounts."""

from random import Random

from django.db import transaction

from entente import record
from entente.engine.words import normalised_name
from entente.members.models import Organisation, Partnership
from entente.people.models import Person
from entente.projects.finding import findable
from entente.projects.models import Call, Participation, Project, Topic
from entente.reporting.demo.cast import Part
from entente.reporting.demo.grants import Grant, grants


@transaction.atomic
def add_all(random: Random, cast: list[Part], found: dict[int, Organisation], by: Person) -> None:
    entry = record.open()
    rows = list(grants(random, cast))
    projects = [_project(grant) for grant in rows]
    parts = [part for grant, project in zip(rows, projects, strict=True) for part in _participations(grant, project, found)]
    Participation.objects.bulk_create(parts, batch_size=500)
    findable(projects)
    after = {"projects": len(projects), "participations": len(parts), "fictional": True}
    entry.enter("projects.many_added", Partnership.objects.get(), by=by, after=after)


def _project(grant: Grant) -> Project:
    topic, _ = Topic.objects.get_or_create(code=grant.topic.code, defaults={"title": grant.topic.title})
    call, _ = Call.objects.get_or_create(code=grant.topic.call)
    project = Project.objects.create(
        key=grant.key,
        grant_id=grant.key,
        acronym=grant.acronym,
        name_key=normalised_name(grant.acronym),
        title=grant.title,
        objective="A fictional project of the demonstration under a real topic.",
        status="SIGNED",
        start_on=grant.start_on,
        end_on=grant.end_on,
        signed_on=grant.signed_on,
        total_cost=grant.total_cost,
        eu_contribution=grant.eu_contribution,
        funding_scheme=grant.topic.scheme,
        framework="H2020",
        master_call=call,
        sub_call=call,
        is_fictional=True,
    )
    project.topics.add(topic)
    return project


def _participations(grant: Grant, project: Project, found: dict[int, Organisation]) -> list[Participation]:
    return [
        Participation(
            project=project,
            organisation=found[partner.part.number],
            position=position,
            role=partner.role,
            eu_contribution=partner.eu_contribution,
            total_cost=partner.total_cost,
        )
        for position, partner in enumerate(grant.partners, 1)
    ]
