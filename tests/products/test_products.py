"""What organisations offer: who may say it, what is refused, how it is found."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from entente.members.choices import DelegationRole
from entente.products import access, actions, queries
from entente.products.actions import CannotOffer, ProductFacts
from entente.products.choices import ProductKind
from entente.products.queries import ProductsAsked
from entente.record.models import Entry
from tests.factories import members
from tests.factories.people import person
from tests.factories.products import AT, product

pytestmark = pytest.mark.django_db
DAY = AT.date()


def found(**said) -> list[str]:
    return [one.name for one in queries.find(ProductsAsked(**said), DAY).rows]


def test_a_product_is_on_offer_from_its_first_day_until_its_last():
    product(name="Now")
    product(name="Soon", from_on=date(2027, 1, 1))
    ended = product(name="Over", from_on=date(2020, 1, 1))
    actions.end(ended, on=DAY, by=person(), at=AT)

    assert found() == ["Now"]
    assert found(ended=True) == ["Now", "Over", "Soon"]
    with pytest.raises(CannotOffer, match="ended on"):
        actions.end(ended, on=DAY, by=person(), at=AT)


def test_one_name_an_organisation():
    own = members.member()
    product(own, "Gatekeeper")

    with pytest.raises(CannotOffer, match="of this name already"):
        product(own, "GATEKEEPER ")
    product(members.member(), "Gatekeeper")
    assert found(words="gatekeeper") == ["Gatekeeper", "Gatekeeper"]


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (ProductFacts(" ", ProductKind.SOFTWARE), "needs a name"),
        (ProductFacts("A", ProductKind.SOFTWARE, from_on=date(2026, 1, 1), to_on=date(2026, 1, 1)), "end before it begins"),
    ],
)
def test_what_is_refused(facts, says):
    with pytest.raises(CannotOffer, match=says):
        actions.add(members.member(), facts, by=person(), at=AT)


def test_describing_it_tells_the_record_what_moved_and_finds_it_by_its_new_words():
    one = product(name="Old name", sectors=("demand-energy",))

    actions.describe(one, ProductFacts("Clé nouvelle", ProductKind.HARDWARE, sectors=("demand-health",)), by=person(), at=AT)

    assert (found(words="cle nouv"), found(words="old"), found(sector="demand-health"), found(sector="demand-energy")) == (
        ["Clé nouvelle"],
        [],
        ["Clé nouvelle"],
        [],
    )
    assert Entry.objects.filter(verb="products.described").count() == 1


def test_filters_narrow_each_other():
    german = members.member("Werke", "DE")
    product(german, "Chip", kind=ProductKind.HARDWARE, category="critical")
    product(german, "Cloud", kind=ProductKind.CLOUD_SERVICE)
    product(name="App")

    assert found(country="DE") == ["Chip", "Cloud"]
    assert found(country="DE", kind="hardware") == ["Chip"]
    assert (found(category="critical"), found(category="none")) == (["Chip"], ["App", "Cloud"])
    assert found(organisation=german.slug) == ["Chip", "Cloud"]


def test_pages_follow_each_other():
    for number in range(5):
        product(name=f"Product {number}")

    first = queries.find(ProductsAsked(), DAY, limit=3)

    assert [one.name for one in queries.find(ProductsAsked(after=first.next), DAY, limit=3).rows] == ["Product 3", "Product 4"]


def test_who_speaks_for_an_organisation_keeps_its_products_and_nobody_elses(office):
    own, other = members.member(), members.member()
    mine, theirs = product(own), product(other)
    voice, contact = members.delegate(own), members.delegate(own, DelegationRole.CONTACT)

    assert access.product_to_keep(voice, mine.slug) == mine
    assert access.product_to_keep(office, theirs.slug) == theirs
    for who, what in ((voice, theirs), (contact, mine)):
        with pytest.raises(PermissionDenied):
            access.product_to_keep(who, what.slug)
    assert access.organisations_to_offer(contact) == []
