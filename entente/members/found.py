"""Organisations as they are found, members or not: everyone may look all of them up."""

from collections.abc import Collection

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.members.actions.finding import NOUN
from entente.members.choices import StandingKind
from entente.members.models import Organisation, Standing
from entente.members.queries.shown import held_on, shown_on
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Kind
from entente.vocabulary.names import country_name

STANDINGS: dict[str, str | Promise] = {**dict(StandingKind.choices), StandingKind.ADMITTED.value: gettext_lazy("Member")}
MOST = 2000  # letters of a profile in which the words are looked for again


def _rows(ids: Collection[int]) -> Part:
    standing = Standing.objects.known().filter(held_on(shown_on(timezone.localdate())), organisation=OuterRef("pk")).values("kind")[:1]
    said = facts(
        slug="slug", city="city", country="country_id", standing=Subquery(standing), about=Left("about", MOST), fictional="is_fictional"
    )
    return part(Organisation.objects.filter(pk__in=ids), label="name", more=said)


def _say(row: Row) -> Hit:
    said = row.facts
    standing = STANDINGS.get(said["standing"], _("Known, not a member"))
    place = ", ".join(part for part in (said["city"], country_name(said["country"])) if part)
    address = reverse("members:organisation", args=[said["slug"]])
    return Hit(row.label, address, f"{standing} · {place}", said["about"], is_fictional=bool(said["fictional"]))


FOUND = {NOUN: Kind(gettext_lazy("Organisations"), 10, _rows, _say)}
