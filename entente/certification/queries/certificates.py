"""The few certificates of a page, one with all that belongs to it, those of an organisation or a product, and those that end soon."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from entente.certification.choices import CertificateState
from entente.certification.models import Certificate, CertificateReference, CertificateStatus, Maintenance
from entente.members.models import Organisation
from entente.products.models import Product

SOON = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Line:
    """A certificate and where it stands on the day."""

    certificate: Certificate
    state: str  # empty: not known


def rows_of(ids: Iterable[int]) -> list[Certificate]:
    """One query; in the order of the ids."""
    wanted = list(ids)
    found = {one.pk: one for one in Certificate.objects.filter(pk__in=wanted).select_related("scheme", "holder")}
    return [found[pk] for pk in wanted if pk in found]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a list says of a certificate."""

    pk: int
    number: str
    name: str
    holder: str | None
    scheme: str
    level: str
    eal: int | None
    is_augmented: bool
    issued_on: date | None
    ends_on: date | None
    is_fictional: bool

    @property
    def package(self) -> str:
        """`EAL4+`"""
        return f"EAL{self.eal}{'+' if self.is_augmented else ''}" if self.eal else ""


BRIEF = ("pk", "number", "name", "holder__name", "scheme__name", "level", "eal", "is_augmented", "issued_on", "ends_on", "is_fictional")


def briefs(ids: Iterable[int]) -> list[Brief]:
    """One query; in the order of the ids."""
    wanted = list(ids)
    found = {row[0]: Brief(*row) for row in Certificate.objects.filter(pk__in=wanted).values_list(*BRIEF)}
    return [found[pk] for pk in wanted if pk in found]


def lines(certificates: Iterable[Certificate], day: date) -> list[Line]:
    """One query for all of them."""
    listed = list(certificates)
    states = states_on([one.pk for one in listed], day)
    return [Line(one, states.get(one.pk, "")) for one in listed]


def states_on(ids: Sequence[int], day: date) -> dict[int, str]:
    return dict(CertificateStatus.objects.known().on(day).filter(certificate__in=ids).values_list("certificate_id", "state"))


@dataclass(frozen=True, slots=True)
class Named:
    """A certificate that another's report names, or that names it: known here, or only its number."""

    number: str
    certificate: Certificate | None


@dataclass(frozen=True, slots=True)
class Whole:
    certificate: Certificate
    statuses: list[CertificateStatus]
    maintenances: list[Maintenance]
    composed_of: list[Named]
    used_by: list[Named]

    def state_on(self, day: date) -> CertificateStatus | None:
        return next((row for row in self.statuses if row.from_on <= day and (row.to_on is None or day < row.to_on)), None)


def whole(pk: int) -> Whole | None:
    """At most six queries."""
    related = ("scheme", "holder__organisation", "product__organisation", "source", "country")
    found = Certificate.objects.select_related(*related).filter(pk=pk).first()
    if found is None:
        return None
    composed, used = _references(found.number_key)
    return Whole(
        certificate=found,
        statuses=list(CertificateStatus.objects.known().filter(certificate=found).order_by("from_on")),
        maintenances=list(Maintenance.objects.filter(certificate=found).order_by("on", "pk")),
        composed_of=composed,
        used_by=used,
    )


def _references(key: str) -> tuple[list[Named], list[Named]]:
    if not key:
        return [], []
    out = dict(CertificateReference.objects.filter(from_key=key).values_list("to_key", "to_number"))
    into = dict(CertificateReference.objects.filter(to_key=key).values_list("from_key", "from_number"))
    held: dict[str, Certificate] = {}
    for one in Certificate.objects.filter(number_key__in={*out, *into}).select_related("scheme", "holder").order_by("issued_on", "pk"):
        held[one.number_key] = one
    return _named(out, held), _named(into, held)


def _named(numbers: dict[str, str], held: dict[str, Certificate]) -> list[Named]:
    return [Named(number, held.get(key)) for key, number in sorted(numbers.items(), key=lambda pair: (pair[0] not in held, pair[1]))]


@dataclass(frozen=True, slots=True)
class OfOrganisation:
    total: int
    newest: Sequence[tuple[Brief, str]]  # each with where it stands


def of_organisation(organisation: Organisation, day: date, *, most: int = 8) -> OfOrganisation:
    """Certificates whose holder the office has said to be this organisation: two queries, one where there is none."""
    found = Certificate.objects.filter(holder__organisation=organisation).order_by("-issued_on", "-pk").values_list(*BRIEF)
    newest = [Brief(*row) for row in found]
    states = states_on([one.pk for one in newest[:most]], day) if newest else {}
    return OfOrganisation(len(newest), [(one, states.get(one.pk, "")) for one in newest[:most]])


def of_product(product: Product, day: date) -> list[Line]:
    """Two queries."""
    return lines(Certificate.objects.filter(product=product).select_related("scheme", "holder").order_by("-issued_on", "-pk"), day)


LIVE = (CertificateState.VALID, CertificateState.SUSPENDED)


def live(day: date, *states: CertificateState) -> QuerySet[Certificate]:
    """In one of these states on the day; valid or suspended where none is named."""
    standing = CertificateStatus.objects.known().on(day).filter(state__in=states or LIVE)
    return Certificate.objects.filter(pk__in=standing.values("certificate"))


def ending(day: date, within: timedelta = SOON, **narrowed: Any) -> QuerySet[Certificate]:
    """Valid on the day, and no longer some days after; the soonest first."""
    return live(day).filter(ends_on__gt=day, ends_on__lte=day + within, **narrowed).order_by("ends_on", "pk")
