"""How far a round has come: asked, opened, started, sent, and who is missing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from entente.forms.choices import Became
from entente.forms.models import Asked, Round


@dataclass(frozen=True, slots=True)
class Funnel:
    """Each counts those who came at least so far; `missing` are asked and have said nothing at all."""

    asked: int = 0
    opened: int = 0
    started: int = 0
    sent: int = 0
    nothing: int = 0
    declined: int = 0

    @property
    def missing(self) -> int:
        return self.asked - self.answered

    @property
    def answered(self) -> int:
        """Whatever they said."""
        return self.sent + self.nothing + self.declined

    @property
    def steps(self) -> list[tuple[str, int]]:
        return [("asked", self.asked), ("opened", self.opened), ("started", self.started), ("sent", self.sent)]

    def part(self, count: int) -> int:
        """A count as a part of a hundred of those asked."""
        return round(100 * count / self.asked) if self.asked else 0


def funnels(rounds: Iterable[Round]) -> dict[int, Funnel]:
    """By round; one query for all of them."""
    rows = Asked.objects.filter(round__in=[row.pk for row in rounds]).values("round").order_by()
    is_sent = Q(became=Became.SENT)
    counted = rows.annotate(
        asked=Count("pk"),
        opened=Count("pk", filter=Q(opened_at__isnull=False) | Q(started_at__isnull=False) | ~Q(became=Became.WAITING)),
        started=Count("pk", filter=Q(started_at__isnull=False) | is_sent),
        sent=Count("pk", filter=is_sent),
        nothing=Count("pk", filter=Q(became=Became.NOTHING)),
        declined=Count("pk", filter=Q(became=Became.DECLINED)),
    )
    return {
        row["round"]: Funnel(row["asked"], row["opened"], row["started"], row["sent"], row["nothing"], row["declined"]) for row in counted
    }


def funnel(row: Round) -> Funnel:
    return funnels([row]).get(row.pk, Funnel())


def people_of(row: Round, became: Collection[str] = (), *, opened: bool | None = None) -> QuerySet[Asked]:
    """Those asked, by name; only those of whom this has become, or who have opened the page or not."""
    found = Asked.objects.filter(round=row).select_related("person", "organisation__country")
    if became:
        found = found.filter(became__in=became)
    if opened is not None:
        found = found.filter(opened_at__isnull=not opened)
    return found.order_by("organisation__name_key", "person__name_key", "pk")


def following(found: QuerySet[Asked], last: int | None) -> QuerySet[Asked]:
    """After the one who ended the page before; those asked in a round are all persons or all organisations."""
    end = Asked.objects.select_related("person", "organisation").filter(pk=last).first() if last else None
    if end is None:
        return found
    noun = "organisation" if end.organisation else "person"
    name = end.whose.name_key
    return found.filter(Q(**{f"{noun}__name_key__gt": name}) | Q(**{f"{noun}__name_key": name, "pk__gt": end.pk}))
