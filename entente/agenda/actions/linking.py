"""A person says whether a call answers a topic, notes what a project brought, and asks to be reminded of a deadline."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.actions.refusals import CannotLink
from entente.agenda.choices import LinkState
from entente.agenda.models import CallTopic, Link, Result, Topic, Watch
from entente.engine.signs import one_line
from entente.people.models import Person
from entente.projects.models import Project


@transaction.atomic
def say_link(topic: Topic, call: CallTopic, state: str, *, because: str = "", by: Person, at: datetime) -> Link:
    """Confirm that the call answers the topic, or decline it, so that it is not suggested again. Said again, the last word holds."""
    entry = record.open()
    if state not in LinkState.values:
        raise CannotLink(_("Say “confirmed” or “declined”."))
    if not topic.is_living:
        raise CannotLink(_("%(code)s has ended; link what it went into.") % {"code": topic.code})
    said = {"state": state, "because": one_line(because, 500), "by": by, "at": at}
    link, _made = Link.objects.update_or_create(topic=topic, call=call, defaults=said)
    entry.enter("agenda.link_said", topic, by=by, because=link.because, after={"call": call.code, "state": state})
    return link


@transaction.atomic
def say_links(topic: Topic, calls: Sequence[CallTopic], state: str, *, by: Person, at: datetime) -> list[Link]:
    """The same word for several calls: all of them, or none."""
    record.open()
    if not calls:
        raise CannotLink(_("Tick at least one call."))
    return [say_link(topic, call, state, by=by, at=at) for call in calls]


@transaction.atomic
def note_result(project: Project, title: str, address: str, *, on: date | None = None, by: Person | None, at: datetime) -> Result:
    """What a project brought, where everyone can read it."""
    entry = record.open()
    title, address = one_line(title, 300), address.strip()
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise CannotLink(_("A result is named with the address where it can be read, beginning with https://.")) from None
    if not title:
        raise CannotLink(_("Say what the result is called."))
    if Result.objects.filter(project=project, address=address).exists():
        raise CannotLink(_("This address is noted for %(project)s already.") % {"project": project})
    result = Result.objects.create(project=project, title=title, address=address[:500], on=on, by=by, at=at)
    entry.enter("agenda.result_noted", project, by=by, after={"title": title, "address": address, "on": on})
    return result


def watch(call: CallTopic, *, by: Person) -> Watch:
    """Be reminded by mail before its deadline. A private note of the person: nothing for the record."""
    return Watch.objects.get_or_create(person=by, call=call)[0]


def unwatch(call: CallTopic, *, by: Person) -> None:
    Watch.objects.filter(person=by, call=call).delete()
