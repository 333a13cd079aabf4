"""Bringing schemes to what the reference files of this version say. What the office entered itself is never touched."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.refusals import CannotLoad
from entente.certification.models import Scheme, SchemeBody, SchemeLevel, SchemeLink, SchemeStatus
from entente.certification.shipped import Edition, day, shipped
from entente.members.models import Partnership
from entente.people.models import Person
from entente.vocabulary.models import Country

Row = Mapping[str, str]
Counts = dict[str, int]


@transaction.atomic
def load(edition: Edition | None = None, *, by: Person | None, at: datetime) -> dict[str, Counts]:
    """Created, changed and unchanged by noun; loading again changes nothing and enters nothing."""
    entry = record.open()
    edition = edition or shipped()
    if not Country.objects.exists():
        raise CannotLoad(_("The countries are not loaded yet. Run `entente vocabulary load` first."))
    done = {"schemes": _bring(Scheme, edition.schemes, ("code",), _scheme)}
    known = dict(Scheme.objects.values_list("code", "pk"))
    _refuse_unknown(edition, known)
    for noun, model, rows, key, facts in (
        ("statuses", SchemeStatus, edition.statuses, ("scheme_id", "from_on"), _status),
        ("levels", SchemeLevel, edition.levels, ("scheme_id", "code"), _level),
        ("bodies", SchemeBody, edition.bodies, ("scheme_id", "role", "name"), _body),
        ("links", SchemeLink, edition.links, ("scheme_id", "other_id", "kind"), _link),
    ):
        done[noun] = _bring(model, rows, key, _at(facts, known, at))
    if any(counts["created"] or counts["changed"] for counts in done.values()):
        moved = {noun: counts["created"] + counts["changed"] for noun, counts in done.items()}
        entry.enter("schemes.loaded", Partnership.objects.first() or Partnership(name="Entente"), by=by, after=moved)
    return done


def _bring(model: type[models.Model], rows: Iterable[Row], key: tuple[str, ...], facts: Callable[[Row], dict[str, Any]]) -> Counts:
    """Rows of the office stand as they are, also where a reference row says something else."""
    held = {tuple(getattr(row, name) for name in key): row for row in _known(model)}
    counts = {"created": 0, "changed": 0, "unchanged": 0}
    kept = _said_by_the_office() if model is SchemeStatus else set[int]()
    for row in rows:
        said = facts(row) | {"is_shipped": True}
        found = held.get(tuple(said[name] for name in key))
        if said.get("scheme_id") in kept:
            counts["unchanged"] += 1
        elif found is None:
            model._default_manager.create(**said)
            counts["created"] += 1
        elif found.is_shipped and _moved(found, said):
            found.save()
            counts["changed"] += 1
        else:
            counts["unchanged"] += 1
    return counts


def _said_by_the_office() -> set[int]:
    """Schemes of which the office says where they stand: it ended the shipped status, which must not open again."""
    return set(SchemeStatus.objects.known().filter(is_shipped=False).values_list("scheme_id", flat=True))


def _known(model: type[models.Model]) -> Iterable[Any]:
    rows = model._default_manager.all()
    return rows.filter(superseded_at=None) if model is SchemeStatus else rows


def _moved(found: Any, said: Mapping[str, Any]) -> bool:
    """A day on which the office itself looked stays, where it is the later one."""
    new = {name: value for name, value in said.items() if name != "known_at" and getattr(found, name) != value}
    if "checked_on" in new and found.checked_on > new["checked_on"]:
        del new["checked_on"]
    for name, value in new.items():
        setattr(found, name, value)
    return bool(new)


def _at(facts: Callable[..., dict[str, Any]], known: Mapping[str, int], at: datetime) -> Callable[[Row], dict[str, Any]]:
    return lambda row: {"scheme_id": known[row["scheme"]], **facts(row, known, at)}


def _refuse_unknown(edition: Edition, known: Mapping[str, int]) -> None:
    named = {row["scheme"] for rows in (edition.statuses, edition.levels, edition.bodies, edition.links) for row in rows}
    if missing := sorted((named | {row["other"] for row in edition.links}) - known.keys()):
        raise CannotLoad(_("The reference files name the scheme %(code)s, which they do not describe.") % {"code": missing[0]})


def _sourced(row: Row) -> dict[str, Any]:
    return {"source": row["source"], "source_note": row.get("source_note", ""), "checked_on": day(row["checked_on"])}


def _scheme(row: Row) -> dict[str, Any]:
    plain = ("code", "name", "long_name", "reach", "issuer", "covers", "validity", "legal_base", "legal_address")
    return {
        **{name: row[name] for name in (*plain, "recognition", "effort", "sectors")},
        "country_id": row["country"] or None,
        "scopes": [scope for scope in row["scopes"].split(";") if scope],
        "validity_years": int(row["validity_years"]) if row["validity_years"] else None,
        **_sourced(row),
    }


def _status(row: Row, _known: Mapping[str, int], at: datetime) -> dict[str, Any]:
    dates = {"from_on": day(row["from_on"]), "to_on": day(row["to_on"]), "known_at": at}
    return {"state": row["state"], "is_since_known": row["is_since_known"] == "yes", **dates, **_sourced(row)}


def _level(row: Row, _known: Mapping[str, int], _at: datetime) -> dict[str, Any]:
    return {"code": row["code"], "name": row["name"], "means": row["means"], "rank": int(row["rank"]), **_sourced(row)}


def _body(row: Row, _known: Mapping[str, int], _at: datetime) -> dict[str, Any]:
    return {"role": row["role"], "name": row["name"], "country_id": row["country"] or None, **_sourced(row)}


def _link(row: Row, known: Mapping[str, int], _at: datetime) -> dict[str, Any]:
    return {"other_id": known[row["other"]], "kind": row["kind"], "from_on": day(row["from_on"]), "note": row["note"], **_sourced(row)}
