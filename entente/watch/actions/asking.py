"""Who is asked to answer: the organisations it was given to, or, where everyone may see it, the members it concerns."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from entente.engine.marking import Marking
from entente.governance.models import Mandate
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.watch.actions.refusals import CannotPublish
from entente.watch.models import Advisory, Asked
from entente.watch.queries.relevance import concerned


def ask(row: Advisory, day: date) -> list[int]:
    """Every organisation once, whose answer is due; who has answered already is not asked again."""
    if row.due_on is None:
        row.asked.filter(stance="").delete()
        return []
    found = set(asked_of(row, day).values_list("pk", flat=True)) - {row.organisation_id}
    if not found:
        raise CannotPublish(
            _("It concerns no member who could answer: name a circle, sectors or products, or leave the day empty."), "due_on"
        )
    row.asked.filter(stance="").exclude(organisation__in=found).delete()
    row.asked.update(due_on=row.due_on)
    known = set(row.asked.values_list("organisation", flat=True))
    Asked.objects.bulk_create(Asked(advisory=row, organisation_id=pk, due_on=row.due_on) for pk in sorted(found - known))
    return sorted(found)


def asked_of(row: Advisory, day: date) -> QuerySet[Organisation]:
    members = members_on(day)
    if Marking(row.marking) <= Marking.GREEN and row.circle_id is None:
        return concerned(row, members)
    given = row.recipients
    seated = Mandate.objects.sitting(day).filter(body__in=given.groups, organisation__isnull=False).values("organisation")
    return members.filter(pk__in=set(given.organisations) | set(seated.values_list("organisation", flat=True)))
