"""The directory's list as rows of a table: one an organisation."""

from collections.abc import Iterable, Iterator, Sequence

from entente.members.models import Identifier, Organisation
from entente.members.queries.directory.roll import NEVER, Roll

AT_ONCE = 500
PUBLIC_NUMBERS = ("pic", "vat", "lei")


COLUMNS = (
    "name", "short_name", "country", "region", "city", "kind", "category", "standing", "member_since",
    "size", "sectors", "expertise", "website", "pic", "vat", "lei",
)  # fmt: skip


def rows(roll: Roll, places: Iterable[int]) -> Iterator[list[str]]:
    """Codes where the import takes codes, so that a file that went out can come in again."""
    wanted = list(places)
    for start in range(0, len(wanted), AT_ONCE):
        yield from _some(roll, wanted[start : start + AT_ONCE])


def _some(roll: Roll, places: Sequence[int]) -> Iterator[list[str]]:
    ids = [int(roll.ids[place]) for place in places]
    held = Organisation.objects.filter(pk__in=ids).values_list("pk", "name", "short_name", "region_id", "city", "website", "size")
    said = {pk: rest for pk, *rest in held}
    numbers = _numbers(ids)
    for pk, place in zip(ids, places, strict=True):
        if pk in said:
            yield _row(roll, place, said[pk], numbers.get(pk, {}))


def _row(roll: Roll, place: int, said: Sequence[str | None], numbers: dict[str, str]) -> list[str]:
    name, short_name, region, city, website, size = (value or "" for value in said)
    joined = int(roll.joined[place])
    values = {facet: str(roll.columns[facet].of(place)) for facet in ("country", "kind", "category", "standing")}
    since = "" if joined == NEVER else roll.day.fromordinal(joined).isoformat()
    lists = [";".join(roll.sectors.of(place)), ";".join(roll.expertise.of(place))]
    classed = [_unless_none(values["kind"]), _unless_none(values["category"]), values["standing"], since]
    return [
        name,
        short_name,
        values["country"],
        region,
        city,
        *classed,
        size,
        *lists,
        website,
        *(numbers.get(one, "") for one in PUBLIC_NUMBERS),
    ]


def _unless_none(value: str) -> str:
    return "" if value == "none" else value


def _numbers(ids: Sequence[int]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for row in Identifier.objects.filter(organisation__in=ids, scheme__in=PUBLIC_NUMBERS).order_by("pk"):
        found.setdefault(row.organisation_id, {}).setdefault(row.scheme, row.written)
    return found
