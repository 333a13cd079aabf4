"""Investors from a table such as the European Investment Fund's list of intermediaries.

Names read from a PDF may have lost letters: what is visibly cut is rejected with its reason instead of shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.engine.words import normalised_name
from entente.industry.actions.finding import index_investors
from entente.industry.choices import Known, Support
from entente.industry.imports.reading import Result, Unfit, amount, taken, words
from entente.industry.models import Investor
from entente.members.models import Partnership
from entente.people.models import Person
from entente.projects.imports.examine import File
from entente.vocabulary.queries import countries_by_name, iso_from_source

COLUMNS = ("country", "fund_name", "fund_manager", "target_area", "support_type", "commitment_eur", "website", "targets_cybersecurity")
LEAST_LETTERS = 5
FIELDS = ("name", "manager", "areas", "support", "commitment", "website", "cybersecurity", "source")


@dataclass(frozen=True, slots=True)
class Facts:
    name: str
    manager: str
    areas: list[str]
    support: str
    commitment: Decimal | None
    website: str
    cybersecurity: str
    source: str


def import_investors(
    file: File, *, source: str, by: Person | None, at: datetime, is_dry_run: bool = False, is_fictional: bool = False
) -> Result:
    """Again, it changes nothing. `source`: what is shown beside each."""
    result = Result(is_dry_run=is_dry_run)
    names = {name.casefold(): iso2 for iso2, name in countries_by_name("en")}
    found = taken(file, COLUMNS[:2], lambda cells: _facts(cells, names, source), "fund_name", result)
    with transaction.atomic():
        entry = record.open()
        moved = _moved(found, result, at, is_fictional)
        if moved and not is_dry_run:
            for row in moved:
                row.save()
            index_investors(moved)
            after = {"created": result.counts["created"], "changed": result.counts["changed"], "file": file.digest}
            subject = Partnership.objects.first() or Partnership(name="Entente")
            entry.enter("industry.investors_imported", subject, by=by, after=after)
    return result


def _moved(found: Mapping[Any, Facts], result: Result, at: datetime, is_fictional: bool) -> list[Investor]:
    known = {(row.name_key, row.country_id): row for row in Investor.objects.all()}
    moved = []
    for (name_key, country), facts in found.items():
        row = known.get((name_key, country))
        outcome = (
            "created" if row is None else "changed" if any(getattr(row, one) != getattr(facts, one) for one in FIELDS) else "unchanged"
        )
        result.counts[outcome] += 1
        if outcome != "unchanged":
            row = row or Investor(name_key=name_key, country_id=country, is_fictional=is_fictional)
            for one in FIELDS:
                setattr(row, one, getattr(facts, one))
            row.read_at = at
            moved.append(row)
    return moved


def _facts(cells: Mapping[str, str], names: Mapping[str, str], source: str) -> tuple[tuple[str, str], Facts]:
    said = cells.get("country", "").strip()
    country = iso_from_source(said) or names.get(said.casefold())
    if country is None:
        raise Unfit("country", _("%(text)s is no country; write its name in English or its code.") % {"text": said[:40] or _("nothing")})
    name = _name("fund_name", words("fund_name", cells, 300, needed=True))
    manager = words("fund_manager", cells, 300)
    facts = Facts(
        name,
        manager if _is_whole(manager) else "",
        [area for area in (" ".join(one.split()) for one in cells.get("target_area", "").split(";")) if _is_whole(area)][:20],
        _support(cells.get("support_type", "")),
        amount("commitment_eur", cells, 12),
        words("website", cells, 300),
        _known(cells.get("targets_cybersecurity", "")),
        source,
    )
    return (normalised_name(name), country), facts


def _name(field: str, name: str) -> str:
    if not _is_whole(name):
        raise Unfit(
            field, _("“%(name)s” looks cut, as names read from a PDF can be; correct it and import it again.") % {"name": name[:60]}
        )
    return name


def _is_whole(name: str) -> bool:
    """Letters enough, brackets that match, no sign of a cut at either end, and words longer than single letters."""
    letters, parts = sum(sign.isalpha() for sign in name), name.split()
    even = name.count("(") == name.count(")")
    return letters >= LEAST_LETTERS and even and not name.endswith((",", "&", "-")) and len(name) >= 2.5 * len(parts)


def _support(said: str) -> str:
    found = said.strip().casefold().replace(" ", "_")
    if not found:
        return Support.UNKNOWN
    if found not in Support.values:
        raise Unfit("support_type", _("%(text)s is none of %(values)s.") % {"text": said[:40], "values": ", ".join(Support.values)})
    return found


def _known(said: str) -> str:
    found = said.strip().casefold() or Known.UNKNOWN
    if found not in Known.values:
        raise Unfit("targets_cybersecurity", _("%(text)s is none of yes, no, unknown.") % {"text": said[:40]})
    return found
