"""Values: entered with evidence, validated by other eyes, corrected by new ones; "not collected" is never 0."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from entente.engine.progress import Code, judge_measure
from entente.indicators import actions, queries
from entente.indicators.actions import CannotKeep, Definition, Seen, defining
from entente.indicators.common import COMMON
from entente.indicators.models import Indicator, Observation
from entente.people.choices import RoleCode
from entente.record.models import Entry
from tests.factories.people import account
from tests.factories.programme import AT, indicator, observed, office
from tests.shared import shared

pytestmark = pytest.mark.django_db
DAY = date(2018, 9, 30)


def judged(one, on=DAY):
    return judge_measure(queries.measure_of(queries.with_figures(Indicator.objects.filter(pk=one.pk)).get(), on), on)


def test_a_draft_counts_only_once_somebody_else_has_validated_it():
    one, mine = indicator(), office()
    draft = actions.observe(one, Seen(DAY, Decimal(360), evidence="Lists", asked=40, answered=30), by=mine, at=AT)

    assert judged(one).code == Code.NOT_COLLECTED
    with pytest.raises(CannotKeep, match="somebody else"):
        actions.validate(draft, by=mine, at=AT)
    actions.validate(draft, by=office(), at=AT)

    assert judged(one).code == Code.ON_PATH
    assert draft.response_rate == 0.75
    assert [Entry.objects.filter(verb=f"indicators.{verb}").count() for verb in ("observed", "validated")] == [1, 1]
    with pytest.raises(CannotKeep, match="judged already"):
        actions.send_back(draft, because="No", by=office(), at=AT)


def test_what_is_sent_back_stays_in_the_history_and_counts_nothing():
    one, mine = indicator(), office()
    draft = actions.observe(one, Seen(DAY, Decimal(360)), by=mine, at=AT)
    actions.send_back(draft, because="Where is the list?", by=office(), at=AT)

    assert judged(one).code == Code.NOT_COLLECTED
    assert [row.remark for row in queries.history(one, drafts=True)] == ["Where is the list?"]
    assert not queries.history(one, drafts=False).exists()


def test_a_correction_is_a_new_value_and_not_collected_covers_an_older_one():
    one = indicator()
    observed(one, 360)
    observed(one, 280)
    assert judged(one).code == Code.BEHIND

    observed(one, None)

    assert judged(one).code == Code.NOT_COLLECTED
    assert Observation.objects.count() == 3


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        (Seen(date(2018, 10, 1), Decimal(1)), "still to come"),
        (Seen(DAY, None), "nothing is not 0"),
        (Seen(DAY, Decimal(1), asked=3), "give both numbers"),
        (Seen(DAY, Decimal(1), asked=3, answered=4), "at most as many"),
    ],
)
def test_what_cannot_be_is_refused_in_words(seen, why):
    with pytest.raises(CannotKeep, match=why):
        actions.observe(indicator(), seen, by=office(), at=AT)
    assert not Observation.objects.exists()


def test_a_computed_value_is_written_once_a_release_and_never_by_hand():
    one = indicator(source="computed", measure="members")
    release = {"room": "reporting", "noun": "release", "id": 7, "label": "30 September 2018"}

    first = actions.compute(one, Seen(DAY, Decimal(245), method="Counted"), release=release, at=AT)

    assert first is not None
    assert (first.state, first.release["id"]) == ("validated", 7)
    assert actions.compute(one, Seen(DAY, Decimal(245)), release=release, at=AT) is None
    with pytest.raises(CannotKeep, match="computed here"):
        actions.observe(one, Seen(DAY, Decimal(1)), by=office(), at=AT)


def test_a_target_is_moved_only_with_a_reason_and_never_against_its_direction():
    one = indicator()
    said = {"code": one.code, "name": "People trained", "definition": "Counted once.", "unit": "people", "baseline": Decimal(0)}
    easier = Definition(**said, baseline_on=date(2016, 12, 31), targets={2018: Decimal(100)})

    with pytest.raises(CannotKeep, match="why it is changed"):
        actions.change(one, easier, because=" ", by=office(), at=AT)
    actions.change(one, easier, because="The board lowered it", by=office(), at=AT)

    assert [(target.year, target.value) for target in one.targets.all()] == [(2018, 100)]
    with pytest.raises(CannotKeep, match="direction that is better"):
        actions.define(Definition(**said | {"code": "x"}, baseline_on=DAY, targets={2018: Decimal(-1)}), by=None, at=AT)
    with pytest.raises(CannotKeep, match="already"):
        actions.define(Definition(**said), by=None, at=AT)


def test_the_database_itself_keeps_four_eyes_and_not_collected():
    row = observed(indicator(), 3)

    for wrong in ({"value": None}, {"judged_by": row.entered_by}, {"asked": 2}, {"judged_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Observation.objects.filter(pk=row.pk).update(**wrong)


def test_the_four_common_indicators_keep_their_words_and_take_our_targets():
    keeper = office()
    made = actions.bring_common(by=keeper, at=AT)
    row = Indicator.objects.get(code="cppp-3-smes")
    said = defining._said(row)

    with pytest.raises(CannotKeep, match="set for all partnerships"):
        actions.change(row, replace(said, unit="euros"), because="Ours", by=keeper, at=AT)
    changed = actions.change(row, replace(said, targets={2020: Decimal(25)}), because="The board's", by=keeper, at=AT)

    assert (len(made), actions.bring_common(by=keeper, at=AT)) == (4, [])
    assert all(one.method and one.trap and one.cited and one.is_locked for one in made)
    assert changed.targets.get().value == 25
    assert not Observation.objects.exists()


def test_the_four_are_those_of_the_fact_sheet():
    sheet = shared("../FACTS.md").read_text()
    section = sheet[sheet.index("### 14.2") :][:3000]

    for place, one in enumerate(COMMON, start=1):
        (line,) = [line for line in section.splitlines() if line.startswith(f"| {place} ")]
        for word in one.code.split("-")[2:]:
            assert word.removesuffix("s") in line.lower()


def test_the_office_brings_them_in_by_page_and_changes_only_what_is_ours(signed_in):
    ours = signed_in(account(RoleCode.OFFICE))
    ours.post("/programme/indicators/common/")
    row = Indicator.objects.get(code="cppp-1-private-investment")

    form = ours.get(f"/programme/indicators/{row.pk}/change/").content.decode()
    said = {"source": "entered", "targets": "2020: 1800000000", "is_public": "on", "because": "The contract", "unit": "dollars"}
    answer = ours.post(f"/programme/indicators/{row.pk}/change/", said)

    row.refresh_from_db()
    assert 'name="unit"' not in form
    assert (answer.status_code, row.unit, row.targets.get().value) == (302, "EUR", 1_800_000_000)
    assert "Add them" not in ours.get("/programme/indicators/").content.decode()
    assert "Trap" in ours.get(row.get_absolute_url()).content.decode()
