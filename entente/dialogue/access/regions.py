"""Regions are everyone's to read; what stands beside them the office keeps."""

from entente.dialogue.access.who import found_or_404, keeper
from entente.dialogue.models import (
    Interregional,
    RegionItem,
)
from entente.people.access import User
from entente.vocabulary.models import Region


def region_to_read(code: str) -> Region:
    row: Region | None = Region.objects.select_related("country", "parent", "facts").filter(code=code, is_current=True).first()
    return found_or_404(row)


def item_to_keep(user: User, pk: int) -> RegionItem:
    keeper(user)
    return found_or_404(RegionItem.objects.select_related("region", "organisation").filter(pk=pk).first())


def link_to_read(pk: int) -> Interregional:
    return found_or_404(Interregional.objects.filter(pk=pk).first())


def link_to_keep(user: User, pk: int) -> Interregional:
    keeper(user)
    return link_to_read(pk)
