"""Gatherings for newsletters and digests: what was announced since, and still takes place."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy

from entente.engine.marking import Marking
from entente.gatherings.letters import facts
from entente.gatherings.models import Gathering
from entente.notices.items import Item, ItemSource


class Gatherings:
    noun, label = "gatherings.gathering", gettext_lazy("Gatherings")

    def items(self, since: date, until: date) -> Sequence[Item]:
        """One query. What is for named persons only stands in no newsletter; what was over by then is no news."""
        found = Gathering.objects.announced().filter(announced_at__gte=_begins(since), announced_at__lt=_begins(until))
        found = found.exclude(marking=Marking.RED.value).filter(ends_at__gte=_begins(until) - timedelta(days=1))
        return [_item(gathering) for gathering in found.select_related("organiser").order_by("-announced_at", "-pk")]


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _item(gathering: Gathering) -> Item:
    announced = gathering.announced_at or gathering.arranged_at
    return Item(
        noun=Gatherings.noun,
        id=gathering.pk,
        title=gathering.title,
        on=timezone.localtime(announced).date(),
        text=facts(gathering),
        address=gathering.get_absolute_url(),
        shared=gathering.shared(frozenset()),
    )


ITEMS: list[ItemSource] = [Gatherings()]
