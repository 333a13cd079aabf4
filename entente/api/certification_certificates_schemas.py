"""What the operations on certificates take and give. null and empty text: not known, which is never no."""

from datetime import date
from typing import Any, Literal

from django.http import Http404
from django.utils import timezone
from ninja import Field, Schema

from entente.api.paging import After
from entente.certification.exports.certificates import until
from entente.certification.models import Certificate
from entente.certification.queries import certificates
from entente.certification.queries.certificate_asked import FACETS, Asked
from entente.certification.queries.certificates import Line, Named

STATES = Literal["valid", "suspended", "withdrawn", "archived"]


class CertificatesAsked(After):
    """Filters: values of one filter are alternatives, filters narrow each other."""

    q: str = Field("", max_length=200, description="Words of number, product, holder, profile or assurance; each the beginning of a word.")
    status: list[STATES | Literal["none"]] = Field([], description="Today; `none` where it is not known.")
    scheme: list[str] = []
    level: list[str] = Field([], description="The scheme's own level, or a package such as EAL4+.")
    country: list[str] = Field([], description="Of the scheme's body, two letters of ISO 3166-1.")
    category: list[str] = []
    holder: list[str] = Field([], description="The number of a holder.")
    year: list[str] = Field([], description="Of issue; `none` where it is not stated.")
    origin: list[Literal["real", "fictional"]] = []
    within: int | None = Field(None, ge=0, le=3660, description="Valid today, and no longer so within so many days.")
    organisation: str = Field("", max_length=120, description="The slug of an organisation that the office said is the holder.")
    sort: Literal["name", "newest", "ending"] = "name"

    @property
    def asked(self) -> Asked:
        said: dict[str, list[str]] = {facet: [str(value) for value in getattr(self, facet)] for facet in FACETS}
        one = {"q": self.q, "organisation": self.organisation, "sort": self.sort, "after": self.after}
        one["within"] = "" if self.within is None else str(self.within)
        return Asked.read(said | {name: [value] for name, value in one.items()})


class CertificateOut(Schema):
    """`status` is today's. `valid_until` is the last day on which it is valid."""

    id: int
    scheme: str
    number: str
    is_number_read: bool = Field(description="From the name of its report, because the source has no column for it.")
    name: str
    holder: str
    holder_id: int | None
    country: str | None
    category: str
    level: str
    package: str
    ava_van: int | None
    issued_on: date | None
    valid_until: date | None
    status: STATES | None
    is_fictional: bool


class CertificateStatusOut(Schema):
    state: STATES
    from_on: date
    to_on: date | None
    because: str


class MaintenanceOut(Schema):
    on: date | None
    title: str
    report_address: str
    target_address: str


class NamedOut(Schema):
    """A certificate that a report names; `id` is null where it is not on file here."""

    number: str
    id: int | None

    @staticmethod
    def resolve_id(row: Named) -> int | None:
        return row.certificate.pk if row.certificate else None


class WholeCertificateOut(CertificateOut):
    assurance: str
    components: list[str]
    profiles: list[str]
    body: str
    laboratory: str
    address: str
    report_address: str
    target_address: str
    product: str | None = Field(description="The slug of the product it is for.")
    organisation: str | None = Field(description="The slug of the organisation that the office said is the holder.")
    statuses: list[CertificateStatusOut]
    maintenances: list[MaintenanceOut]
    composed_of: list[NamedOut]
    used_by: list[NamedOut]


class CertificateStateIn(Schema):
    state: STATES
    on: date
    because: str = Field(min_length=1, max_length=300)


class CertificateImportIn(Schema):
    layout: Literal["", "cc", "eucc", "csv", "references"] = Field("", description="Empty: seen from the file.")
    dry_run: bool = Field(True, description="Only say what would happen.")


class ProductOfIn(Schema):
    product: str | None = Field(None, max_length=120, description="The slug of a product; null takes it away.")


class HolderMatchIn(Schema):
    organisation: str = Field(max_length=120, description="The slug of the organisation.")
    is_same: bool


class CertificateProposalOut(Schema):
    """A holder and an organisation of its name: proposed, never decided by a program."""

    holder_id: int
    holder: str
    organisation: str
    organisation_name: str
    is_in_country: bool
    certificates: int


def certificate_said(line: Line) -> dict[str, Any]:
    """What `CertificateOut` says of a certificate and its status."""
    one: Certificate = line.certificate
    plain = ("number", "is_number_read", "name", "category", "level", "package", "ava_van", "issued_on", "is_fictional")
    return {
        "id": one.pk,
        **{name: getattr(one, name) for name in plain},
        "scheme": one.scheme.code,
        "holder": one.holder.name if one.holder else "",
        "holder_id": one.holder_id,
        "country": one.country_id,
        "status": line.state or None,
        "valid_until": until(one),
    }


def whole_certificate(pk: int) -> dict[str, Any]:
    whole = certificates.whole(pk)
    if whole is None:
        raise Http404
    one, status = whole.certificate, whole.state_on(timezone.localdate())
    plain = ("assurance", "components", "profiles", "body", "laboratory", "address", "report_address", "target_address")
    organisation = one.holder.organisation if one.holder else None
    return {
        **certificate_said(Line(one, status.state if status else "")),
        **{name: getattr(one, name) for name in plain},
        "product": one.product.slug if one.product else None,
        "organisation": organisation.slug if organisation else None,
        **{name: getattr(whole, name) for name in ("statuses", "maintenances", "composed_of", "used_by")},
    }
