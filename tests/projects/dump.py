"""The database as an import leaves it, without the record, surrogate ids and instants."""

from typing import Any

from entente.members.models import Identifier, Organisation
from entente.projects.models import Call, Participation, Project, Source, Topic
from entente.search.models import Document

PROJECT = [field.attname for field in Project._meta.concrete_fields if field.name not in {"id", "master_call", "sub_call", "source"}]
PART = [field.attname for field in Participation._meta.concrete_fields if field.name not in {"id", "project", "organisation"}]
ORGANISATION = [field.attname for field in Organisation._meta.concrete_fields if field.name != "id"]


def dump() -> dict[str, list[Any]]:
    projects = Project.objects.values_list(*PROJECT, "master_call__code", "sub_call__code", "source__digest")
    return {
        "organisations": sorted(map(repr, Organisation.objects.values_list(*ORGANISATION))),
        "identifiers": sorted(Identifier.objects.values_list("organisation__slug", "scheme", "country", "value")),
        "projects": sorted(map(repr, projects)),
        "topics": sorted(Project.topics.through.objects.values_list("project__key", "topic__code")),
        "codes": sorted([*Topic.objects.values_list("code", "title"), *Call.objects.values_list("code", "title")]),
        "participations": sorted(map(repr, Participation.objects.values_list(*PART, "project__key", "organisation__slug"))),
        "sources": sorted(Source.objects.values_list("name", "digest", "project_digest", "participation_digest")),
        "words": sorted(_words()),
    }


def _words() -> list[tuple[str, str, str]]:
    names = {("members.organisation", pk): slug for pk, slug in Organisation.objects.values_list("pk", "slug")}
    names |= {("projects.project", pk): key for pk, key in Project.objects.values_list("pk", "key")}
    found = Document.objects.filter(noun__in=["members.organisation", "projects.project"]).values_list("noun", "object_id", "folded")
    return [(noun, names[noun, pk], folded) for noun, pk, folded in found]
