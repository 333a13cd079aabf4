"""The market of a day for scenarios: the dataset, and of its certificates when they end and whose they are."""

from collections import Counter, defaultdict
from datetime import date, datetime

from entente.certification.choices import CertificateState
from entente.certification.models import CertificateStatus
from entente.market.dataset import ClassFact
from entente.market.queries.facts import CERTIFICATE, dataset
from entente.market.queries.schemes import Schemes
from entente.market.scenarios import Baseline
from entente.members.choices import Kind
from entente.members.models import Classification

SIZES = {Kind.SME.value: "sme", Kind.LARGE_COMPANY.value: "large"}
COLUMNS = ("certificate__ends_on", "certificate__holder__organisation")


def baseline(day: date, known_by: datetime | None = None) -> Baseline:
    """Five queries more than the dataset. A holder that is no member is of unknown size."""
    found, schemes = dataset(day, known_by), Schemes(known_by)
    places = {_key(one): place for place, one in enumerate(found.classes)}
    kinds = dict(Classification.objects.known(known_by).on(day).values_list("organisation_id", "kind"))
    endings, sizes = defaultdict[int, Counter[int]](Counter), defaultdict[int, Counter[str]](Counter)
    valid = CertificateStatus.objects.known(known_by).on(day).filter(state=CertificateState.VALID)
    rows = valid.order_by().values_list(*(f"certificate__{name}" for name in CERTIFICATE), *COLUMNS)
    for *row, ends_on, organisation in rows.iterator(5_000):
        place = places[_key(schemes.class_of(tuple(row)))]
        sizes[place][SIZES.get(kinds.get(organisation, ""), "unknown")] += 1
        if ends_on is not None:
            endings[place][ends_on.year] += 1
    return Baseline(found, {place: dict(one) for place, one in endings.items()}, {place: dict(one) for place, one in sizes.items()})


def _key(one: ClassFact) -> tuple[object, ...]:
    """A class without its weight."""
    return tuple(getattr(one, name) for name in ClassFact.__dataclass_fields__ if name != "weight")
