from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from entente.engine.ledger import Grade
from entente.engine.path import Contract
from entente.engine.releases import Difference, Moved, canonical, differences, digest


def test_the_canonical_text_sorts_keys_and_writes_amounts_and_days_as_text():
    value = {"b": Decimal("1.50"), "a": [date(2018, 9, 30), True, None, Grade.A], 3: {"y", "x"}}

    assert canonical(value) == '{"3":["x","y"],"a":["2018-09-30",true,null,"A"],"b":"1.5"}'


def test_the_digest_is_sha_256_of_the_canonical_text():
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_frozen_values_instants_and_accents_have_a_text():
    contract = Contract(date(2016, 7, 5), date(2020, 12, 31), Decimal("450E+6"), Decimal(3), Decimal("-0.00"))

    assert canonical(contract) == ('{"amount":"0","eu_amount":"450000000","factor":"3","first_day":"2016-07-05","last_day":"2020-12-31"}')
    assert canonical([datetime(2018, 9, 30, tzinfo=UTC), "Télécom"]) == '["2018-09-30T00:00:00+00:00","Télécom"]'


@pytest.mark.parametrize(
    "value",
    [0.1, Decimal("NaN"), datetime(2018, 9, 30), object(), {1: "a", "1": "b"}],  # noqa: DTZ001 -- the naive instant is the point
)
def test_what_has_no_exact_text_is_refused(value):
    with pytest.raises(TypeError):
        canonical(value)


def test_restating_shows_every_cell_that_moved_and_no_other():
    before = {"year": {"2016": Decimal(5), "2017": Decimal(7), "2018": None, "2019": Decimal(1)}, "total": {"total": Decimal(20)}}
    after = {"year": {"2016": Decimal(5), "2017": Decimal(9), "2018": Decimal(8), "2019": None}, "grade": {"A": Decimal(3)}}

    found = differences(before, after)

    assert found == (
        Difference("grade", "A", Moved.APPEARED, None, Decimal(3)),
        Difference("total", "total", Moved.VANISHED, Decimal(20), None),
        Difference("year", "2017", Moved.CHANGED, Decimal(7), Decimal(9)),
        Difference("year", "2018", Moved.DISCLOSED, None, Decimal(8)),
        Difference("year", "2019", Moved.SUPPRESSED, Decimal(1), None),
    )
    assert [difference.by for difference in found] == [None, None, Decimal(2), None, None]
