"""Papers of a gathering go to whoever is invited later too, where they were given to all who were invited before."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from django.utils.translation import gettext as _

from entente.documents.actions import remark
from entente.documents.home import Recipients, home_key
from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.gatherings.models import Gathering
from entente.people.models import Person

_GIVEN = [Marking.AMBER.value, Marking.AMBER_STRICT.value]  # CLEAR and GREEN need no names; RED is for those named and nobody else


def pass_on(gathering: Gathering, before: AbstractSet[int], fresh: AbstractSet[int], by: Person | None, at: datetime) -> None:
    if by is None:
        return
    key = home_key("gatherings", "gathering", gathering.pk)
    for document in Document.objects.filter(home_key=key, marking__in=_GIVEN, destroyed_at=None).order_by("pk"):
        given = document.recipients
        if before <= given.persons and not fresh <= given.persons:
            wider = given | Recipients.of(persons=fresh)
            because = _("Invited to the gathering whose paper it is.")
            remark(document, Marking(document.marking), wider, as_source=True, because=because, by=by, at=at)
