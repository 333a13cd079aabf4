"""Everything one organisation's page says, within what its reader may see."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.members import access
from entente.members.actions import moves_from
from entente.members.choices import IdentifierScheme, Kind, StandingKind
from entente.members.models import (
    Classification,
    Confirmation,
    Continuation,
    Delegation,
    Dues,
    Fee,
    Identifier,
    Organisation,
    Ownership,
    Reached,
    Represented,
    Standing,
)
from entente.members.queries.confirmations import latest_of
from entente.members.queries.directory import Roll
from entente.members.queries.sizes import Sized, size_of
from entente.people.access import User
from entente.record.queries import Told, history
from entente.web.members.course import Step, course
from entente.web.members.labels import STATES, long_label
from entente.web.members.words import changes, reason

MOST_HISTORY = 12
MOVES: dict[str, Promise] = {
    "apply": _("Note an application"),
    "turn-down": _("End the application"),
    "admit": _("Admit"),
    "suspend": _("Suspend"),
    "reinstate": _("Reinstate"),
    "leave": _("Note that it left"),
    "exclude": _("Exclude"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """One line of the history, with what it changed."""

    told: Told
    changes: list[tuple[str, str, str]]


class Profile:
    """Parts are read when the template asks for them, each by one query."""

    def __init__(self, organisation: Organisation, user: User, roll: Roll) -> None:
        self.organisation, self.user, self.day, self.roll = organisation, user, roll.day, roll
        self.is_inside = access.sees_inside(user, organisation)
        self.keeps = access.keeps_members(user)
        self.speaks = access.speaks_for(user, organisation)
        self.describes = self.keeps or self.speaks

    @cached_property
    def standings(self) -> list[Standing]:
        return list(Standing.objects.known().filter(organisation=self.organisation).order_by("from_on"))

    @cached_property
    def standing(self) -> Standing | None:
        return next((row for row in self.standings if _holds(row, self.day)), None)

    @property
    def state(self) -> str:
        return STATES.get(self.standing.kind, "") if self.standing else ""

    @cached_property
    def fee(self) -> Fee | None:
        """Euros a year, for its own people and the office."""
        rows = Fee.objects.known().on(self.day).filter(organisation=self.organisation)
        return rows.first() if self.is_inside else None

    @cached_property
    def dues(self) -> list[Dues]:
        """For its own people and the office, the latest year first."""
        return (
            list(Dues.objects.known().on(self.day).filter(organisation=self.organisation).order_by("-year")[:3]) if self.is_inside else []
        )

    @cached_property
    def represented(self) -> Represented | None:
        rows = Represented.objects.known().on(self.day).filter(organisation=self.organisation)
        return rows.first() if self.is_inside else None

    @cached_property
    def classifications(self) -> list[Classification]:
        return list(Classification.objects.known().filter(organisation=self.organisation).order_by("from_on"))

    @property
    def counted_as(self) -> str:
        """The category, for a member on the day."""
        row = self.classification if self.is_member else None
        return self.roll.categories.get(row.category_id, "") if row else ""

    @cached_property
    def confirmation(self) -> Confirmation | None:
        return latest_of(self.organisation)

    @property
    def is_member(self) -> bool:
        return self.standing is not None and self.standing.kind == StandingKind.ADMITTED

    @property
    def is_confirmed(self) -> bool:
        return self.confirmation is not None and self.confirmation.holds_until > timezone.localdate()

    @property
    def is_linked(self) -> bool:
        """Most organisations own nobody and are nobody's: then nothing is asked."""
        return self.organisation.pk in self.roll.linked

    @cached_property
    def classification(self) -> Classification | None:
        return next((row for row in self.classifications if _holds(row, self.day)), None)

    @property
    def is_association(self) -> bool:
        return self.classification is not None and self.classification.kind == Kind.ASSOCIATION

    @cached_property
    def continuations(self) -> list[Continuation]:
        if not self.is_linked:
            return []
        rows = Continuation.objects.known().filter(Q(organisation=self.organisation) | Q(successor=self.organisation))
        return list(rows.select_related("organisation", "successor").order_by("from_on"))

    @property
    def successor(self) -> Continuation | None:
        return next((row for row in self.continuations if row.organisation_id == self.organisation.pk), None)

    @property
    def course(self) -> list[Step]:
        return course(self.organisation, self.standings, self.classifications, self.continuations, self.roll.categories)

    @cached_property
    def identifiers(self) -> list[Identifier]:
        rows = Identifier.objects.filter(organisation=self.organisation).order_by("scheme", "country", "value")
        return [row for row in rows if self.is_inside or row.scheme != IdentifierScheme.REGISTER]

    @property
    def sectors(self) -> list[str]:
        return [long_label("sector", code, {}) for code in self._given("sectors")]

    @property
    def expertise(self) -> list[str]:
        return [long_label("expertise", code, {}) for code in self._given("expertise")]

    def _given(self, column: str) -> tuple[str, ...]:
        place = self.roll.places.get(self.organisation.slug)
        codes: tuple[str, ...] = getattr(self.roll, column).of(place) if place is not None else ()
        return codes

    @cached_property
    def size(self) -> Sized | None:
        """The figures behind the class are the organisation's own business."""
        return size_of(self.organisation) if self.is_inside else None

    @property
    def reasons(self) -> list[str]:
        return [reason(why) for why in self.size.reasons] if self.size else []

    @cached_property
    def ownerships(self) -> list[Ownership]:
        if not self.is_linked:
            return []
        rows = Ownership.objects.known().filter(Q(owner=self.organisation) | Q(owned=self.organisation))
        return list(rows.select_related("owner", "owned").order_by("-from_on", "pk"))

    @property
    def owners(self) -> list[Ownership]:
        return [row for row in self.ownerships if row.owned_id == self.organisation.pk]

    @property
    def owned(self) -> list[Ownership]:
        return [row for row in self.ownerships if row.owner_id == self.organisation.pk]

    @cached_property
    def reached(self) -> int:
        return Reached.objects.known().on(self.day).filter(association=self.organisation).count() if self.is_association else 0

    @cached_property
    def delegations(self) -> list[Delegation]:
        """Who speaks for the organisation: for its own people, the office and the auditors."""
        if not self.is_inside:
            return []
        rows = Delegation.objects.known().filter(organisation=self.organisation).select_related("person")
        return list(rows.order_by("to_on", "-from_on", "pk"))

    @cached_property
    def history(self) -> list[Done]:
        told = history(self.organisation, access.reader(self.user), most=MOST_HISTORY)
        return [Done(line, changes(line)) for line in told]

    @property
    def moves(self) -> list[tuple[str, Promise]]:
        """What the office can do with the membership as it stands last."""
        last = self.standings[-1] if self.standings else None
        return [(move, MOVES[move]) for move in moves_from(last.kind if last and last.to_on is None else "")]


def _holds(row: Standing | Classification, day: date) -> bool:
    return row.from_on <= day and (row.to_on is None or day < row.to_on)
