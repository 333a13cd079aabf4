"""What goes to Belenios and what comes back: voters with their weights as text, the election's archive as a tar of JSON.

Voters: a line each, "address,login,weight" (Belenios 1.14 and later; weights are whole numbers). The archive (.bel) holds every public
event of the election; of it we read the result and how many ballots were tallied. Its proofs are verified by `belenios-tool verify`.
"""

import io
import json
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

from django.utils.translation import gettext as _

from entente.ballots.models import RollRow
from entente.members.models import Delegation
from entente.people.models import Person

MOST_BYTES = 20_000_000  # of one entry that is read


class NotAnArchive(ValueError):
    """The file is not an archive with one result; the words say what was expected."""


@dataclass(frozen=True, slots=True)
class Tallied:
    """One number for each answer, in the order of the ballot, and how many ballots there were, where the archive says it."""

    answers: tuple[int, ...]
    ballots: int | None


def scale_of(rows: Iterable[RollRow]) -> int:
    """Belenios knows whole weights: all are multiplied by this, and its sums are divided by it again."""
    return lcm(*(row.weight.denominator for row in rows if row.is_entitled), 1)


def voters(rows: list[RollRow], addresses: dict[int, str]) -> str:
    """Everybody with a vote and an address; who has none stands in `silent`."""
    scale = scale_of(rows)
    lines = [f"{addresses[row.pk]},{row.place},{int(row.weight * scale)}" for row in rows if row.is_entitled and row.pk in addresses]
    return "\n".join(lines) + "\n"


def addresses_of(rows: list[RollRow]) -> dict[int, str]:
    """By row: the address of its person, or of the organisation's representative, else its deputy."""
    organisations = [row.organisation_id for row in rows if not row.person_id]
    speaking = Delegation.objects.known().filter(organisation__in=organisations, role__in=["representative", "deputy"], to_on=None)
    by_organisation: dict[int, str] = {}
    for organisation, address in speaking.order_by("-role").values_list("organisation_id", "person__email"):
        by_organisation.setdefault(organisation, address)
    by_person = dict(Person.objects.filter(pk__in=[row.person_id for row in rows if row.person_id]).values_list("pk", "email"))
    found = {row.pk: by_person.get(row.person_id or 0) or by_organisation.get(row.organisation_id or 0) for row in rows}
    return {pk: address for pk, address in found.items() if address}


def read(archive: bytes, answers: int) -> Tallied:
    """The sums of a tallied election with one question and so many answers. Raises `NotAnArchive`."""
    found = list(_entries(archive))
    results = [one["result"] for one in found if isinstance(one.get("result"), list)]
    if len(results) != 1:
        raise NotAnArchive(_("The archive holds no result yet, or more than one: take it once the election is tallied."))
    (sums, *more) = results[0] or [None]
    if more or not isinstance(sums, list) or not all(type(one) is int and one >= 0 for one in sums):
        raise NotAnArchive(_("One question with sums is expected; rankings are counted by Belenios itself."))
    if len(sums) != answers:
        raise NotAnArchive(
            _("The ballot has %(answers)s answers, the archive's question %(found)s.") % {"answers": answers, "found": len(sums)}
        )
    tallied = [one["num_tallied"] for one in found if type(one.get("num_tallied")) is int]
    return Tallied(tuple(sums), tallied[0] if len(tallied) == 1 else None)


def _entries(archive: bytes) -> Iterator[dict[str, Any]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            for entry in tar:
                if entry.isfile() and entry.name.endswith(".json") and entry.size <= MOST_BYTES:
                    kept = tar.extractfile(entry)
                    said = json.loads(kept.read()) if kept else None
                    if isinstance(said, dict):
                        yield said
    except (tarfile.TarError, ValueError, RecursionError, EOFError) as why:
        raise NotAnArchive(_("This is no archive of Belenios: a .bel file (a tar of JSON) is expected.")) from why


def exact(sums: Iterable[int], scale: int) -> list[Fraction]:
    return [Fraction(one, scale) for one in sums]
