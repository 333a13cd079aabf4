"""Declarations as people look for them: each with its state, newest first."""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from entente.agreement.choices import State
from entente.agreement.models import Contract, Decision, Declaration, Evidence, Review

OPEN = (State.DECLARED, State.DOCUMENTED, State.REVIEWED)  # what waits for the office
FILTERS = ("year", "activity", "grade", "source")


def declarations(contract: Contract) -> QuerySet[Declaration]:
    """Every declaration with `state`, `accepted_amount` and `has_decision`; order and page it yourself."""
    return with_state(Declaration.objects.filter(contract=contract)).select_related("organisation")


def with_state(rows: QuerySet[Declaration]) -> QuerySet[Declaration]:
    decision = Decision.objects.live().filter(declaration=OuterRef("pk"))
    return rows.annotate(
        has_decision=Exists(decision),
        accepted_amount=Subquery(decision.values("accepted")[:1]),
        is_corrected=Exists(Declaration.objects.filter(replaces=OuterRef("pk"))),
        has_review=Exists(Review.objects.filter(declaration=OuterRef("pk"))),
        has_evidence=Exists(Evidence.objects.filter(declaration=OuterRef("pk"))),
    ).annotate(state=_state())


def _state() -> Case:
    """What was accepted stays accepted until its correction is; what was not is replaced as soon as it is corrected."""
    return Case(
        When(has_decision=True, accepted_amount__isnull=False, accepted_amount__lt=F("amount"), then=Value(State.REDUCED.value)),
        When(has_decision=True, accepted_amount__isnull=False, then=Value(State.ACCEPTED.value)),
        When(is_corrected=True, then=Value(State.REPLACED.value)),
        When(has_decision=True, then=Value(State.REJECTED.value)),
        When(is_planned=True, then=Value(State.PLANNED.value)),
        When(has_review=True, then=Value(State.REVIEWED.value)),
        When(has_evidence=True, then=Value(State.DOCUMENTED.value)),
        default=Value(State.DECLARED.value),
    )


def filtered(
    rows: QuerySet[Declaration], *, state: str = "", organisations: Collection[int] | None = None, words: str = "", **exact: Any
) -> QuerySet[Declaration]:
    """Filters by state ("open" for all that waits), organisations, words of the organisation's name, and the columns of FILTERS."""
    if organisations is not None:
        rows = rows.filter(organisation__in=organisations)
    if state == "open":
        rows = rows.filter(Q(state__in=[waiting.value for waiting in OPEN]))
    elif state:
        rows = rows.filter(Q(state=state))
    for word in words.split():
        rows = rows.filter(Q(organisation__name__icontains=word) | Q(organisation__short_name__icontains=word))
    return rows.filter(**{name: value for name, value in exact.items() if name in FILTERS and value not in ("", None)})


def chain_of(*declarations: int | None) -> list[int]:
    """What these declarations replace, directly and over others in between."""
    found: list[int] = []
    older = [pk for pk in declarations if pk is not None]
    while older := list(Declaration.objects.filter(pk__in=older, replaces__isnull=False).values_list("replaces_id", flat=True)):
        found += older
    return found
