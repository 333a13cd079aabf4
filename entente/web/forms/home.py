"""Where the page of a round's home is."""

from django.urls import NoReverseMatch, reverse

from entente.documents import discovery
from entente.forms.models import Round


def home_address(row: Round) -> str:
    found = discovery.address_of(row.home_key) if row.home_key else None
    try:
        return reverse(found[0], args=found[1]) if found else ""
    except NoReverseMatch:
        return ""
