"""What a certificate stands for: dated links from schemes to catalogues, parts of them, and what follows for coverage."""

from datetime import date, timedelta

import pytest

from entente.certification.actions.certificates import set_state
from entente.certification.actions.refusals import CannotKeepScheme
from entente.certification.actions.scheme_bases import BasisSaid, end_basis, set_basis
from entente.certification.choices import CertificateState
from entente.certification.models import Catalogue, SchemeBasis
from entente.certification.queries import bases, graph
from entente.certification.queries.coverage import answered
from entente.certification.queries.holdings import narrowed, read, together
from tests.factories.catalogues import BROUGHT, DAY, basis, catalogue, holding, mapping, requirement
from tests.factories.certificates import certificate, schemes
from tests.factories.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world() -> None:
    schemes()
    catalogue("iso", ["1!", "1/1.1", "1/1.2", "2"])
    catalogue("old", ["1", "2"])
    catalogue("snc", ["a", "b", "c"])
    mapping("iso", "snc", ("1.1", "superset", "a"), ("1.2", "intersects", "b"), ("2", "superset", "c"))


def certain(*held: str, target: str = "snc", day: date = DAY) -> int:
    found = narrowed(read(held, day).values())
    return answered(graph.reading(), together(found), read([target], day)[target].selection).counts["certain"]


def test_a_level_stands_for_its_catalogue_and_for_the_parts_that_are_said():
    basis("c5", "iso", level="type-2")
    basis("c5", "iso", level="type-1", parts=["1"])

    assert certain("scheme:c5:type-2") == certain("iso") == 2
    assert certain("scheme:c5:type-1") == certain("iso#1") == 1
    assert holding("scheme:c5").doubt == "Nobody has said yet against which catalogue C5:2020 assesses. That is not “no”."
    assert certain("iso#2", target="scheme:c5:type-2") == certain("scheme:c5:type-1", target="iso#2") + 1


def test_what_holds_at_every_level_holds_at_each():
    basis("c5", "iso")

    assert certain("scheme:c5") == certain("scheme:c5:type-1") == 2
    assert [one.asked for one in bases.askable(DAY)] == ["scheme:c5"]
    basis("c5", "old", level="type-1")
    assert [one.asked for one in bases.askable(DAY)] == ["scheme:c5:type-1", "scheme:c5:type-2"]


def test_a_certificate_was_assessed_against_what_its_scheme_asked_on_the_day_of_issue():
    basis("cspn", "old", on=date(2010, 1, 1))
    before, after = (certificate(scheme="cspn", stated="", level="one", issued_on=on) for on in (date(2017, 1, 1), date(2024, 1, 1)))
    end_basis(SchemeBasis.objects.known().get(), on=date(2020, 1, 1), by=person(), at=BROUGHT)
    basis("cspn", "iso", on=date(2020, 1, 1))

    assert [str(one) for one in holding(f"certificate:{before.pk}", date(2026, 1, 1)).catalogues] == ["OLD"]
    assert [str(one) for one in holding(f"certificate:{after.number.lower()}", date(2026, 1, 1)).catalogues] == ["ISO"]
    assert [one.catalogue.reference for one in bases.on(bases.known_bases(), date(2019, 12, 31))] == ["OLD"]


def test_a_package_is_a_level():
    basis("cc-fr", "iso", level="EAL4")

    assert holding(f"certificate:{certificate(scheme='cc-fr', stated='EAL4+,AVA_VAN.5').pk}", date(2026, 1, 1)).selection
    assert not holding(f"certificate:{certificate(scheme='cc-fr', stated='EAL5').pk}", date(2026, 1, 1)).selection


def test_a_certificate_that_is_no_longer_valid_shows_nothing_today_and_says_so():
    basis("cspn", "iso", on=date(2010, 1, 1))
    one = certificate(scheme="cspn", stated="", issued_on=date(2025, 1, 1))
    set_state(one, CertificateState.SUSPENDED, on=date(2026, 3, 1), because="A flaw", by=None, at=BROUGHT + timedelta(days=4000))

    assert holding(f"certificate:{one.pk}", date(2026, 2, 28)).selection
    assert holding(f"certificate:{one.pk}", date(2026, 3, 1)).doubt == "It is suspended: today it shows nothing."
    assert bases.standing_for({Catalogue.objects.get(slug="iso").pk}, date(2026, 2, 28)) == {Catalogue.objects.get(slug="iso").pk: 1}
    assert bases.standing_for({Catalogue.objects.get(slug="iso").pk}, date(2026, 3, 1)) == {Catalogue.objects.get(slug="iso").pk: 0}


def test_parts_narrow_a_catalogue_that_is_named_too_and_never_what_a_scheme_brings():
    basis("c5", "iso")

    assert certain("iso", "iso#1.1") == 1
    assert certain("iso", "iso#1.1", "scheme:c5") == 2
    assert list(read(["nothing", "iso#9", "scheme:none", "scheme:c5:none", "certificate:0", "certificate:", "#", ""], DAY)) == []


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_questions_does_not_grow(many, django_assert_num_queries):
    basis("cspn", "iso", on=date(2010, 1, 1), parts=["1"])
    numbers = [certificate(scheme="cspn", stated="").pk for _ in range(many)]
    asked = ["scheme:cspn", *(f"certificate:{pk}" for pk in numbers), *(f"iso#{name}" for name in ["1", "2", "1.1"][:many])]

    with django_assert_num_queries(7):
        assert len(read(asked, date(2026, 1, 1))) == len(asked)


def test_saying_it_again_moves_it_on_and_what_makes_no_sense_is_refused():
    found = basis("c5", "iso", level="type-1")
    said = BasisSaid(found.catalogue, found.level, [requirement("iso", "1")], "https://source.example/")

    for wrong, on, why in (
        (BasisSaid(found.catalogue, found.level, [], "https://source.example/"), DAY + timedelta(days=9), "said already"),
        (said, DAY, "choose a later day"),
        (BasisSaid(found.catalogue, None, [], ""), DAY, "without a source"),
        (BasisSaid(found.catalogue, None, [requirement("snc", "a")], "https://source.example/"), DAY, "Every part has to be of ISO"),
        (BasisSaid(found.catalogue, holding("scheme:cspn:one").scheme.levels.get(), [], "https://source.example/"), DAY, "another scheme"),
    ):
        with pytest.raises(CannotKeepScheme, match=why):
            set_basis(found.scheme, wrong, on=on, by=person(), at=BROUGHT)

    set_basis(found.scheme, said, on=DAY + timedelta(days=9), by=person(), at=BROUGHT)
    before, after = SchemeBasis.objects.known().order_by("from_on")
    assert (before.to_on, before.parts.count(), after.from_on, after.parts.count()) == (after.from_on, 0, DAY + timedelta(days=9), 1)
    with pytest.raises(CannotKeepScheme, match="choose a day after that"):
        end_basis(after, on=DAY, by=person(), at=BROUGHT)
