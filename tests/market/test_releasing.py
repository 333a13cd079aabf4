"""A release is frozen with its inputs, works out again to the same, and says why it differs from the one before."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from entente.market.actions import keeping, releasing
from entente.market.actions.dated import Read
from entente.market.actions.keeping import Asked, Range
from entente.market.actions.refusals import CannotRelease
from entente.market.dataset import Dataset
from entente.market.differences import explained
from entente.market.figures import Parameters, figures
from entente.market.models import FragmentationRelease
from entente.market.world import Built
from entente.people.models import Account
from tests.factories import certificates, market, members
from tests.factories.market import AT, TODAY

pytestmark = pytest.mark.django_db
READ = Read("https://law.example/", TODAY)


@pytest.fixture(autouse=True)
def on_file(office: Account) -> None:
    market.market()
    certificates.certificate(members.member("Harbour Works", "FR"))
    for state, accepts in (("FR", "eucc"), ("DE", "eucc:high"), ("ES", "cspn")):
        keeping.set_acceptance(
            Asked(state, "nis2-energy", "product", "mandatory", (accepts,)), READ, on=date(2026, 1, 1), by=office.person, at=AT
        )


def test_it_works_out_again_to_the_same_whatever_happened_since(office: Account) -> None:
    made = releasing.release(as_of=TODAY, by=office.person, at=AT)
    keeping.set_acceptance(
        Asked("IT", "nis2-energy", "product", "mandatory", ("cspn",)), READ, on=TODAY, by=office.person, at=AT + timedelta(days=1)
    )
    made = FragmentationRelease.objects.get(pk=made.pk)

    again = figures(Built(Dataset.read(made.inputs)), Parameters.read(made.parameters))

    assert again == made.results
    assert Dataset.read(made.inputs).hash == made.inputs_hash


def test_what_is_known_later_does_not_enter(office: Account) -> None:
    later = AT + timedelta(days=2)
    keeping.set_acceptance(Asked("IT", "nis2-energy", "product", "nothing"), READ, on=TODAY, by=office.person, at=later)

    before, after = (
        releasing.release(as_of=TODAY, known_by=known, reason="Again.", by=office.person, at=later) for known in (TODAY, later.date())
    )

    assert len(before.inputs["acceptances"]) + 1 == len(after.inputs["acceptances"])


def test_differences_are_explained_by_component_and_add_up(office: Account) -> None:
    before = releasing.release(as_of=TODAY, by=office.person, at=AT)
    keeping.set_acceptance(Asked("ES", "nis2-energy", "product", "nothing"), READ, on=TODAY, by=office.person, at=AT)
    keeping.set_cost(Range("eucc", "high", Decimal(100), Decimal(200), Decimal(400)), READ, on=TODAY, by=office.person, at=AT)
    after = releasing.release(as_of=TODAY, reason="Spain was asked.", by=office.person, at=AT)

    steps = explained(Dataset.read(before.inputs), Dataset.read(after.inputs), Parameters(), Parameters())

    assert [one.changed for one in steps] == ["acceptances", "costs"]
    moved = after.results["parts"]["acc"]["value"] - before.results["parts"]["acc"]["value"]
    assert sum(one.acc or 0 for one in steps) == pytest.approx(moved)
    assert moved < 0


def test_what_cannot_be_released_is_refused_in_words(office: Account) -> None:
    releasing.release(as_of=TODAY, by=office.person, at=AT)

    for told, sentence in (
        ({"as_of": TODAY}, "released before"),
        ({"as_of": date(2001, 1, 1)}, "nothing to measure"),
        ({"as_of": TODAY, "known_by": date(2027, 1, 1)}, "lies in the future"),
    ):
        with pytest.raises(CannotRelease, match=sentence):
            releasing.release(**told, by=office.person, at=AT)  # type: ignore[arg-type]
    assert FragmentationRelease.objects.count() == 1
