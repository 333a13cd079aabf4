from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Least, NullIf
from django.utils.translation import gettext as _

from entente.governance.choices import CHAIRING, KEEPING, SEATED, MandateRole
from entente.governance.models.body import Body
from entente.governance.models.seats import SeatGroup
from entente.members.choices import StandingKind
from entente.members.models import Delegation, Organisation, Standing
from entente.people.models import Person
from entente.record.models import Dated, DatedQuerySet

_NEVER = date.max
_OUT = (StandingKind.SUSPENDED, StandingKind.LEFT, StandingKind.EXCLUDED)


class MandateQuerySet(DatedQuerySet):
    def sitting(self, day: date) -> Self:
        """Those that count on a day. One held for an organisation ends the second its person or the organisation leaves, whoever forgets
        to end it here: it counts while the person has acted for the organisation without a gap and the organisation is not out."""
        broken = Mandate.objects.known().filter(Exists(_gaps(day)), person__in=_who_left(day)).values("pk")
        held_for_one = Q(Exists(_acting(day))) & ~Q(pk__in=broken) & ~Q(organisation__in=_out(day).values("organisation"))
        return self.known().on(day).filter(Q(organisation=None) | held_for_one)

    def with_end(self, day: date) -> Self:
        """With the day each ended, if it had by this one: by itself, with the person's task there, or with the organisation's own."""
        gap = _gaps(day).order_by("to_on").values("to_on")[:1]
        out = _out(day).filter(organisation=OuterRef("organisation")).values("from_on")[:1]
        ends = (Coalesce(end, Value(_NEVER)) for end in (F("to_on"), Subquery(gap), Subquery(out)))
        return self.annotate(ended_on=NullIf(Least(*ends), Value(_NEVER)))

    def by_rank(self) -> Self:
        """Chairs first, then by name."""
        ranks = (When(role=role, then=place) for place, role in enumerate(MandateRole))
        return self.annotate(rank=Case(*ranks, output_field=models.SmallIntegerField())).order_by("rank", "person__name_key", "pk")


class Mandate(Dated):
    """A person sits in a body: for an organisation, or, without one, by own interest. `decision` refers to what elected it.

    `group` is the seat it holds, or stands in for; `term_ends_on` is when it is to be elected anew. Until somebody is, it goes on.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates")
    role = models.CharField(max_length=12, choices=MandateRole.choices, default=MandateRole.MEMBER)
    decision = models.JSONField(default=dict, blank=True)
    group = models.ForeignKey(SeatGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates")
    term_ends_on = models.DateField(null=True, blank=True)
    objects = MandateQuerySet.as_manager()

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(to_on=None, superseded_at=None), name="governance_mandate_one_open_a_person"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "role"], condition=Q(superseded_at=None), name="governance_mandate_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.body}"

    @property
    def chairs(self) -> bool:
        return self.role in CHAIRING

    @property
    def keeps(self) -> bool:
        return self.role in KEEPING

    @property
    def is_seated(self) -> bool:
        """Whether it holds a seat of the body: what quorum, composition and written procedures count."""
        return self.role in SEATED

    @property
    def why(self) -> str:
        return _("for %(organisation)s") % {"organisation": self.organisation} if self.organisation_id else _("by own interest")


def acting(person: int, organisation: int, day: date) -> bool:
    """Whether the person acts for the organisation on a day."""
    return Delegation.objects.known().on(day).acting().filter(person=person, organisation=organisation).exists()


def _acting(day: date) -> models.QuerySet[Delegation]:
    rows: models.QuerySet[Delegation] = Delegation.objects.known().on(day).acting()
    return rows.filter(person=OuterRef("person"), organisation=OuterRef("organisation"))


def _gaps(day: date) -> models.QuerySet[Delegation]:
    """Delegations that ended since the mandate began and that no other took over: who comes back later is not back in old seats."""
    rows: models.QuerySet[Delegation] = Delegation.objects.known().acting()
    same = rows.filter(person=OuterRef("person"), organisation=OuterRef("organisation"))
    goes_on = Q(to_on=None) | Q(to_on__gt=OuterRef("to_on"))
    return same.filter(~Exists(same.filter(goes_on, from_on__lte=OuterRef("to_on"))), to_on__gt=OuterRef("from_on"), to_on__lte=day)


def _who_left(day: date) -> models.QuerySet[Delegation]:
    """Everybody of whom a delegation ended: the few among whom gaps are looked for."""
    rows: models.QuerySet[Delegation] = Delegation.objects.known().acting()
    return rows.filter(to_on__lte=day).values("person")  # type: ignore[return-value]


def _out(day: date) -> models.QuerySet[Standing]:
    """Organisations that are suspended or not members any more."""
    rows: models.QuerySet[Standing] = Standing.objects.known().on(day)
    return rows.filter(kind__in=_OUT)
