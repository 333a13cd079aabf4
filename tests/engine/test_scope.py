from datetime import date

import pytest

from entente.engine.scope import Place, ScopedProject, ScopeRule, place, place_all
from tests.engine.cordis_rows import CONTRACT_SCOPE, project_rows, scoped

SIGNATURE = date(2016, 7, 5)
DIGITAL_SECURITY = ScopeRule("DS-??-2016", from_on=SIGNATURE)


def project(topics: str = "DS-01-2016", *, signed: date | None = SIGNATURE, starts: date | None = None) -> ScopedProject:
    return ScopedProject("740787", topics=topics, signed_on=signed, starts_on=starts)


def test_a_matching_project_is_in_and_names_its_rule():
    placing = place(project(), [DIGITAL_SECURITY])

    assert (placing.place, placing.rule, placing.tested_on) == (Place.IN, DIGITAL_SECURITY, SIGNATURE)


def test_the_last_rule_that_matches_wins():
    but_not_this = ScopeRule("DS-01-*", include=False)

    assert place(project(), [DIGITAL_SECURITY, but_not_this]).place is Place.OUT
    assert place(project(), [DIGITAL_SECURITY, but_not_this]).rule is but_not_this
    assert place(project(), [but_not_this, DIGITAL_SECURITY]).place is Place.IN


def test_no_rule_means_out_and_no_rule_is_named():
    placing = place(project("ICT-32-2014"), [DIGITAL_SECURITY])

    assert (placing.place, placing.rule, placing.named_by) == (Place.OUT, None, None)


def test_too_early_is_out_but_the_page_can_say_which_pattern_names_it():
    placing = place(project(signed=date(2016, 7, 4)), [DIGITAL_SECURITY])

    assert (placing.place, placing.rule, placing.named_by) == (Place.OUT, None, DIGITAL_SECURITY)


@pytest.mark.parametrize(("day", "expected"), [(date(2016, 7, 5), Place.IN), (date(2016, 12, 31), Place.IN), (date(2017, 1, 1), Place.OUT)])
def test_a_rule_holds_from_its_first_day_to_the_day_before_its_last(day, expected):
    rule = ScopeRule("DS-*", from_on=SIGNATURE, to_on=date(2017, 1, 1))

    assert place(project(signed=day), [rule]).place is expected


def test_the_signature_is_tested_and_the_start_only_where_there_is_none():
    early, late = date(2016, 1, 1), date(2017, 1, 1)

    assert place(project(signed=early, starts=late), [DIGITAL_SECURITY]).place is Place.OUT
    assert place(project(signed=None, starts=late), [DIGITAL_SECURITY]).place is Place.IN


def test_a_project_with_neither_date_is_undated_and_keeps_the_pattern_that_names_it():
    placing = place(project(signed=None), [DIGITAL_SECURITY])

    assert (placing.place, placing.rule, placing.named_by) == (Place.UNDATED, None, DIGITAL_SECURITY)


@pytest.mark.parametrize("field", ["topics", "master_call", "sub_call"])
def test_topic_master_call_and_sub_call_are_looked_at_in_any_case_and_in_lists(field):
    codes = ScopedProject("1", **{field: "ICT-01-2016; ds-05-2016 "}, signed_on=SIGNATURE)

    assert place(codes, [DIGITAL_SECURITY]).place is Place.IN


def test_the_contracts_scope_selects_67_of_155_projects_after_the_signature():
    placings = place_all(scoped(project_rows("h2020_cyber_2016_2020")), CONTRACT_SCOPE)

    assert len(placings) == 155
    assert sum(placing.place is Place.IN for placing in placings) == 67


def test_of_the_53_earlier_cyber_projects_52_precede_the_contract_and_one_is_undated():
    rows = project_rows("h2020_cyber")
    placings = place_all(scoped(rows), CONTRACT_SCOPE)

    assert sorted(placing.place for placing in placings) == [Place.OUT] * 52 + [Place.UNDATED]
    assert sum("2015-01-01" <= row["startDate"] <= "2016-05-31" for row in rows) == 52
