from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from entente.certification.actions.editions import work_out
from entente.certification.models import Catalogue, MappingSet
from entente.certification.queries import graph
from entente.certification.queries.catalogues import catalogue_named, listed, numbers_of_sets
from entente.cli.base import Command as OurCommand
from entente.cli.base import Refused


class Command(OurCommand):
    help = "Catalogues of requirements: list them, their mapping sets, or what each of some proves of the others."

    def arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["list", "mappings", "matrix"])
        parser.add_argument("names", nargs="*", metavar="NAME", help="list: words; matrix: catalogues (default: all that are mapped)")

    def work(self, **options: Any) -> dict[str, Any]:
        return {"list": _list, "mappings": _mappings, "matrix": _matrix}[options["action"]](options["names"])

    def told(self, result: dict[str, Any]) -> str:
        if "catalogues" in result:
            return "\n".join(f"{one['name']:<34}{one['assessable']:>6}  {one['reference']}" for one in result["catalogues"])
        if "mappings" in result:
            return "\n".join(f"{one['set']:>5} {one['rows']:>6}  {one['source']} → {one['target']}" for one in result["mappings"])
        said = _("%(source)s → %(target)s: %(certain)s to %(possible)s of %(requirements)s")
        return "\n".join(said % one for one in result["matrix"])


def _list(names: list[str]) -> dict[str, Any]:
    sets = numbers_of_sets()
    found = listed(" ".join(names)).order_by("reference", "pk")
    return {"catalogues": [_told(one) | {"mapping_sets": sets.get(one.pk, 0)} for one in found]}


def _told(one: Catalogue) -> dict[str, Any]:
    counts = {"requirements": one.requirement_count, "assessable": one.assessable_count}
    return {"name": one.slug, "reference": one.reference, "urn": one.urn, "title": one.name, "state": one.state, **counts}


def _mappings(names: list[str]) -> dict[str, Any]:
    found = MappingSet.objects.select_related("source", "target").order_by("source__reference", "target__reference", "pk")
    about = [
        {"set": one.pk, "name": one.name, "version": one.version, "source": one.source.slug, "target": one.target.slug}
        | {"rows": one.row_count, "state": one.state}
        for one in found
    ]
    return {"mappings": about}


def _matrix(names: list[str]) -> dict[str, Any]:
    """Every pair of which anything is possible."""
    work_out(at=timezone.now())
    read = graph.reading()
    chosen = [_named(name) for name in names] or [*Catalogue.objects.filter(pk__in=read.catalogues.tolist()).order_by("reference")]
    places = {one.slug: read.place(one.pk) for one in chosen}
    pairs = [(one, other) for one in places for other in places if one != other and read.matrix.possible[places[one], places[other]]]
    return {"matrix": [_cell(read, one, other, places) for one, other in pairs]}


def _cell(read: graph.Reading, one: str, other: str, places: dict[str, int]) -> dict[str, Any]:
    at = places[one], places[other]
    numbers = {"certain": int(read.matrix.certain[at]), "possible": int(read.matrix.possible[at])}
    return {"source": one, "target": other, **numbers, "requirements": int(read.matrix.total[at[1]])}


def _named(name: str) -> Catalogue:
    if found := catalogue_named(name):
        return found
    raise Refused(_("No catalogue is called %(name)s. `entente import requirements DIR` brings some.") % {"name": name})
