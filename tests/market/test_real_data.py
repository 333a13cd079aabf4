"""The baseline on real data: the schemes and rules of the reference files with 719 smart-card certificates, and its honest limits."""

from datetime import date

import pytest

from entente.certification.models import Certificate
from entente.market.figures import figures
from entente.market.queries.facts import Known
from entente.market.queries.opening import opening
from entente.market.world import Built
from tests.factories import market, members
from tests.factories.certificates import imported
from tests.factories.market import TODAY
from tests.shared import shared

pytestmark = pytest.mark.django_db


def test_the_baseline() -> None:
    path = shared("certificates/cc_portal_smartcards.csv")
    members.partnership()
    market.market()
    imported(path)

    known = Known()
    then, now = (figures(Built(known.on(day))) for day in (date(2016, 12, 31), TODAY))

    assert (then["certificates"], now["certificates"]) == (387, 99)
    assert then["parts"]["acc"] == {"value": None, "low": 0.0, "high": 1.0, "known": 0.0}
    assert now["collected"] == {"markets": 10, "of": 1486}
    assert now["access"]["open"] == 0
    assert now["access"]["unknown"] == pytest.approx(0.9979, abs=1e-4)
    assert now["index"]["value"] is None
    assert now["index"]["high"] == 1
    assert now["parts"]["cost"]["known"] == 0
    assert (round(then["recognition"]["sure"], 3), round(then["recognition"]["maybe"], 3)) == (0.202, 0.454)
    assert (round(now["recognition"]["sure"], 3), round(now["recognition"]["maybe"], 3)) == (0.092, 0.351)
    _opens_nothing_that_is_known()


def _opens_nothing_that_is_known() -> None:
    one = Certificate.objects.filter(scheme__code="cc-fr", eal=5, ava_van=5, issued_on__year=2022).order_by("pk")[0]

    found = opening(one, TODAY)

    assert dict(found.counts) == {"unknown": 485, "shut": 1}
    assert {rule.is_confirmed for rule in found.recognised.values()} == {False}
    assert "DE" in found.recognised
