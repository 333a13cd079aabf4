"""Certification in the demonstration: real schemes and standards; fictional products, certificates and committee seats."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entente.certification.actions import certificates, scheme_loading, standard_committees, standards
from entente.certification.choices import BallotKind, CommentOutcome, CommitteeRole, ReferenceKind
from entente.certification.imports.certificate_adding import add_many
from entente.certification.imports.certificate_facts import CertificateFacts, course
from entente.certification.imports.standards import StandardImport, standard_file
from entente.certification.models import Certificate, Holder, Standard
from entente.certification.shipped import FOLDER
from entente.engine import assurance
from entente.members.models import Organisation
from entente.people.models import Person
from entente.products import actions as products
from entente.products.actions import ProductFacts
from entente.products.choices import ProductKind, ResilienceCategory
from entente.products.models import Product
from entente.reporting.demo import catalogues
from entente.reporting.demo.cast import Part

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Offer:
    """A fictional product, and its fictional certificate under a real scheme; without a scheme it has none."""

    name: str
    kind: ProductKind
    category: ResilienceCategory
    about: str
    sectors: tuple[str, ...] = ()
    expertise: tuple[str, ...] = ()
    scheme: str = ""
    level: str = ""
    assurance: str = ""
    issued_on: date = date(2024, 4, 15)
    years: int = 5
    builds_on: int | None = None  # place in OFFERS
    is_of_sme: bool = False  # held by a small or medium-sized member


OFFERS = (
    Offer(
        *("Meridiane Gatekeeper", ProductKind.SOFTWARE, ResilienceCategory.IMPORTANT_2),
        "A firewall for hospitals and railways that explains every decision it takes.",
        ("demand-health", "demand-transport"),
        ("D09",),
        "cspn",
        "one",
        "",
        date(2024, 1, 22),
        3,
    ),
    Offer(
        *("Meridiane Seal chip", ProductKind.HARDWARE, ResilienceCategory.CRITICAL),
        "A secure element for meters and machines.",
        ("demand-energy",),
        ("D02",),
        "eucc",
        "high",
        "EAL5+,ALC_DVS.2,AVA_VAN.5",
        date(2025, 6, 16),
    ),
    Offer(
        *("Nimbora Vault", ProductKind.CLOUD_SERVICE, ResilienceCategory.OUTSIDE),
        "Keys and secrets as a service, kept in two countries at once.",
        ("demand-finance",),
        ("D02",),
        "acn-cloud",
        "QC2",
        "",
        date(2025, 3, 3),
        2,
    ),
    Offer(
        *("Seal passport applet", ProductKind.SOFTWARE, ResilienceCategory.IMPORTANT_2),
        "A travel document on somebody else’s chip.",
        (),
        ("D02",),
        "eucc",
        "high",
        "EAL4+,ALC_FLR.2,AVA_VAN.5",
        date(2025, 11, 10),
        builds_on=1,
    ),
    Offer(
        *("Harbour sensor", ProductKind.HARDWARE, ResilienceCategory.IMPORTANT_1),
        "Watches the traffic of ports and locks.",
        ("demand-transport",),
        (),
        "bsz",
        "one",
        "",
        date(2025, 2, 3),
        2,
    ),
    Offer(
        *("Clear Night watch", ProductKind.MANAGED_SERVICE, ResilienceCategory.OUTSIDE),
        "Detection and response around the clock for small towns.",
        (),
        ("D07",),
    ),
    Offer(*("Tidewater training range", ProductKind.SERVICE, ResilienceCategory.OUTSIDE), "Exercises for crews of ships and cranes."),
    Offer(
        *("Lighthouse gateway", ProductKind.HARDWARE, ResilienceCategory.IMPORTANT_1),
        "Lets a substation be read from outside, and nothing more.",
        ("demand-energy",),
        (),
        "cspn",
        "one",
        "",
        date(2025, 9, 8),
        3,
        is_of_sme=True,
    ),
    Offer(
        *("Small Hours recorder", ProductKind.SOFTWARE, ResilienceCategory.OUTSIDE),
        "Keeps what happened in a control room, so that it can be read later and not be changed.",
        ("demand-energy",),
        (),
        "bsz",
        "one",
        "",
        date(2026, 2, 2),
        2,
        is_of_sme=True,
    ),
)


def add_all(cast: list[Part], named: dict[str, Organisation], voices: dict[str, Person], by: Person, *, at: datetime) -> None:
    scheme_loading.load(by=by, at=at)
    StandardImport(standard_file(FOLDER / "standards.csv"), by, at).run()
    holders = _holders(cast, named)
    offered = [_product(offer, organisation, by, at) for offer, organisation in zip(OFFERS, holders, strict=True)]
    _certify(offered, holders, by, at)
    _standards(holders[0], voices[holders[0].name], by, at)
    catalogues.add_all(holders[0], voices[holders[0].name], by, at=at)


def _holders(cast: list[Part], named: dict[str, Organisation]) -> list[Organisation]:
    """The delegate who can sign in has two; the SME that grew has one; others follow in the order of the cast."""
    first = [named["Meridiane Systèmes"], named["Meridiane Systèmes"], named["Nimbora Cyber"]]
    others = [named[part.name] for part in cast if part.category in {"large", "sme"} and named[part.name] not in first]
    small = iter([named[part.name] for part in cast if part.category == "sme"][-2:])
    return [*first, *(next(small) if offer.is_of_sme else other for offer, other in zip(OFFERS[len(first) :], others, strict=False))]


def _product(offer: Offer, organisation: Organisation, by: Person, at: datetime) -> Product:
    facts = ProductFacts(offer.name, offer.kind, offer.category, offer.about, sectors=offer.sectors, expertise=offer.expertise)
    return products.add(organisation, facts, by=by, at=at, is_fictional=True)


def _certify(offered: list[Product], holders: list[Organisation], by: Person, at: datetime) -> None:
    """Numbers that no scheme would give, so that nobody takes them for real."""
    numbered = [(place, offer) for place, offer in enumerate(OFFERS) if offer.scheme]
    made = add_many([_facts(place, offer, holders[place]) for place, offer in numbered], by=by, at=at, are_fictional=True)
    for (place, _offer), certificate in zip(numbered, made, strict=True):
        _tie(certificate, holders[place], offered[place], by, at)


def _facts(place: int, offer: Offer, holder: Organisation) -> CertificateFacts:
    ends_on = offer.issued_on.replace(year=offer.issued_on.year + offer.years) + DAY
    number = f"FICTIONAL-{offer.scheme.upper()}-{place + 1:04d}"
    return CertificateFacts(
        scheme=offer.scheme,
        key=number,
        name=offer.name,
        number=number,
        holder=holder.name,
        holder_country=holder.country_id,
        country=holder.country_id if offer.scheme == "eucc" else "",
        category="Fictional products",
        level=offer.level,
        stated=offer.assurance,
        assurance=assurance.read(offer.assurance),
        issued_on=offer.issued_on,
        ends_on=ends_on,
        stood=course(offer.issued_on, ends_on),
        body="A fictional body",
    )


def _tie(certificate: Certificate, holder: Organisation, product: Product, by: Person, at: datetime) -> None:
    known = Holder.objects.get(certificates=certificate)
    if known.organisation_id is None:
        certificates.match(known, holder, is_same=True, by=by, at=at)
    certificates.name_product(certificate, product, by=by, at=at)


def _standards(organisation: Organisation, person: Person, by: Person, at: datetime) -> None:
    """A fictional work item with everything a work item can have, beside the real ones."""
    facts = standards.StandardFacts(
        number="prEN 99001",
        title="Fictional: Explaining the decisions of network filters",
        body="cen-cenelec",
        state="enquiry",
        committee="CEN/CLC/JTC 13",
        work_item="JT013-FICTIONAL",
        is_followed=True,
        is_fictional=True,
    )
    standard = standards.add(facts, by=by, at=at)
    for name, on, is_planned in (
        ("Work item adopted", date(2025, 9, 1), False),
        ("Enquiry opens", date(2026, 11, 2), False),
        ("Formal vote", date(2027, 9, 1), True),
        ("Publication", date(2028, 3, 1), True),
    ):
        standards.note_stage(standard, name, on=on, is_planned=is_planned, by=by, at=at)
    _said(standard, by, at)
    standard_committees.give_seat(
        *("CEN/CLC/JTC 13", person, CommitteeRole.EXPERT),
        body="cen-cenelec",
        name="Cybersecurity and data protection",
        organisation=organisation,
        on=date(2024, 1, 15),
        by=by,
        at=at,
    )


def _said(standard: Standard, by: Person, at: datetime) -> None:
    standards.add_reference(standard, ReferenceKind.LEVEL, "cspn:one", by=by, at=at)
    ballot = standards.note_ballot(
        standard,
        BallotKind.ENQUIRY,
        opens_on=date(2026, 11, 2),
        closes_on=date(2027, 1, 25),
        note="Comments through the national body",
        by=by,
        at=at,
    )
    first = standards.comment(
        standard,
        "“Explain” needs a definition that can be tested.",
        clause="3.7",
        proposal="Define it by what an operator can act on.",
        by=by,
        at=at,
    )
    standards.decide_comment(first, CommentOutcome.PARTLY, on=date(2026, 3, 9), note="A note was added to 3.7.", by=by, at=at)
    standards.comment(standard, "Annex B repeats clause 6.", clause="Annex B", ballot=ballot, by=by, at=at)
