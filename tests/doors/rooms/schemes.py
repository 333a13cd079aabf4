"""A scheme, a certificate with its holder, a standard with all that belongs to it, and a product, on either side."""

from datetime import date
from types import SimpleNamespace

from entente.certification.actions import standard_committees, standards
from entente.certification.choices import BallotKind, CommitteeRole, ReferenceKind
from entente.certification.models import SchemeBasis
from entente.certification.tasks import CERTIFICATES
from entente.jobs import actions as jobs
from tests.doors.world import SIDES, World
from tests.factories import products
from tests.factories.catalogues import basis, catalogue
from tests.factories.certificates import AT, certificate, schemes


def build(world: World) -> None:
    schemes()
    for side in SIDES:
        organisation, by = world.things["organisation", side], world.things["second", side].person
        one = certificate(organisation)
        product = products.product(organisation, f"Product {side}")
        facts = standards.StandardFacts(f"EN {side}", "A standard", "cen", "enquiry", committee="CEN/TC 1")
        standard = standards.add(facts, by=by, at=AT)
        standards.note_ballot(standard, BallotKind.ENQUIRY, opens_on=AT.date(), closes_on=AT.date(), by=by, at=AT)
        seat = standard_committees.give_seat(
            f"CEN/TC {side}",
            world.things["person", side],
            CommitteeRole.EXPERT,
            body="cen",
            organisation=None,
            on=date(2024, 1, 1),
            by=by,
            at=AT,
        )
        said = {"upload": world.things["upload", side].pk, "layout": "cc", "dry_run": True}
        world.things |= {
            ("certificate", side): one,
            ("holder", side): one.holder,
            ("certificate-job", side): jobs.start(CERTIFICATES, "Dry run", said, by=by, at=AT),
            ("scheme-code", side): SimpleNamespace(pk="eucc"),
            ("scheme-basis", side): _basis(side),
            ("standard-name", side): SimpleNamespace(pk=standard.slug),
            ("standard-reference", side): standards.add_reference(standard, ReferenceKind.LEVEL, "eucc:high", by=by, at=AT),
            ("standard-comment", side): standards.comment(standard, "Define it.", by=by, at=AT),
            ("committee-seat", side): seat,
            ("product-name", side): SimpleNamespace(pk=product.slug),
        }


def _basis(side: str) -> SchemeBasis:
    catalogue(f"{side}-assessed")
    return basis("eucc", f"{side}-assessed")


JOBS = ("certificate-job", "certificate-job-start", "certificate-job-stop", "certificate-job-go-on")
NOUNS = {
    ("certification", "code"): "scheme-code",
    ("certification", "name"): "standard-name",
    ("products", "name"): "product-name",
    **{(f"certification:{name}", "pk"): "certificate" for name in ("certificate", "certificate-status", "certificate-product")},
    **{(f"certification:{name}", "pk"): "holder" for name in ("match-holder", "unmatch-holder")},
    **{(f"certification:{name}", "pk"): "certificate-job" for name in JOBS},
    ("certification:end-scheme-basis", "pk"): "scheme-basis",
    ("entente_api_certification_bases_end_basis", "pk"): "scheme-basis",
    ("certification:remove-standard-reference", "pk"): "standard-reference",
    ("certification:decide-standard-comment", "pk"): "standard-comment",
    ("certification:end-committee-seat", "pk"): "committee-seat",
    **{
        (f"entente_api_certification_schemes_{name}", "pk"): noun
        for name, noun in {
            "certificate": "certificate",
            "certificate_state": "certificate",
            "certificate_product": "certificate",
            "match_holder": "holder",
        }.items()
    },
}
