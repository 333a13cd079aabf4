"""Documents as they are found, by whom their marking lets see them."""

from collections.abc import Collection

from django.db.models.fields.json import KT
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.documents.models import Document
from entente.documents.queries import NOUN
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible

MOST = 20_000  # letters of a text in which the words are looked for again


def _seen(seeker: Seeker) -> Ids:
    return visible(NOUN, seeker.keys)


def _rows(ids: Collection[int]) -> Part:
    said = facts(reference="reference", marking="marking", home=KT("home__label"), text=Left("current__text", MOST))
    return part(Document.objects.filter(pk__in=ids), label="title", more=said, at="changed_at")


def _say(row: Row) -> Hit:
    said = row.facts
    address = reverse("documents:document", args=[said["reference"]])
    return Hit(row.label, address, said["home"] or "", said["text"] or "", said["marking"], row.at)


FOUND = {NOUN: Kind(gettext_lazy("Documents"), 50, _rows, _say, seen=_seen)}
