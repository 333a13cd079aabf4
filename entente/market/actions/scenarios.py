"""A scenario kept under a link, with its frozen baseline and its results."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction

from entente import record
from entente.market.models import StoredScenario
from entente.market.scenarios import Scenario, simulate, written
from entente.market.scenarios.reading import told
from entente.people.models import Person


def keep_scenario(scenario: Scenario, *, by: Person, at: datetime) -> StoredScenario:
    """Counted first, outside the transaction: that takes its time."""
    results = simulate(scenario).told
    return _kept(scenario, results, by=by, at=at)


@transaction.atomic
def _kept(scenario: Scenario, results: dict[str, Any], *, by: Person, at: datetime) -> StoredScenario:
    entry = record.open()
    dataset = scenario.baseline.dataset
    kept = StoredScenario.objects.create(
        token=secrets.token_hex(16),
        name=scenario.name,
        measures=told(scenario.measures),
        years=list(scenario.years),
        packed=StoredScenario.pack(written(scenario.baseline)),
        baseline_day=scenario.baseline.day,
        baseline_hash=dataset.hash,
        results=results,
        by=by,
        at=at,
    )
    entry.enter("market.scenario_kept", kept, by=by, after={"token": kept.token})
    return kept
