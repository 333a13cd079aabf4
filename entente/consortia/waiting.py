"""What of this room waits for a person: invitations to answer, for whoever speaks for the organisation that is asked."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from entente.consortia.actions.letters import ANSWER
from entente.consortia.choices import InvitationState
from entente.consortia.models import Invitation
from entente.members.choices import SPEAKING_ROLES
from entente.members.models import Delegation
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 20


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    if not organisations:
        return []
    spoken = Delegation.objects.known().on(day).filter(person=person_id, role__in=SPEAKING_ROLES)
    mine = Invitation.objects.filter(
        state=InvitationState.OPEN, organisation__in=spoken.values("organisation"), role__board__closed_at=None
    ).order_by("invited_at", "pk")
    said = facts(title="role__board__title", owner="role__board__owner__name")
    return [Prepared(part(mine, most=MOST, label="role__name", on="role__board__closes_on", more=said), _say)]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _say(row: Row) -> Waiting:
    words = _("%(owner)s asks: do you take the role “%(role)s” in “%(title)s”?") % {
        "owner": row.facts["owner"],
        "title": row.facts["title"],
        "role": row.label,
    }
    return Waiting(
        "invitation",
        int(row.id),
        words,
        "consortia:invitation",
        (int(row.id),),
        due_on=row.on,
        minutes=5,
        where=_("Consortia"),
        label=row.label,
        mail_doable=ANSWER,
    )
