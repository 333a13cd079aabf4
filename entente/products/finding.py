"""What a product can be found by."""

from entente.products.models import Product
from entente.search import actions as search

NOUN = "products.product"


def findable(one: Product) -> None:
    """To be called by whoever writes the product, inside the same transaction."""
    search.put(NOUN, [(one.pk, f"{one.name}\n{one.organisation.name}\n{one.organisation.short_name}\n{one.description}")])
