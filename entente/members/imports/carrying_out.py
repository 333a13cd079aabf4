"""Writing a plan: all of it in one transaction with one record entry, or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.sizes import Figures
from entente.engine.words import normalised_name
from entente.members.actions.classification import category_of
from entente.members.actions.finding import findable
from entente.members.actions.moves import MOVES
from entente.members.actions.writing import write
from entente.members.imports.changes import Change, New
from entente.members.imports.plan import Plan
from entente.members.imports.refusals import CannotImport
from entente.members.models import Category, Classification, Identifier, Organisation, Partnership, SizeFigures, Standing
from entente.members.queries.sizes import sized
from entente.people.models import Person
from entente.record.actions import Opened

AT_ONCE = 500
PLAIN = {"name", "short_name", "region", "city", "website", "about"}


@dataclass(frozen=True, slots=True)
class Source:
    """The file, and the day on which it is read."""

    name: str
    digest: str
    today: date


def carry_out(entry: Opened, plan: Plan, source: Source, *, by: Person | None, at: datetime) -> None:
    """All rows of the plan in the caller's transaction; what they changed stands in the record's one entry."""
    partnership = Partnership.objects.first()
    if partnership is None:
        raise CannotImport(_("There is no partnership yet. Begin with `entente start`."))
    if not plan.new and not plan.changed:
        return
    for start in range(0, len(plan.new), AT_ONCE):
        _add(plan.new[start : start + AT_ONCE], at)
    categories = list(Category.objects.all())
    for change in plan.changed:
        _write(change, categories, source.today, at)
    findable(change.held.organisation for change in plan.changed)
    changes = {change.held.organisation.slug: _said(change) for change in plan.changed}
    after = {**plan.counts, "source": source.name, "digest": source.digest, "changes": changes}
    entry.enter("members.imported", partnership, by=by, because=source.name, after=after)


def _add(new: Iterable[New], at: datetime) -> None:
    added = list(new)
    written = write([one.draft for one in added], at=at)
    for organisation, one in zip(written, added, strict=True):
        if one.row.figures:
            _size(organisation, one.row.figures, {})


def _write(change: Change, categories: list[Category], today: date, at: datetime) -> None:
    """One organisation; each part only where the line says something new."""
    one, after = change.held.organisation, {name: value for name, value in change.after.items() if value != change.before[name]}
    for name in ("sectors", "expertise"):
        if name in after:
            getattr(one, name).set(after[name])
    plain = {name: value for name, value in after.items() if name in PLAIN}
    if plain:
        _describe(one, plain)
    Identifier.objects.bulk_create(
        Identifier(organisation=one, scheme=number.scheme, country=number.country, value=number.value) for number in change.numbers
    )
    since = change.row.since or today
    if "kind" in after:
        _classify(one, after["kind"], since if change.moves else today, categories, at)
    for move in change.moves:
        _stand(one, move, since, at)
    if "figures" in after:
        _size(one, after["figures"], change.held.figures)


def _describe(one: Organisation, said: Mapping[str, Any]) -> None:
    for name, value in said.items():
        setattr(one, "region_id" if name == "region" else name, value)
    one.name_key = normalised_name(one.name)
    one.save()


def _classify(one: Organisation, said: tuple[str, bool], on: date, categories: list[Category], at: datetime) -> None:
    kind, is_cluster = said
    last = Classification.objects.known().filter(organisation=one).order_by("-from_on").first()
    if last:
        on = max(on, last.from_on)
        last.ended(on=on, at=at)
    category = category_of(kind, is_cluster=is_cluster, among=categories)
    Classification.objects.create(organisation=one, kind=kind, is_cluster=is_cluster, category=category, from_on=on, known_at=at)


def _stand(one: Organisation, move: str, on: date, at: datetime) -> None:
    last = Standing.objects.known().filter(organisation=one, to_on=None).first()
    if last:
        last.ended(on=on, at=at)
    if into := MOVES[move].into:
        Standing.objects.create(organisation=one, kind=into, from_on=on, known_at=at)


def _size(one: Organisation, figures: tuple[Any, ...], held: dict[int, Any]) -> None:
    year, *values = figures
    names = ("headcount", "turnover", "balance")
    SizeFigures.objects.update_or_create(organisation=one, year=year, defaults=dict(zip(names, values, strict=True)))
    years = {**held, year: tuple(values)}
    one.size = sized({number: Figures(*known) for number, known in years.items()}).code
    one.save(update_fields=["size"])


def _said(change: Change) -> dict[str, Any]:
    moved = {name: [change.before[name], value] for name, value in change.after.items() if value != change.before[name]}
    if change.numbers:
        moved["numbers"] = [[], [f"{number.scheme} {number.country}{number.value}" for number in change.numbers]]
    if change.moves:
        moved["standing"] = [change.held.standing, change.row.said["standing"]]
    return moved
