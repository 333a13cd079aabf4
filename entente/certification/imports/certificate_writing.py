"""Writing certificates with their holders, statuses, maintenances and words, inside the transaction of whoever asks."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from entente.certification.finding import findable
from entente.certification.imports.certificate_facts import MaintenanceFacts
from entente.certification.imports.certificate_plan import CREATED, STATED, UNCHANGED, Planned, holders
from entente.certification.models import Certificate, CertificateSource, CertificateStatus, Holder, Maintenance

AT_ONCE = 500


def write(planned: Iterable[Planned], source: CertificateSource | None, *, at: datetime) -> None:
    moved = [one for one in planned if one.outcome != UNCHANGED]
    known = _holders(moved)
    for one in moved:
        one.certificate.source = source or one.certificate.source
        if one.holder:
            one.certificate.holder_id = known[one.holder]
    Certificate.objects.bulk_create([one.certificate for one in moved if one.outcome == CREATED], batch_size=AT_ONCE)
    changed = [one.certificate for one in moved if one.outcome != CREATED]
    Certificate.objects.bulk_update(changed, [*(name.removesuffix("_id") for name in STATED), "holder", "source"], batch_size=50)
    _write_statuses([one for one in moved if one.moves], at)
    _write_maintenances(moved)
    findable([one.certificate for one in moved], {one.certificate.pk: one.facts.holder for one in moved})


def _holders(moved: Sequence[Planned]) -> dict[tuple[str, str], int]:
    named = {one.holder: one.facts.holder for one in moved if one.holder}
    known = holders(named)
    new = [Holder(name=name[:300], name_key=key[0], country=key[1]) for key, name in named.items() if key not in known]
    Holder.objects.bulk_create(new, batch_size=AT_ONCE)
    return known | {(one.name_key, one.country): one.pk for one in new}


def _write_statuses(moved: Sequence[Planned], at: datetime) -> None:
    """What was known before stays readable as what was known before."""
    earlier = [one.certificate.pk for one in moved if one.outcome != CREATED]
    for start in range(0, len(earlier), AT_ONCE):
        CertificateStatus.objects.known().filter(certificate__in=earlier[start : start + AT_ONCE]).update(superseded_at=at)
    rows = [
        CertificateStatus(
            certificate=one.certificate, state=row.state, from_on=row.from_on, to_on=row.to_on, because=row.because, known_at=at
        )
        for one in moved
        for row in one.facts.stood
    ]
    CertificateStatus.objects.bulk_create(rows, batch_size=AT_ONCE)


def _write_maintenances(moved: Sequence[Planned]) -> None:
    rows = [
        Maintenance(
            certificate=one.certificate,
            on=said.on,
            title=said.title,
            report_address=said.report_address,
            target_address=said.target_address,
            key=_key(said),
        )
        for one in moved
        for said in one.facts.maintenances
    ]
    Maintenance.objects.bulk_create(rows, ignore_conflicts=True, batch_size=AT_ONCE)


def _key(said: MaintenanceFacts) -> str:
    return hashlib.sha256(f"{said.on}\x1f{said.title}\x1f{said.report_address}\x1f{said.target_address}".encode()).hexdigest()[:32]
