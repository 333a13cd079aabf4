"""A body as a home of papers, notices, rounds and meetings: its marking, its people, who files there."""

from typing import Any

from django.utils import timezone

from entente.documents.home import Home, HomeKind, Recipients
from entente.engine.marking import Marking
from entente.governance import access
from entente.governance.models import Body, Mandate


def home(body: Body) -> Home:
    """TLP:RED is for persons, not for a group's later members: those who sit in it today are named."""
    given = Recipients.of(groups=[body.pk])
    if body.marking == Marking.RED.value:
        sitting = Mandate.objects.sitting(timezone.localdate()).filter(body=body)
        given |= Recipients.of(persons=sitting.values_list("person_id", flat=True))
    return Home("governance", "body", body.pk, body.code, Marking(body.marking), given, body.notes_openings)


def find(number: int) -> Home | None:
    body = Body.objects.filter(pk=number).first()
    return home(body) if body else None


def address(number: int) -> tuple[str, tuple[Any, ...]]:
    slug = Body.objects.filter(pk=number).values_list("slug", flat=True).first()
    return ("governance:body", (slug,)) if slug else ("governance:bodies", ())


HOMES = {"governance.body": HomeKind(find, access.keeps, address)}
