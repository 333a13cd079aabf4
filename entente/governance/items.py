"""What bodies give to newsletters and digests: bodies newly founded, and what their filed minutes say was decided."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.documents.text import escaped
from entente.governance.models import Body, Minutes
from entente.notices.items import Item, ItemSource


class NewBodies:
    noun, label = "governance.body", gettext_lazy("New groups")

    def items(self, since: date, until: date) -> Sequence[Item]:
        rows = Body.objects.named(until).filter(founded_on__gte=since, founded_on__lt=until).order_by("-founded_on", "code")
        return [_body(row) for row in rows]


class Decisions:
    noun, label = "governance.minutes", gettext_lazy("Decisions")

    def items(self, since: date, until: date) -> Sequence[Item]:
        return [_decisions(row) for row in _filed(since, until) if row.decisions]


def _filed(since: date, until: date) -> QuerySet[Minutes]:
    first, last = (timezone.make_aware(datetime.combine(day, time())) for day in (since, until))
    rows = Minutes.objects.filter(filed_at__gte=first, filed_at__lt=last, document__retired_at=None)
    return rows.select_related("body", "gathering", "document").order_by("-filed_at", "-pk")


def _body(body: Body) -> Item:
    title = f"{body.code}: {body.name}"
    return Item("governance.body", body.pk, title, body.founded_on, escaped(body.scope[:500]), body.get_absolute_url())


def _decisions(minutes: Minutes) -> Item:
    """Marked as the minutes are: who may not read those is not told either."""
    said = {"body": minutes.body, "day": date_format(minutes.gathering.starts, "j F Y")}
    return Item(
        "governance.minutes",
        minutes.pk,
        _("Decided in %(body)s on %(day)s") % said,
        timezone.localdate(minutes.filed_at),
        "\n".join(f"- {escaped(one)}" for one in minutes.decisions),
        reverse("documents:document", args=[minutes.document.reference]),
        concerns=f"group:{minutes.body.code}",
        shared=minutes.document.shared,
    )


ITEMS: list[ItemSource] = [NewBodies(), Decisions()]
