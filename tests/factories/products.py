"""Products by the room's own action."""

from datetime import UTC, datetime
from typing import Any

from entente.members.models import Organisation
from entente.products import actions
from entente.products.actions import ProductFacts
from entente.products.choices import ProductKind
from entente.products.models import Product
from tests.factories import members

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
_numbers = iter(range(1, 1_000_000))


def product(organisation: Organisation | None = None, name: str = "", **said: Any) -> Product:
    facts = {"kind": ProductKind.SOFTWARE} | said
    return actions.add(organisation or members.member(), ProductFacts(name or f"Product {next(_numbers)}", **facts), by=None, at=AT)
