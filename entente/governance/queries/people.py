"""Who sits where, on a day and before."""

from dataclasses import dataclass, field
from datetime import date

from entente.governance.choices import ProposalKind, ProposalState
from entente.governance.models import Body, Mandate, Proposal


@dataclass(frozen=True, slots=True)
class People:
    """A body's people on a day, chairs first."""

    mandates: list[Mandate] = field(default_factory=list)

    @property
    def leading(self) -> list[Mandate]:
        return [one for one in self.mandates if one.keeps]

    @property
    def organisations(self) -> int:
        return len({one.organisation_id for one in self.mandates if one.organisation_id})

    def of(self, person: int | None) -> Mandate | None:
        return next((one for one in self.mandates if one.person_id == person), None)


def people_of(body: Body, day: date) -> People:
    """One query."""
    rows = Mandate.objects.sitting(day).filter(body=body).select_related("person", "organisation")
    return People(list(rows.by_rank()))


def people_before(body: Body, day: date) -> list[Mandate]:
    """Those whose time was over by a day, the latest first, each with `ended_on`."""
    begun = Mandate.objects.known().filter(body=body, from_on__lte=day).exclude(pk__in=Mandate.objects.sitting(day).values("pk"))
    rows = begun.with_end(day).select_related("person", "organisation").order_by("-from_on", "person__name_key", "pk")
    return sorted(rows, key=lambda one: one.ended_on or date.max, reverse=True)


def people_coming(body: Body, day: date) -> list[Mandate]:
    """Those whose time begins later, the earliest first."""
    rows = Mandate.objects.known().filter(body=body, from_on__gt=day).select_related("person", "organisation")
    return list(rows.order_by("from_on", "person__name_key", "pk"))


def mandates_of(person: int, day: date) -> list[Mandate]:
    """Where a person sits, with the body's name of that day."""
    rows = Mandate.objects.sitting(day).filter(person=person).select_related("body", "organisation")
    return list(rows.order_by("body__kind", "body__code", "pk"))


def asking(body: Body) -> list[Proposal]:
    """Who asks to join and waits for an answer, the longest first."""
    return _open(body, ProposalKind.REQUEST)


def offered(body: Body) -> list[Proposal]:
    """To whom a seat is offered."""
    return _open(body, ProposalKind.OFFER)


def proposal_between(body: Body, person: int) -> Proposal | None:
    """The one that waits for an answer, if there is one."""
    return Proposal.objects.filter(body=body, person=person, state=ProposalState.OPEN).select_related("organisation").first()


def _open(body: Body, kind: ProposalKind) -> list[Proposal]:
    rows = Proposal.objects.filter(body=body, kind=kind, state=ProposalState.OPEN)
    return list(rows.select_related("person", "organisation", "proposed_by").order_by("proposed_at", "pk"))
