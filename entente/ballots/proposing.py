"""What of decisions an agenda should hold: those whose follow-up is late."""

from datetime import date

from django.utils.translation import gettext as _

from entente.ballots.models import Decision
from entente.governance.models import Body
from entente.governance.queries.proposed import Proposed
from entente.notices.references import Reference, key_of


def proposes(body: Body, day: date) -> list[Proposed]:
    """By the meeting's day, the longest late first."""
    late = Decision.objects.to_follow_up().filter(body=body, due_on__lte=day).select_related("body", "owner").order_by("due_on", "pk")
    return [_proposed(one) for one in late]


def _proposed(one: Decision) -> Proposed:
    title = _("Follow-up of %(number)s") % {"number": one}
    subject = Reference(room="ballots", noun="decision", id=one.pk, label=title)
    why = _("%(what)s: %(owner)s") % {"what": one.follow_up, "owner": one.owner}
    return Proposed(key_of(subject), title, why, True, subject=subject, due_on=one.due_on)
