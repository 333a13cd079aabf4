"""Writing an advisory: to those it is given to, with a question to the organisations it concerns when an answer is due."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.documents.home import Recipients
from entente.engine.marking import Marking
from entente.members.models import Organisation
from entente.people.models import Person
from entente.watch.actions.asking import ask
from entente.watch.actions.keeping import close, revise, set_affected, set_marking, set_severity
from entente.watch.actions.refusals import CannotPublish
from entente.watch.actions.telling import tell_published
from entente.watch.actions.written import Written, checked
from entente.watch.choices import SourceKind
from entente.watch.models import Advisory, Source


@transaction.atomic
def publish(
    said: Written, organisation: Organisation | None, *, by: Person, at: datetime, keeps: bool = False, is_fictional: bool = False
) -> Advisory:
    """`organisation`: in whose name; None for the partnership itself. `keeps`: `by` keeps this room."""
    entry = record.open()
    day = timezone.localtime(at).date()
    said = checked(said, keeps=keeps)
    if said.due_on and said.due_on < day:
        raise CannotPublish(_("The day by which an answer is due is over already."), "due_on")
    row = Advisory(organisation=organisation, by=by, at=at, is_fictional=is_fictional)
    fill(row, said, by, day)
    refuse_second(row)
    revise(row, _("Published"), by, at)
    row.sectors.set(said.sectors)
    set_affected(row, said.affected)
    name = organisation.name if organisation else _("The partnership")
    Source.objects.create(advisory=row, kind=SourceKind.WRITTEN, key=f"advisory-{row.pk}", name=name[:200], is_first=True, at=at)
    close([row])
    asked = ask(row, day)
    entry.enter("watch.published", row, by=by, after={"marking": row.marking, "due_on": row.due_on, "asked": len(asked)})
    tell_published(row, by=by, at=at)
    return row


def fill(row: Advisory, said: Written, by: Person, day: date) -> None:
    """The advisory's columns; the writer's own side is one of the recipients."""
    for name in ("title", "cve", "summary", "advice", "marking", "pap", "circle", "exploited_on", "due_on"):
        setattr(row, name, getattr(said, name))
    row.links, row.published_on = list(said.links), said.published_on or row.published_on or day
    set_severity(row, said.severity)
    set_marking(row, Marking(said.marking), _given(said, row.organisation, by))


def _given(said: Written, organisation: Organisation | None, by: Person) -> Recipients:
    if said.marking in (Marking.CLEAR.value, Marking.GREEN.value) and not said.circle:
        return Recipients()
    given = said.recipients
    if said.marking == Marking.RED.value:
        return replace(given, persons=given.persons | {by.pk})
    groups = {said.circle.body_id} if said.circle else set()
    own = {organisation.pk} if organisation else set()
    return Recipients.of(persons=given.persons, organisations=given.organisations | own, groups=given.groups | groups)


def refuse_second(row: Advisory) -> None:
    """Of a CVE there is one for the same recipients, and they know it."""
    other = Advisory.objects.filter(cve=row.cve, audience=row.audience).exclude(cve="").exclude(pk=row.pk).first()
    if other is not None:
        told = {"cve": row.cve, "title": other.title}
        raise CannotPublish(_("The same recipients have one about %(cve)s already: “%(title)s”. Change that one.") % told, "cve")
