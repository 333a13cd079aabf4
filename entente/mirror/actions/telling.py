"""The circle hears that figures are asked for, and who gave that it closed. No mail holds a figure."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.engine.marking import Marking, Shared
from entente.governance.models import Mandate
from entente.mirror.models import Mirror
from entente.mirror.notices import MIRROR
from entente.notices.actions import tell
from entente.notices.references import Reference
from entente.people.models import Person


def tell_opened(row: Mirror, *, by: Person, at: datetime) -> None:
    rows = Mandate.objects.sitting(timezone.localdate(at)).filter(body=row.body_id, organisation__isnull=False)
    to = set(rows.values_list("person", flat=True)) - {by.pk}
    said = {"body": row.body, "title": row, "day": date_format(row.closes_on)}
    body = _(
        "%(body)s compares figures: “%(title)s”, until %(day)s. Only your organisation sees what it gives; "
        "it is told in which quarter it stands once five have given."
    )
    _tell(row, to, _("%(body)s asks for your figures: %(title)s") % said, body % said, by, at)


def tell_closed(row: Mirror, *, by: Person, at: datetime) -> None:
    to = set(row.contributions.values_list("given_by", flat=True)) - {by.pk}
    said = {"title": row}
    _tell(row, to, _("“%(title)s” is closed: see where you stand") % said, _("“%(title)s” is closed.") % said, by, at)


def _tell(row: Mirror, to: set[int], subject: str, body: str, by: Person, at: datetime) -> None:
    if to:
        reference = Reference(room="mirror", noun="mirror", id=row.pk, label=row.title)
        shared = Shared(Marking.AMBER, persons=frozenset(to), groups=frozenset([row.body_id]))
        tell(MIRROR, to=to, subject=subject, body=f"{body}\n\n{row.get_absolute_url()}", by=by, at=at, reference=reference, shared=shared)
