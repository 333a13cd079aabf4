"""Products as they are found: everyone may look all of them up."""

from collections.abc import Collection

from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.people.together import Part, Row, facts, part
from entente.products.finding import NOUN
from entente.products.models import Product
from entente.search.kinds import Hit, Kind

MOST = 2000  # letters of a description in which the words are looked for again


def _rows(ids: Collection[int]) -> Part:
    said = facts(slug="slug", organisation="organisation__name", about=Left("description", MOST), is_fictional="is_fictional")
    return part(Product.objects.filter(pk__in=ids), label="name", more=said)


def _say(row: Row) -> Hit:
    said = row.facts
    return Hit(
        row.label,
        reverse("products:product", args=[said["slug"]]),
        said["organisation"],
        said["about"],
        is_fictional=bool(said["is_fictional"]),
    )


FOUND = {NOUN: Kind(gettext_lazy("Products"), 72, _rows, _say)}
