"""Whose profile is confirmed, as the office sees it."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from entente.engine.words import terms
from entente.members.models import Confirmation, Organisation
from entente.members.notices import PROFILE
from entente.members.queries import members_on
from entente.members.queries.confirmations import Place, after, speakers, unconfirmed, with_confirmation
from entente.notices.models import Notice

PAGE = 50
OPEN, HELD, ALL = "open", "held", "all"


class Confirmed:
    """Three queries: how many, a page of them, when they were last asked; and one more for where a later page begins."""

    def __init__(self, day: date, asked: Mapping[str, str]) -> None:
        self.members, self.today = members_on(day), timezone.localdate()
        self.state = asked.get("state") if asked.get("state") in (HELD, ALL) else OPEN
        self.query = asked.get("q", "")
        self.place = Place.read(asked.get("after", ""))

    @cached_property
    def counts(self) -> dict[str, int]:
        held = Exists(Confirmation.objects.filter(organisation=OuterRef("pk"), holds_until__gt=self.today))
        found: dict[str, int] = self.members.annotate(held=held).aggregate(total=Count("pk"), confirmed=Count("pk", filter=Q(held=True)))
        return found | {"open": found["total"] - found["confirmed"]}

    @cached_property
    def _rows(self) -> list[Organisation]:
        rows = unconfirmed(self.members, self.today) if self.state == OPEN else self.members
        if self.state == HELD:
            rows = rows.exclude(pk__in=unconfirmed(self.members, self.today).values("pk"))
        for term in terms(self.query):
            rows = rows.filter(name_key__contains=term)
        spoken = Exists(speakers(self.today).filter(organisation=OuterRef("pk")))
        found = with_confirmation(rows).annotate(is_spoken_for=spoken)
        return list((after(found, self.place) if self.place else found)[: PAGE + 1])

    @property
    def rows(self) -> list[Organisation]:
        return self._rows[:PAGE]

    @property
    def next(self) -> Place | None:
        last: Any = self.rows[-1] if len(self._rows) > PAGE else None
        return Place(last.held_until, last.pk) if last else None

    @cached_property
    def last_asked(self) -> Notice | None:
        return Notice.objects.filter(kind=PROFILE).order_by("-created_at").first()
