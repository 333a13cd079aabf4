"""Bringing the market to what the reference files of this version say. What the office entered itself is never touched."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification import shipped as certification
from entente.certification.actions import scheme_loading
from entente.certification.models import Scheme
from entente.market.actions.refusals import CannotLoad
from entente.market.models import Acceptance, LevelCost, Market, Recognition, RequirementClass
from entente.market.shipped import Edition, shipped
from entente.members.models import Partnership
from entente.people.models import Person
from entente.vocabulary.choices import CountryGroup
from entente.vocabulary.models import Country, CountrySpan

Facts = dict[str, Any]
Row = Mapping[str, str]
EUROPEAN_UNION = "EU"


@transaction.atomic
def load(edition: Edition | None = None, *, by: Person | None, at: datetime) -> dict[str, dict[str, int]]:
    """Created, changed and unchanged by noun; loading again changes nothing and enters nothing. Schemes come with it."""
    entry = record.open()
    edition = edition or shipped()
    if not Country.objects.exists():
        raise CannotLoad(_("The countries are not loaded yet. Run `entente vocabulary load` first."))
    scheme_loading.load(by=by, at=at)
    scheme_loading.load(certification.Edition(edition.schemes, (), edition.scheme_levels, (), ()), by=by, at=at)
    done = {
        "markets": _bring(Market, _markets(edition.markets, at), ("state_id", "sector", "from_on")),
        "requirement_classes": _bring(RequirementClass, map(_requirement, edition.requirement_classes), ("code",)),
        "acceptances": _bring(
            Acceptance, (_acceptance(row, at) for row in edition.acceptances), ("state_id", "sector", "scope", "from_on")
        ),
        "recognitions": _bring(Recognition, (_recognition(row, at) for row in edition.recognitions), ("code", "from_on")),
        "costs": _bring(LevelCost, _costs(edition.costs, at), ("scheme_id", "level", "unit", "counts", "from_on")),
    }
    if any(counts["created"] or counts["changed"] for counts in done.values()):
        moved = {noun: counts["created"] + counts["changed"] for noun, counts in done.items()}
        entry.enter("market.loaded", Partnership.objects.first() or Partnership(name="Entente"), by=by, after=moved)
    return done


def _bring(model: type[models.Model], rows: Iterable[Facts], key: tuple[str, ...]) -> dict[str, int]:
    """A row that the office took over or superseded stands as the office left it."""
    held: dict[tuple[Any, ...], list[Any]] = {}
    for row in model._default_manager.order_by("pk"):
        held.setdefault(tuple(getattr(row, name) for name in key), []).append(row)
    fresh, counts = [], {"created": 0, "changed": 0, "unchanged": 0}
    for said in rows:
        found = held.get(tuple(said[name] for name in key))
        if found is None:
            fresh.append(model(**said, is_shipped=True))
            counts["created"] += 1
        else:
            counts["changed" if _moved(found, said) else "unchanged"] += 1
    model._default_manager.bulk_create(fresh)
    return counts


def _moved(held: list[Any], said: Facts) -> bool:
    """A single row that nobody touched; several tell that the office ended or replaced it."""
    row = held[-1]
    new = {name: value for name, value in said.items() if name != "known_at" and getattr(row, name) != value}
    if not new or len(held) > 1 or not row.is_shipped or getattr(row, "superseded_at", None) is not None:
        return False
    for name, value in new.items():
        setattr(row, name, value)
    row.save()
    return True


def _markets(rows: Iterable[Row], at: datetime) -> Iterator[Facts]:
    """The Union's states are markets while they belong to it."""
    spans = list(CountrySpan.objects.filter(group=CountryGroup.EU).order_by("from_on").values_list("country_id", "from_on", "to_on"))
    for row in rows:
        named = [(state, day(row["from_on"]), None) for state in row["states"].split(";")]
        for state, from_on, to_on in spans if row["states"] == EUROPEAN_UNION else named:
            yield {"state_id": state, "sector": row["sector"], "from_on": from_on, "to_on": to_on, "known_at": at, **_sourced(row)}


def _acceptance(row: Row, at: datetime) -> Facts:
    plain = {name: row[name] for name in ("sector", "scope", "mode", "legal_base")}
    return {
        **plain,
        **{"state_id": row["state"], "accepts": listed(row["accepts"]), "requires": listed(row["requires"]) or None},
        **{"is_since_known": row["is_since_known"] == "yes", **_dated(row, at), **_sourced(row)},
    }


def _recognition(row: Row, at: datetime) -> Facts:
    plain = {name: row[name] for name in ("code", "name", "where", "domain", "profile", "category", "legal_base")}
    lists = {name: listed(row[name]) for name in ("sources", "targets", "states", "sectors")}
    flags = {name: row[name] == "yes" for name in ("is_same_level", "chains", "is_confirmed", "is_since_known")}
    caps = {name: int(row[name]) if row[name] else None for name in ("most_eal", "most_ava_van")}
    return {**plain, **lists, **flags, **caps, **_dated(row, at), **_sourced(row)}


def _requirement(row: Row) -> Facts:
    return {"code": row["code"], "name": row["name"], "weight": Decimal(row["weight"]), **_sourced(row)}


def _costs(rows: Iterable[Row], at: datetime) -> Iterator[Facts]:
    schemes = dict(Scheme.objects.values_list("code", "pk"))
    for row in rows:
        amounts = {name: Decimal(row[name]) for name in ("low", "likely", "high")}
        plain = {name: row[name] for name in ("level", "unit", "counts", "confidence")}
        yield {"scheme_id": schemes[row["scheme"]], **plain, **amounts, **_dated(row, at), **_sourced(row)}


def _dated(row: Row, at: datetime) -> Facts:
    return {"from_on": day(row["from_on"]), "to_on": day(row["to_on"]), "known_at": at}


def _sourced(row: Row) -> Facts:
    return {"source": row["source"], "source_note": row["source_note"], "checked_on": day(row["checked_on"])}


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def listed(text: str) -> list[str]:
    return [one.strip() for one in text.split(";") if one.strip()]
