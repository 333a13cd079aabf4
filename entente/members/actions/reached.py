"""The extended community: entities that an association brings with it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.words import normalised_name
from entente.members.actions.refusals import Refusal
from entente.members.choices import Kind
from entente.members.models import Classification, Organisation, Reached
from entente.members.queries.matching import known
from entente.people.models import Person


class CannotReach(Refusal):
    """The community cannot be changed as asked."""


@transaction.atomic
def set_reached(
    association: Organisation, entities: Iterable[tuple[str, str]], *, on: date, by: Person | None, at: datetime
) -> tuple[int, int]:
    """From this day the association reaches these (name, country) and no others; the numbers of entities that came and went."""
    entry = record.open()
    _refuse(association, on)
    wanted = {(country, normalised_name(name)): name.strip() for name, country in entities}
    rows = Reached.objects.select_for_update().known().filter(association=association, to_on=None)
    held = {(row.country_id, row.name_key): row for row in rows}
    if any(row.from_on > on for row in held.values()):
        raise CannotReach(_("The list was last changed from a later day; choose that day or a later one."))
    gone, come = held.keys() - wanted.keys(), wanted.keys() - held.keys()
    for key in gone:
        held[key].ended(on=on, at=at)
    Reached.objects.bulk_create(_rows(association, {key: wanted[key] for key in come}, on, at), batch_size=500)
    if gone or come:
        entry.enter("members.reached", association, by=by, after={"added": len(come), "ended": len(gone), "on": on})
    return len(come), len(gone)


def _rows(association: Organisation, entities: dict[tuple[str, str], str], on: date, at: datetime) -> list[Reached]:
    """Linked to the organisation where exactly one of that name is known in the country."""
    alike = known([(country, name) for (country, _), name in entities.items()], [])
    rows = []
    for (country, key), name in sorted(entities.items()):
        found = alike.named(country, name)
        linked = found[0] if len(found) == 1 else None
        rows.append(
            Reached(association=association, name=name, name_key=key, country_id=country, organisation_id=linked, from_on=on, known_at=at)
        )
    return rows


def _refuse(association: Organisation, on: date) -> None:
    kind = Classification.objects.known().on(on).filter(organisation=association).values_list("kind", flat=True).first()
    if kind != Kind.ASSOCIATION:
        raise CannotReach(_("Only an association reaches a community; %(name)s is not one on that day.") % {"name": association})
