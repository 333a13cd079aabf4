"""Which organisation a line means: by a number, by the name in its address, else by its exact name, in its country where one is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from entente.engine.words import normalised_name
from entente.members.imports.changes import Contradiction
from entente.members.imports.people.rows import Row
from entente.members.models import Organisation
from entente.members.queries.matching import Known, known

AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Organisations:
    known: Known
    by_slug: dict[str, int]

    def meant(self, row: Row) -> int | None:
        """None where the line names none; a contradiction where it names one that is not known, or several."""
        if not row.names_organisation:
            return None
        slug = row.get("organisation_id")
        exactly = self.known.numbered(row.numbers) | ({self.by_slug[slug]} if slug in self.by_slug else set())
        found = exactly or self._named(row)
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise Contradiction(_("Several organisations are meant by this; give a number, or the last part of its page's address."))
        said = row.get("organisation") or row.get("organisation_id") or ", ".join(number.value for number in row.numbers)
        raise Contradiction(_("No organisation is known by “%(said)s”; add or import it first, then this line.") % {"said": said})

    def _named(self, row: Row) -> set[int]:
        key, country = normalised_name(row.get("organisation", "")), row.get("country")
        named = {where: pks for (where, name), pks in self.known.by_name.items() if name == key} if key else {}
        return {pk for where, pks in named.items() if country in (None, where) for pk in pks}


def organisations_of(rows: Sequence[Row]) -> Organisations:
    """All that the lines may mean; names are asked for in every country."""
    names = {("", row.said["organisation"]) for row in rows if "organisation" in row.said}
    slugs = sorted({row.said["organisation_id"] for row in rows if "organisation_id" in row.said})
    by_slug: dict[str, int] = {}
    for start in range(0, len(slugs), AT_ONCE):
        by_slug.update(Organisation.objects.filter(slug__in=slugs[start : start + AT_ONCE]).values_list("slug", "pk"))
    return Organisations(known(names, [number for row in rows for number in row.numbers]), by_slug)
