"""What stands beside a region, and what regions do together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.dialogue.actions.finding import index_link, line, reason, source, text, told, written
from entente.dialogue.actions.refusals import CannotKeep
from entente.dialogue.choices import ItemKind, LinkKind, LinkState
from entente.dialogue.models import Interregional, RegionItem
from entente.members.models import Organisation, Reference
from entente.people.models import Person
from entente.vocabulary.models import Region

OVER = (LinkState.DONE, LinkState.STOPPED)


@dataclass(frozen=True, slots=True)
class ItemFacts:
    kind: str
    title: str
    text: str = ""
    address: str = ""
    organisation: Organisation | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class LinkFacts:
    kind: str
    title: str
    text: str
    begins_on: date
    regions: Sequence[Region] = field(default=())
    ends_on: date | None = None
    state: str = LinkState.PLANNED
    came_of: str = ""
    initiative: Reference | None = None


@transaction.atomic
def put_item(
    region: Region,
    facts: ItemFacts,
    *,
    item: RegionItem | None = None,
    because: str = "",
    by: Person,
    at: datetime,
    is_fictional: bool = False,
) -> RegionItem:
    """A new one, or another wording of one, for a reason."""
    entry = record.open()
    row = RegionItem.objects.select_for_update().get(pk=item.pk) if item else RegionItem(region=region, is_fictional=is_fictional)
    why = reason(because) if item else ""
    if facts.kind not in ItemKind.values:
        raise CannotKeep(_("Say whether it is a strategy, a cluster, a hub or a partner body."))
    if facts.from_on and facts.to_on and facts.to_on <= facts.from_on:
        raise CannotKeep(_("It ends after the day on which it begins."))
    written(
        row,
        kind=facts.kind,
        title=line(facts.title, 200, _("Give it a title.")),
        text=text(facts.text, 4000),
        address=source(facts.address, row.is_fictional),
        organisation=facts.organisation,
        from_on=facts.from_on,
        to_on=facts.to_on,
    )
    verb = "dialogue.item_changed" if item else "dialogue.item_put"
    entry.enter(verb, row, by=by, because=why, after=told(row, "region", "kind", "organisation", "from_on", "to_on"))
    return row


@transaction.atomic
def put_link(
    facts: LinkFacts,
    *,
    link: Interregional | None = None,
    because: str = "",
    by: Person,
    at: datetime,
    is_fictional: bool = False,
) -> Interregional:
    """Two regions or more do something together; once it is over, what came of it is said."""
    entry = record.open()
    row = Interregional.objects.select_for_update().get(pk=link.pk) if link else Interregional(is_fictional=is_fictional)
    why = reason(because) if link else ""
    _refuse(facts)
    written(
        row,
        kind=facts.kind,
        title=line(facts.title, 200, _("Give it a title.")),
        text=text(facts.text, 4000),
        begins_on=facts.begins_on,
        ends_on=facts.ends_on,
        state=facts.state,
        came_of=text(facts.came_of, 2000),
        initiative=facts.initiative.stored if facts.initiative else {},
    )
    row.regions.set(facts.regions)
    index_link(row)
    after = told(row, "kind", "state", "begins_on", "ends_on") | {"regions": sorted(one.pk for one in facts.regions)}
    entry.enter("dialogue.link_changed" if link else "dialogue.link_put", row, by=by, because=why, after=after)
    return row


def _refuse(facts: LinkFacts) -> None:
    if facts.kind not in LinkKind.values or facts.state not in LinkState.values:
        raise CannotKeep(_("Say what it is and how it stands."))
    if len({one.pk for one in facts.regions}) < 2:
        raise CannotKeep(_("Name two regions at least; what one region does alone stands beside that region."))
    if facts.ends_on and facts.ends_on < facts.begins_on:
        raise CannotKeep(_("It ends after the day on which it begins."))
    if facts.state in OVER and not facts.came_of.strip():
        raise CannotKeep(_("Say what came of it."))
