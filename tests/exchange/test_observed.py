"""The innovations adopted across sectors become an observation of an indicator, once, against the latest release."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from entente.indicators.choices import Source
from entente.indicators.models import Observation
from entente.reporting.actions import release
from entente.reporting.observing import observe_all
from tests.factories import agreement
from tests.factories.exchange import AT, adopted, deployed, published
from tests.factories.people import account
from tests.factories.programme import indicator

pytestmark = pytest.mark.django_db


def test_what_crossed_is_observed_once():
    contract = agreement.contract()
    day = AT.date()
    row = published(marking="CLEAR")
    deployed(row)
    adopted(row)
    one = indicator(
        "Innovations adopted across sectors", source=Source.COMPUTED, measure="exchange.across", baseline=None, baseline_on=None, targets={}
    )
    release(contract, as_of=day, known_by=day, by=account().person, at=datetime.combine(day, datetime.min.time(), UTC))

    first, again = observe_all(at=AT), observe_all(at=AT)

    assert (first["written"], again["unchanged"]) == ([one.code], [one.code])
    assert Observation.objects.get(indicator=one).value == Decimal(1)
