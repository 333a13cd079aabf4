"""The office's list of people: what is asked in its address, whom that finds, a page of it."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.engine.words import terms
from entente.members.choices import DelegationRole
from entente.members.models import Delegation
from entente.notices.choices import BounceKind
from entente.notices.models import Bounce
from entente.people import queries
from entente.people.choices import RoleCode
from entente.people.models import Holding, Person

A_PAGE = 50
STATES: dict[str, str | Promise] = {
    "no-account": _("Without an account"),
    "account": _("With an account"),
    "bounced": _("Whose address takes no mail"),
    "no-address": _("Without an address"),
    "no-organisation": _("Without an organisation"),
    "no-basis": _("Without a stated lawful basis"),
}


class Listing:
    """Filters are joined by and; a value nobody knows filters nothing."""

    def __init__(self, asked: Mapping[str, str], day: date) -> None:
        self.day = day
        self.query = self._text(asked, "q")
        self.organisation = self._text(asked, "organisation")
        self.role = asked.get("role", "") if asked.get("role") in {*DelegationRole.values, *RoleCode.values} else ""
        self.state = asked.get("state", "") if asked.get("state") in STATES else ""
        self.after = asked.get("after", "") if re.fullmatch(r"[0-9]{1,18}", asked.get("after", "")) else ""

    @staticmethod
    def _text(asked: Mapping[str, str], name: str) -> str:
        return asked.get(name, "").replace("\x00", "")[:200]

    @property
    def is_filtered(self) -> bool:
        return bool(self.query or self.organisation or self.role or self.state)

    @property
    def roles(self) -> list[tuple[str, str | Promise]]:
        """In the partnership, and in an organisation."""
        return [*RoleCode.choices, *((role.value, str(role.label).partition(":")[0]) for role in DelegationRole)]

    @property
    def states(self) -> list[tuple[str, str | Promise]]:
        return list(STATES.items())

    @property
    def found(self) -> QuerySet[Person]:
        people = queries.people(self.query)
        if self.organisation:
            people = people.filter(Exists(self._working().filter(self._named())))
        if self.role:
            people = people.filter(self._in_role())
        return people.filter(self._in_state()) if self.state else people

    @cached_property
    def people(self) -> list[Person]:
        """The page, with what each is in which organisation today."""
        today = Delegation.objects.known().on(self.day).select_related("organisation").order_by("organisation__name_key", "pk")
        rows = queries.following(self.found, int(self.after) if self.after else None)
        return list(rows.prefetch_related(Prefetch("delegations", today, "works_for"))[: A_PAGE + 1])

    @property
    def page(self) -> list[Person]:
        return self.people[:A_PAGE]

    @property
    def next(self) -> int | None:
        return self.people[A_PAGE - 1].pk if len(self.people) > A_PAGE else None

    def _working(self) -> QuerySet[Delegation]:
        rows: QuerySet[Delegation] = Delegation.objects.known().on(self.day).filter(person=OuterRef("pk"))
        return rows

    def _named(self) -> Q:
        """By the last part of its page's address, or by words of its name."""
        words = Q()
        for term in terms(self.organisation):
            words &= Q(organisation__name_key__contains=term)
        slug = Q(organisation__slug=self.organisation)
        return slug | words if words else slug

    def _in_role(self) -> Exists:
        if self.role in RoleCode.values:
            return Exists(Holding.objects.known().on(self.day).filter(person=OuterRef("pk"), role=self.role))
        return Exists(self._working().filter(role=self.role))

    def _in_state(self) -> Q:
        dead = Bounce.objects.filter(person=OuterRef("pk"), kind=BounceKind.HARD, cleared_at=None, address=F("person__email"))
        return {
            "no-account": lambda: Q(account=None),
            "account": lambda: Q(account__is_active=True),
            "bounced": lambda: Q(Exists(dead)),
            "no-address": lambda: Q(email=""),
            "no-organisation": lambda: ~Q(Exists(self._working())),
            "no-basis": lambda: Q(pk__in=queries.without_basis().values("pk")),
        }[self.state]()
