"""Setting up the partnership and its classes of members."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.members.actions.refusals import Refusal
from entente.members.categories import SHIPPED, CategoryDraft
from entente.members.choices import Kind
from entente.members.models import Category, Classification, Partnership
from entente.people.models import Person
from entente.record.actions import Opened


class CannotFound(Refusal):
    """The partnership cannot be set up as asked."""


class CannotChangeCategories(Refusal):
    """The classes of members cannot be changed as asked."""


@transaction.atomic
def found(
    name: str,
    *,
    by: Person | None,
    at: datetime,
    shown_as_of: date | None = None,
    is_demo: bool = False,
    categories: Sequence[CategoryDraft] = SHIPPED,
) -> Partnership:
    """Set up the one partnership of this installation with its classes of members."""
    entry = record.open()
    if known := Partnership.objects.first():
        raise CannotFound(_("This installation already runs %(name)s; one installation is one partnership.") % {"name": known})
    partnership = Partnership.objects.create(name=_named(name), shown_as_of=shown_as_of, is_demo=is_demo)
    entry.enter("members.partnership_founded", partnership, by=by, after={"name": partnership.name, "shown_as_of": shown_as_of})
    _replace(entry, categories, by)
    return partnership


@transaction.atomic
def change_partnership(
    partnership: Partnership, *, name: str, shown_as_of: date | None, profiles_hold: int | None = None, by: Person, at: datetime
) -> Partnership:
    """`profiles_hold`: for how many months a profile that is confirmed from now on holds; None leaves it."""
    entry = record.open()
    held = Partnership.objects.select_for_update().get(pk=partnership.pk)
    before = {"name": held.name, "shown_as_of": held.shown_as_of, "profiles_hold": held.profiles_hold}
    after = {"name": _named(name), "shown_as_of": shown_as_of, "profiles_hold": profiles_hold or held.profiles_hold}
    if before != after:
        for field, value in after.items():
            setattr(held, field, value)
        held.save(update_fields=list(after))
        entry.enter("members.partnership_changed", held, by=by, before=before, after=after)
    return held


@transaction.atomic
def change_categories(drafts: Sequence[CategoryDraft], *, by: Person | None, at: datetime) -> list[Category]:
    """Bring the classes of members to these, in this order. Members keep their class until they are reclassified."""
    entry = record.open()
    return _replace(entry, drafts, by)


def _replace(entry: Opened, drafts: Sequence[CategoryDraft], by: Person | None) -> list[Category]:
    _refuse_unclear(drafts)
    held = {category.code: category for category in Category.objects.select_for_update()}
    _remove(entry, [held[code] for code in held.keys() - {draft.code for draft in drafts}], by)
    return [_bring(entry, held.get(draft.code), draft, position, by) for position, draft in enumerate(drafts, start=1)]


def _bring(entry: Opened, held: Category | None, draft: CategoryDraft, position: int, by: Person | None) -> Category:
    kinds = sorted(draft.kinds)
    category = Category(code=draft.code, name=draft.name, kinds=kinds, is_for_clusters=draft.is_for_clusters, position=position)
    before, after = _said(held) if held else {}, _said(category)
    if before != after:
        category.save(force_insert=held is None)
        entry.enter("members.category_changed" if held else "members.category_added", category, by=by, before=before, after=after)
    return category


def _remove(entry: Opened, categories: Sequence[Category], by: Person | None) -> None:
    for category in categories:
        if Classification.objects.filter(category=category).exists():
            raise CannotChangeCategories(
                _("Organisations are or were counted as %(name)s; rename it instead of removing it.") % {"name": category}
            )
        entry.enter("members.category_removed", category, by=by, before=_said(category))
        category.delete()


def _refuse_unclear(drafts: Sequence[CategoryDraft]) -> None:
    """Each kind belongs to one class, so that a member is counted once."""
    homes: dict[tuple[str, bool], str] = {}
    for draft in drafts:
        if not draft.code or not draft.name.strip():
            raise CannotChangeCategories(_("Every class needs a code and a name."))
        for kind in draft.kinds:
            other = homes.setdefault((Kind(kind), draft.is_for_clusters), draft.name)
            if other != draft.name:
                said = {"kind": Kind(kind).label, "one": other, "other": draft.name}
                raise CannotChangeCategories(_("“%(kind)s” belongs to %(one)s and to %(other)s; choose one.") % said)
    if len({draft.code for draft in drafts}) < len(drafts) or len({draft.name for draft in drafts}) < len(drafts):
        raise CannotChangeCategories(_("Two classes have the same code or name."))


def _said(category: Category) -> dict[str, Any]:
    return {"name": category.name, "kinds": category.kinds, "clusters": category.is_for_clusters, "position": category.position}


def _named(name: str) -> str:
    if not name.strip():
        raise CannotFound(_("The partnership needs a name."))
    return name.strip()
