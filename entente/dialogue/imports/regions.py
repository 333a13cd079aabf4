"""What Eurostat says of regions, from its file: all accepted rows in one transaction, the others in a report; again, nothing changes.

Codes and names are the vocabulary's (`entente vocabulary load`); a code that it does not know is left out and said so, never made up here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.imports.certificate_layouts import Row, rows
from entente.dialogue.models import RegionFacts
from entente.members.models import Partnership
from entente.people.models import Person
from entente.projects.imports.examine import File, examined
from entente.projects.imports.refusals import Repeated, Unfit
from entente.projects.imports.sieve import REJECTED, REPEATED, LeftOut
from entente.vocabulary.models import Region
from entente.vocabulary.queries import region_country

COLUMNS = ("nuts_id", "level", "country", "name_latin", "name_native", "mount_type", "urban_type", "coast_type")
NEEDED = ("nuts_id", "name_native")
MOST_ROWS = 10_000
KEPT = ("native_name", "mountain", "urban", "coast")


@dataclass(slots=True)
class RegionImport:
    file: File
    by: Person | None
    at: datetime
    is_dry_run: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    left: list[LeftOut] = field(default_factory=list)

    def run(self) -> dict[str, Any]:
        """The file is read to its end before anything is written."""
        found = self._taken(dict(Region.objects.filter(is_current=True).values_list("code", "level")))
        with transaction.atomic():
            entry = record.open()
            known = RegionFacts.objects.in_bulk(list(found))
            new = [one for code, one in found.items() if code not in known]
            moved = [one for code, one in found.items() if code in known and _said(known[code]) != _said(one)]
            self.counts |= Counter(created=len(new), changed=len(moved), unchanged=len(found) - len(new) - len(moved))
            if (new or moved) and not self.is_dry_run:
                RegionFacts.objects.bulk_create(new, batch_size=500)
                RegionFacts.objects.bulk_update(moved, KEPT, batch_size=100)
                after = {"file": self.file.digest, "created": len(new), "changed": len(moved)}
                subject = Partnership.objects.first() or Partnership(name="Entente")
                entry.enter("dialogue.regions_imported", subject, by=self.by, after=after)
        names = ("rows", "created", "changed", "unchanged", REJECTED, REPEATED)
        return {"regions": len(found), **{name: self.counts[name] for name in names}, "dry_run": self.is_dry_run}

    def _taken(self, levels: dict[str, int]) -> dict[str, RegionFacts]:
        found: dict[str, RegionFacts] = {}
        for row in self._rows():
            try:
                one = taken(row, levels)
                if one.region_id in found:
                    raise Repeated("", _("it stands earlier in this file."))
                found[one.region_id] = one
            except Unfit as why:
                kind = REPEATED if isinstance(why, Repeated) else REJECTED
                self.counts[kind] += 1
                self.left.append(LeftOut(self.file.name, row.line, row.cells.get("nuts_id", "")[:80], kind, str(why)))
        return found

    def _rows(self) -> Iterator[Row]:
        for row in rows(self.file, COLUMNS, NEEDED):
            self.counts["rows"] += 1
            over = self.counts["rows"] > MOST_ROWS
            problem = _("the file has more than %(most)s rows; split it.") % {"most": MOST_ROWS}
            yield Row(row.line, row.cells, problem) if over else row


def region_file(path: Path, name: str = "") -> File:
    return examined(path, name or path.name)


def taken(row: Row, levels: dict[str, int]) -> RegionFacts:
    """Raises Unfit with the column and what to do."""
    if row.problem:
        raise Unfit("", row.problem)
    cells = {name: row.cells.get(name, "").strip() for name in COLUMNS}
    code = cells["nuts_id"].upper()
    if code not in levels:
        told = {"code": code[:20] or _("an empty cell")}
        raise Unfit("nuts_id", _("%(code)s is no region of NUTS 2021 as this version knows it; run `entente vocabulary load`.") % told)
    if cells["level"] and cells["level"] != str(levels[code]):
        raise Unfit("level", _("%(code)s is a region of level %(level)s.") % {"code": code, "level": levels[code]})
    if cells["country"] and region_country(cells["country"]) != region_country(code):
        raise Unfit("country", _("%(code)s is not in that country.") % {"code": code})
    name = cells["name_native"] or cells["name_latin"]
    if not name or len(name) > 200 or "\x00" in name:
        raise Unfit("name_native", _("give a name of at most 200 signs."))
    types = {kept: _type(column, cells[column]) for kept, column in zip(KEPT[1:], COLUMNS[5:], strict=True)}
    return RegionFacts(region_id=code, native_name=name, **types)


def _type(column: str, raw: str) -> int | None:
    """Of Eurostat's typologies; empty: not stated, 0: the level has none."""
    if not raw:
        return None
    if not (raw.isascii() and raw.isdigit() and len(raw) == 1):
        raise Unfit(column, _("%(text)s is no type; write one digit, or leave it empty.") % {"text": raw[:40]})
    return int(raw)


def _said(one: RegionFacts) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in KEPT)
