"""A batch of a register: what each entry is to what is known already. Planning reads; nothing here writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from entente.certification.choices import CertificateState
from entente.certification.imports.certificate_facts import CertificateFacts, Stood
from entente.certification.models import Certificate, CertificateStatus, Holder, Maintenance, Scheme
from entente.engine.certificate_numbers import canonical
from entente.engine.words import normalised_name
from entente.projects.imports.refusals import Repeated, Unfit

CREATED, CHANGED, UNCHANGED = "created", "changed", "unchanged"
STATED = (
    *("number", "number_key", "is_number_read", "name", "name_key", "country_id", "category", "level", "assurance", "eal"),
    *("is_augmented", "ava_van"),
    *("components", "profiles", "issued_on", "ends_on", "body", "laboratory", "report_address", "target_address", "address"),
)
AT_ONCE = 400


@dataclass(slots=True)
class Planned:
    certificate: Certificate
    facts: CertificateFacts
    outcome: str
    holder: tuple[str, str] | None  # its key
    moves: bool  # whether its statuses differ


@dataclass(slots=True)
class Held:
    """What the database knows of the certificates of a batch."""

    certificates: dict[tuple[int, str], Certificate] = field(default_factory=dict)
    stood: dict[int, set[Stood]] = field(default_factory=dict)
    said_here: set[int] = field(default_factory=set)
    maintenances: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Planner:
    """Goes through the batches of one file; a key that stands twice in it is taken once."""

    schemes: Mapping[str, Scheme]
    taken: set[tuple[str, str]] = field(default_factory=set)

    def fit(self, facts: CertificateFacts) -> CertificateFacts:
        scheme = self.schemes.get(facts.scheme)
        if scheme is None:
            raise Unfit("scheme", _("no scheme %(code)s is known; add it first, or run `entente schemes load`.") % {"code": facts.scheme})
        if (facts.scheme, facts.key) in self.taken:
            raise Repeated("number", _("%(number)s stands earlier in this file.") % {"number": facts.number or facts.name[:80]})
        self.taken.add((facts.scheme, facts.key))
        return facts

    def plan(self, batch: Sequence[CertificateFacts]) -> list[Planned]:
        keyed = [(self.schemes[facts.scheme], facts) for facts in batch]
        held = _held(keyed)
        return [_planned(scheme, facts, held) for scheme, facts in keyed]


def columns(facts: CertificateFacts, scheme: Scheme) -> dict[str, Any]:
    """What a row of the table says for these facts."""
    found = facts.assurance
    return {
        "number": facts.number,
        "number_key": canonical(facts.number)[:80],
        "is_number_read": facts.is_number_read,
        "name": facts.name,
        "name_key": normalised_name(facts.name)[:250],
        "country_id": facts.country or scheme.country_id,
        "category": facts.category,
        "level": facts.level,
        "assurance": facts.stated,
        "eal": found.eal,
        "is_augmented": found.is_augmented,
        "ava_van": _depth(found.ava_van),
        "components": list(found.components),
        "profiles": list(facts.profiles),
        **{name: getattr(facts, name) for name in ("issued_on", "ends_on", "body", "laboratory")},
        **{name: getattr(facts, name) for name in ("report_address", "target_address", "address")},
    }


def _depth(ava_van: int | None) -> int | None:
    return ava_van if ava_van and ava_van <= 5 else None


def holder_key(facts: CertificateFacts) -> tuple[str, str] | None:
    return (normalised_name(facts.holder)[:600], facts.holder_country) if normalised_name(facts.holder) else None


def _planned(scheme: Scheme, facts: CertificateFacts, held: Held) -> Planned:
    said, holder = columns(facts, scheme), holder_key(facts)
    found = held.certificates.get((scheme.pk, facts.key))
    if found is None:
        return Planned(Certificate(scheme=scheme, key=facts.key, **said), facts, CREATED, holder, moves=True)
    if found.is_fictional:
        raise Unfit("number", _("it is a fictional certificate of the demonstration; import into an installation without it."))
    new = {name: value for name, value in said.items() if value not in (None, "", []) and getattr(found, name) != value}
    new = {name: value for name, value in new.items() if getattr(facts, _SAID_WITH.get(name, "name"))}
    for name, value in new.items():
        setattr(found, name, value)
    moves = found.pk not in held.said_here and _moves(found, facts, held.stood.get(found.pk, set()))
    known = (found.holder.name_key, found.holder.country) if found.holder else None
    changed = bool(new) or moves or (holder is not None and holder != known) or len(facts.maintenances) > held.maintenances.get(found.pk, 0)
    return Planned(found, facts, CHANGED if changed else UNCHANGED, holder if holder != known else None, moves)


_SAID_WITH = {"is_augmented": "stated", "is_number_read": "number"}  # "no" says something only beside what it speaks of


def _moves(found: Certificate, facts: CertificateFacts, known: set[Stood]) -> bool:
    """A source that names no end does not take away one that is known."""
    is_open = facts.ends_on is None and found.ends_on is not None and [one.state for one in facts.stood] == [CertificateState.VALID]
    return bool(facts.stood) and not is_open and set(facts.stood) != known


def _held(keyed: Sequence[tuple[Scheme, CertificateFacts]]) -> Held:
    found = Held()
    by_scheme: dict[int, list[str]] = {}
    for scheme, facts in keyed:
        by_scheme.setdefault(scheme.pk, []).append(facts.key)
    for scheme_id, keys in by_scheme.items():
        for part in parts(keys):
            for one in Certificate.objects.filter(scheme=scheme_id, key__in=part).select_related("holder"):
                found.certificates[scheme_id, one.key] = one
    for ids in parts([one.pk for one in found.certificates.values()]):
        _statuses(found, ids)
        for pk in Maintenance.objects.filter(certificate__in=ids).values_list("certificate_id", flat=True):
            found.maintenances[pk] = found.maintenances.get(pk, 0) + 1
    return found


def _statuses(found: Held, ids: Sequence[int]) -> None:
    for row in CertificateStatus.objects.known().filter(certificate__in=ids):
        found.stood.setdefault(row.certificate_id, set()).add(Stood(row.state, row.from_on, row.to_on, row.because))
        if row.is_said_here:
            found.said_here.add(row.certificate_id)


def parts(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def holders(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    wanted = set(keys)
    found: dict[tuple[str, str], int] = {}
    for part in parts(sorted({name for name, _country in wanted})):
        for pk, name, country in Holder.objects.filter(name_key__in=part).values_list("pk", "name_key", "country"):
            found[name, country] = pk
    return found
