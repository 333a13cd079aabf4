"""Adding certificates that do not come from a register: the demonstration's, and those of tests."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from entente import record
from entente.certification.imports.certificate_facts import CertificateFacts
from entente.certification.imports.certificate_plan import Planner
from entente.certification.imports.certificate_writing import write
from entente.certification.models import Certificate, Scheme
from entente.members.models import Partnership
from entente.people.models import Person


@transaction.atomic
def add_many(facts: Sequence[CertificateFacts], *, by: Person | None, at: datetime, are_fictional: bool = False) -> list[Certificate]:
    """All in one transaction with one entry in the record; one that does not fit stops the whole."""
    entry = record.open()
    planner = Planner({scheme.code: scheme for scheme in Scheme.objects.all()})
    planned = planner.plan([planner.fit(one) for one in facts])
    for one in planned:
        one.certificate.is_fictional = are_fictional
    write(planned, None, at=at)
    after = {"certificates": len(planned), "fictional": are_fictional}
    entry.enter("registers.certificates_added", Partnership.objects.first() or Partnership(name="Entente"), by=by, after=after)
    return [one.certificate for one in planned]
