"""Audiences of rounds: who answered one, and for whom an answer is missing, each with those who may answer for an organisation."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine.marking import Marking
from entente.forms.choices import Became
from entente.forms.models import Asked, Round
from entente.forms.whom import answering
from entente.notices.sources import Source, Value

MOST_OFFERED = 200


class Answers:
    """Values are "round-12"."""

    def __init__(self, noun: str, label: str | Promise, *, is_missing: bool) -> None:
        self.noun, self.label, self.is_missing = noun, label, is_missing

    def sentence(self, value: str) -> str:
        title = Round.objects.filter(pk=_number(value)).values_list("title", flat=True).first() or value
        if self.is_missing:
            return _("because your answer to “%(title)s” is missing") % {"title": title}
        return _("because you or your organisation answered “%(title)s”") % {"title": title}

    def values(self) -> list[Value]:
        """Rounds that were opened, the latest first, without those that only named persons may know of."""
        rows = Round.objects.opened().exclude(marking=Marking.RED.value).order_by("-opened_at")[:MOST_OFFERED]
        counts = self._people([row.pk for row in rows], timezone.localdate())
        return [(f"round-{row.pk}", row.title, len(counts.get(row.pk, ()))) for row in rows]

    def people(self, values: set[str], day: date) -> Mapping[str, set[int]]:
        numbers = {number: value for value in values if (number := _number(value))}
        known = list(Round.objects.opened().filter(pk__in=numbers).values_list("pk", flat=True))
        found = self._people(known, day)
        return {numbers[pk]: found.get(pk, set()) for pk in known}

    def _people(self, rounds: Iterable[int], day: date) -> dict[int, set[int]]:
        """Two queries."""
        rows = Asked.objects.filter(round__in=rounds)
        rows = rows.filter(became=Became.WAITING) if self.is_missing else rows.exclude(became=Became.WAITING)
        asked = list(rows.values_list("round_id", "person_id", "organisation_id"))
        organisations = {organisation for _round, _person, organisation in asked if organisation}
        speak = answering(day, organisations=organisations) if organisations else {}
        found: dict[int, set[int]] = {}
        for pk, person, organisation in asked:
            found.setdefault(pk, set()).update([person] if person else speak.get(organisation, ()))
        return found


def _number(value: str) -> int:
    number = value.removeprefix("round-")
    return int(number) if value.startswith("round-") and number.isascii() and number.isdigit() and len(number) < 18 else 0


AUDIENCES: list[Source] = [
    Answers("answered", gettext_lazy("Answered a round"), is_missing=False),
    Answers("unanswered", gettext_lazy("Missing in a round"), is_missing=True),
]
