"""What the house itself can say of the industry: EU money, certificates, labels and members by country and year; outcomes by year.

Real and invented facts are never added up: a demonstration counts what is fictional, an installation what is not.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum
from django.db.models.functions import Coalesce, ExtractYear

from entente.certification.models import Certificate
from entente.engine.disclosure import Line
from entente.engine.few import LEAST, Shown, shown
from entente.engine.few import Counted as Few
from entente.industry.choices import LabelState, OutcomeKind
from entente.industry.models import Label, Outcome
from entente.members.models import Partnership
from entente.members.queries import counts_on, parents_on
from entente.projects.models import Participation

Cells = dict[str, dict[str, str]]  # country -> year -> number as text
YEARS = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """By measure: country -> year -> a number as text. `left_out`: what could not be put anywhere, and why. `first`: the first year."""

    cells: Mapping[str, Cells]
    left_out: Mapping[str, int] = field(default_factory=dict)
    first: int = 0


def counted(on: date) -> Counted:
    fictional, first = _is_demo(), on.year - YEARS + 1
    money, missing = _money(fictional, first, on.year)
    return Counted(
        {
            "eu_money": money,
            "certificates": _certificates(fictional, first, on.year),
            "labels": _labels(fictional, first, on),
            "members": _members(first, min(on, (Partnership.objects.first() or Partnership()).day)),
        },
        missing,
        first,
    )


def funding_lines(on: date) -> list[Line]:
    """Rounds that their companies let count, of years that are over; a contributor is the ultimate parent."""
    rows = Outcome.objects.filter(
        kind=OutcomeKind.INVESTMENT,
        may_count=True,
        withdrawn_at=None,
        amount__isnull=False,
        on__year__lt=on.year,
        on__year__gte=on.year - YEARS,
        is_fictional=_is_demo(),
    )
    parents = parents_on(on)
    found = rows.order_by("pk").values_list("organisation_id", "amount", "country_id", "on__year")
    return [
        Line(str(parents.get(pk, pk)), amount, {"country": country, "year": str(year)}) for pk, amount, country, year in found if amount
    ]


def outcomes_shown(on: date) -> dict[str, dict[str, int | None]]:
    """Year that is over -> kind -> how many, with None where it rests on fewer than three companies or follows from the others."""
    rows = Outcome.objects.filter(may_count=True, withdrawn_at=None, on__year__lt=on.year, is_fictional=_is_demo())
    groups: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for year, kind, organisation in rows.order_by("-on").values_list("on__year", "kind", "organisation_id"):
        groups[year].append((kind, organisation))
    return {str(year): dict(_few(found).cells) for year, found in groups.items() if len({who for _kind, who in found}) >= LEAST}


def _few(found: list[tuple[str, int]]) -> Shown[str]:
    cells = {}
    for kind in OutcomeKind.values:
        who = [organisation for one, organisation in found if one == kind]
        cells[kind] = Few(len(who), len(set(who)))
    return shown(cells, len({organisation for _kind, organisation in found}))


def _is_demo() -> bool:
    return bool(getattr(Partnership.objects.first(), "is_demo", False))


def _money(fictional: bool, first: int, last: int) -> tuple[Cells, dict[str, int]]:
    """EU contributions of participations by the participant's country and the year of signature, else of the start."""
    rows = Participation.objects.filter(project__is_fictional=fictional)
    year = ExtractYear(Coalesce("project__signed_on", "project__start_on"))
    dated = rows.annotate(year=year)
    sums = dated.filter(eu_contribution__isnull=False, year__gte=first, year__lte=last)
    cells: Cells = defaultdict(dict)
    for country, when, amount in sums.values_list("organisation__country", "year").annotate(total=Sum("eu_contribution")).order_by():
        cells[country][str(when)] = str(Decimal(amount).quantize(Decimal(1)))
    return dict(cells), {
        "eu_money_not_stated": rows.filter(eu_contribution=None).count(),
        "eu_money_undated": dated.filter(eu_contribution__isnull=False, year__isnull=True).count(),
    }


def _certificates(fictional: bool, first: int, last: int) -> Cells:
    """Issued in a year, by the country of the body that issued them, where it is known."""
    rows = Certificate.objects.filter(is_fictional=fictional, issued_on__year__gte=first, issued_on__year__lte=last)
    known = rows.filter(country__isnull=False).annotate(year=ExtractYear("issued_on"))
    return _numbers(known.values_list("country", "year").annotate(number=Count("pk")).order_by())


def _labels(fictional: bool, first: int, on: date) -> Cells:
    """That held on the last day of a year, or today in this one."""
    rows = Label.objects.shown().filter(is_fictional=fictional).values_list("country", "from_on", "until_on", "revoked_on", "state")
    held: Counter[tuple[str, int]] = Counter()
    for country, begins, ends, revoked, state in rows:
        if begins is None or ends is None:
            continue
        for year in range(max(first, begins.year), on.year + 1):
            day = min(date(year, 12, 31), on)
            if begins <= day <= ends and not (state == LabelState.REVOKED and revoked and revoked <= day):
                held[country, year] += 1
    return _numbers((country, year, number) for (country, year), number in held.items())


def _members(first: int, on: date) -> Cells:
    """Admitted on the last day of a year, or today in this one; years without any are left out."""
    found = {year: counts_on(min(date(year, 12, 31), on)).by_country for year in range(first, on.year + 1)}
    return _numbers((country, year, number) for year, by_country in found.items() for country, number in by_country.items())


def _numbers(rows: object) -> Cells:
    cells: Cells = defaultdict(dict)
    for country, year, number in rows:  # type: ignore[attr-defined]
        if number:
            cells[country][str(year)] = str(number)
    return dict(cells)
