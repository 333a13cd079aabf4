"""What of this room waits: for who decides, lines and questions; for who declares, the years that are over and not answered yet."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from entente.agreement.choices import RemarkKind
from entente.agreement.models import Answer, Contract, Declaration, PrivateRule, Remark
from entente.agreement.queries.answers import years_asked
from entente.agreement.queries.ledger import filtered, with_state
from entente.members.choices import StandingKind
from entente.members.models import Classification, Standing
from entente.members.queries.shown import shown_on
from entente.people.choices import Permission
from entente.people.together import Part, Row, counted, part
from entente.people.waiting import Prepared, Waiting, told

MINUTES, MOST_MINUTES = 3, 60  # for a line; nobody decides for longer at a time


class Years(NamedTuple):
    """Of which years the contract asks, and which kinds of members."""

    contract: int
    kinds: tuple[str, ...]
    over: range


def beforehand(acts: bool, day: date) -> Years:
    """For who declares, one query: who counts as private."""
    rule = _rule(day) if acts else None
    return Years(rule.contract_id, tuple(rule.kinds), years_asked(rule.contract, rule.shown)) if rule else Years(0, (), range(0))  # type: ignore[attr-defined]


def prepared(
    person_id: int, organisations: Collection[int], permissions: Collection[str], day: date, known: Years | None = None
) -> list[Prepared]:
    """`known` is what was asked beforehand."""
    found = []
    if Permission.LEDGER_DECIDE in permissions:
        found += [Prepared(counted(filtered(with_state(_current()), state="open")), _lines), Prepared(counted(_questions()), _asked)]
    years = beforehand(bool(organisations), day) if known is None else known
    return found + [Prepared(rows, _answer) for rows in _unanswered(years, organisations)]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _contract() -> QuerySet[Contract]:
    return Contract.objects.order_by("-signed_on", "-pk")[:1]


def _current() -> QuerySet[Declaration]:
    return Declaration.objects.filter(contract=_contract())


def _questions() -> QuerySet[Remark]:
    answered = Remark.objects.filter(answers=OuterRef("pk"))
    return Remark.objects.filter(contract=_contract(), kind=RemarkKind.QUESTION).exclude(Exists(answered))


def _rule(day: date) -> PrivateRule | None:
    """The one that held on the day the contract's pages speak of, else the first that will; with its contract and that day."""
    rows = PrivateRule.objects.known().filter(contract=_contract()).select_related("contract").annotate(shown=shown_on(day))
    found: list[PrivateRule] = list(rows.order_by("from_on"))
    held = [row for row in found if row.from_on <= row.shown and (row.to_on is None or row.shown < row.to_on)]  # type: ignore[attr-defined]
    return next(iter(held or found), None)


def _unanswered(years: Years, organisations: Collection[int]) -> Iterator[Part]:
    """For each year that is over, those of the organisations that were asked and have not answered."""
    for year in years.over:
        own, end = {"organisation": OuterRef("organisation")}, date(year, 12, 31)
        private = Classification.objects.known().on(end).filter(kind__in=years.kinds, **own)
        given = Answer.objects.filter(contract=years.contract, year=year, **own)
        members = Standing.objects.known().on(end).filter(kind=StandingKind.ADMITTED, organisation__in=organisations)
        yield part(members.filter(Exists(private), ~Exists(given)), id="organisation_id", label="organisation__name", number=Value(year))


def _lines(row: Row) -> Waiting:
    count = row.number or 0
    said = ngettext("%(count)s contribution to review or decide", "%(count)s contributions to review or decide", count) % {"count": count}
    return Waiting("contribution", "open", said, "agreement:queue", minutes=min(MINUTES * count, MOST_MINUTES), where=_("Contract"))


def _asked(row: Row) -> Waiting:
    count = row.number or 0
    said = ngettext("Answer a question about a figure", "Answer %(count)s questions about figures", count) % {"count": count}
    return Waiting("remark", "open", said, "agreement:remarks", minutes=5 * count, where=_("Contract"))


def _answer(row: Row) -> Waiting:
    said = {"name": row.label, "year": row.number}
    sentence = _("%(name)s: contributions of %(year)s, or “nothing to report”") % said
    return Waiting("answer", f"{row.id}-{row.number}", sentence, "agreement:ledger", minutes=10, where=_("Contract"))
