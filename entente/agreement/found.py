"""Contributions as they are found, by the organisation that declared them: by its own people, and by who reads all lines."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.agreement.access import organisations_of, sees_all_lines
from entente.agreement.choices import Activity
from entente.agreement.models import Declaration
from entente.members.actions.finding import NOUN as ORGANISATION
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import matching

NOUN = "agreement.declaration"


def _own(seeker: Seeker, words: str) -> Ids | None:
    """Who may read no line is not even told how many there are."""
    all_lines, own = sees_all_lines(seeker.user), organisations_of(seeker.user)
    if not (all_lines or own):
        return None
    seen = Q() if all_lines else Q(organisation__in=own)
    return Declaration.objects.filter(seen, organisation__in=matching(ORGANISATION, words))


def _rows(ids: Collection[int]) -> Part:
    said = facts(activity="activity", note="note")
    return part(Declaration.objects.filter(pk__in=ids), label="organisation__name", more=said, number="year", at="at")


def _say(row: Row) -> Hit:
    said = row.facts
    activity = dict(Activity.choices).get(said["activity"], said["activity"])
    more = _("contribution of %(year)s") % {"year": row.number}
    return Hit(row.label, reverse("agreement:line", args=[row.id]), f"{activity} · {more}", said["note"], at=row.at)


FOUND = {NOUN: Kind(gettext_lazy("Contributions"), 90, _rows, _say, own=_own)}
