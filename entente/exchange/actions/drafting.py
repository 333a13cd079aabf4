"""Practices as they are written: a first version, and others beside the published one."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.exchange.actions.facts import MANY, PLAIN, PracticeFacts, checked, stored
from entente.exchange.actions.finding import index_practice, practice_held
from entente.exchange.actions.refusals import CannotShare
from entente.exchange.choices import PracticeState, VersionState
from entente.exchange.models import Practice, Version
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.people.models import Person
from entente.vocabulary.models import Expertise, Sector

IN_THE_MAKING = [VersionState.DRAFT.value, VersionState.PUT.value]


@transaction.atomic
def draft(organisation: Organisation, facts: PracticeFacts, *, by: Person, at: datetime, is_fictional: bool = False) -> Practice:
    entry = record.open()
    said = checked(facts, organisation)
    if not members_on(timezone.localtime(at).date()).filter(pk=organisation.pk).exists():
        raise CannotShare(_("%(name)s is not a member today; members share here.") % {"name": organisation})
    row = Practice(organisation=organisation, by=by, at=at, is_fictional=is_fictional or organisation.is_fictional)
    apply(row, said)
    Version.objects.create(practice=row, number=1, said=stored(said), by=by, at=at)
    index_practice(row)
    entry.enter("exchange.drafted", row, by=by, organisation=organisation, after={"number": 1, "marking": said.marking})
    return row


@transaction.atomic
def rewrite(practice: Practice, facts: PracticeFacts, *, by: Person, at: datetime) -> Version:
    """Other words for the draft, or a draft beside what is published; nothing published changes until it is reviewed."""
    entry = record.open()
    row = practice_held(practice)
    if row.state == PracticeState.WITHDRAWN:
        raise CannotShare(_("It was withdrawn. Share it anew."))
    said = checked(facts, row.organisation)
    version = row.versions.filter(state__in=IN_THE_MAKING).first()
    if version is None:
        last = row.versions.order_by("-number").values_list("number", flat=True)[0]
        version = Version(practice=row, number=last + 1)
    if version.state == VersionState.PUT:
        raise CannotShare(_("A version waits for review. Have it sent back before you change it."))
    version.said, version.by, version.at, version.remark = stored(said), by, at, ""
    version.save()
    if row.state == PracticeState.DRAFT:
        apply(row, said)
        index_practice(row)
    told = {"number": version.number, "marking": said.marking}
    entry.enter("exchange.rewritten", row, by=by, organisation=row.organisation, after=told)
    return version


def apply(row: Practice, said: PracticeFacts) -> None:
    """What a version says becomes what the practice says."""
    for name in PLAIN:
        setattr(row, name, getattr(said, name))
    row.body = said.body
    row.save()
    many: dict[str, Any] = {name: getattr(said, name) for name in MANY}
    many |= {"could": Sector.objects.filter(code__in=said.could), "expertise": Expertise.objects.filter(code__in=said.expertise)}
    for name, values in many.items():
        getattr(row, name).set(values)
