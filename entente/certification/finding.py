"""What certificates can be found by: their numbers, products, holders, protection profiles, categories and assurance."""

from collections.abc import Iterable, Mapping

from entente.certification.models import Certificate
from entente.search import actions as search

CERTIFICATE = "certification.certificate"
STANDARD = "certification.standard"
CATALOGUE = "catalogue"


def findable(certificates: Iterable[Certificate], holders: Mapping[int, str]) -> None:
    """To be called by whoever writes certificates, inside the same transaction."""
    search.put(CERTIFICATE, ((one.pk, words(one, holders.get(one.pk, ""))) for one in certificates))


def words(one: Certificate, holder: str) -> str:
    parts = [one.number, one.name, holder, one.category, one.level, one.package, " ".join(one.components), one.body, one.laboratory]
    return "\n".join(filter(None, [*parts, *one.profiles]))
