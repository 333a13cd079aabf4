"""A market that asks something, a rule, and a release of the index, on either side."""

from types import SimpleNamespace

from django.utils import timezone

from entente.certification.models import CertificateStatus
from entente.market.actions import releasing
from tests.doors.world import SIDES, World
from tests.factories import market

NOUNS = {
    ("market", "state"): "market-state",
    ("market", "sector"): "market-sector",
    ("market", "code"): "recognition-code",
    ("market:certificate", "pk"): "certificate",
    ("market:end-acceptance", "pk"): "acceptance",
    ("market:release", "pk"): "fragmentation-release",
    ("market:release-inputs", "pk"): "fragmentation-release",
    ("entente_api_market_opens", "certificate"): "certificate",
    ("entente_api_market_release", "pk"): "fragmentation-release",
}


def build(world: World) -> None:
    market.market()
    now = timezone.now()
    for side, state in zip(SIDES, ("FR", "DE"), strict=True):
        asked = market.asks(state, "nis2-energy", "eucc")
        world.things |= {
            ("market-state", side): SimpleNamespace(pk=state),
            ("market-sector", side): SimpleNamespace(pk="nis2-energy"),
            ("recognition-code", side): SimpleNamespace(pk="cspn-as-bsz"),
            ("acceptance", side): asked,
        }
    if not CertificateStatus.objects.exists():  # the room of schemes may come later
        from tests.factories.certificates import certificate

        certificate("Harbour Works")
    for side in SIDES:
        by = world.things["second", side].person
        made = releasing.release(as_of=now.date(), reason=f"For the {side} side.", by=by, at=now)
        world.things["fragmentation-release", side] = made
