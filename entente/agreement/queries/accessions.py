"""Who has signed the contract on a day, and which members have not."""

from dataclasses import dataclass
from datetime import date, datetime

from entente.agreement.models import Accession, Contract
from entente.members.models import Organisation
from entente.members.queries import Class, classes_on


@dataclass(frozen=True, slots=True)
class Signed:
    """The accessions in force, and the members on the day without one; `others` signed and are no members (any more)."""

    accessions: tuple[Accession, ...]
    missing: tuple[Organisation, ...]
    members: int
    classes: dict[int, Class]

    @property
    def signed_members(self) -> int:
        return self.members - len(self.missing)

    @property
    def others(self) -> int:
        return len(self.accessions) - self.signed_members


def signed_on(contract: Contract, day: date, known_by: datetime | None = None) -> Signed:
    """Six queries, whatever the number of members."""
    classes = classes_on(day, known_by)
    members = {pk for pk, was in classes.items() if was.is_member}
    in_force = Accession.objects.known(known_by).on(day).filter(contract=contract).select_related("organisation", "upload")
    accessions = tuple(in_force.order_by("organisation__name_key", "pk"))
    signed = {accession.organisation_id for accession in accessions}
    missing = members_named(members - signed)
    return Signed(accessions, missing, len(members), classes)


def members_named(wanted: set[int]) -> tuple[Organisation, ...]:
    """In the order of their names; a few hundred asked at a time."""
    keys, found = sorted(wanted), list[Organisation]()
    for start in range(0, len(keys), 400):
        found += Organisation.objects.filter(pk__in=keys[start : start + 400])
    return tuple(sorted(found, key=lambda one: (one.name_key, one.pk)))
