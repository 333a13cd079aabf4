from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from entente.engine.scope import Place, ScopedProject, ScopeRule, place, place_all

days = st.dates(date(2014, 1, 1), date(2021, 12, 31))
perhaps = st.none() | days
codes = st.sampled_from(["DS-01-2016", "ds-02-2016", "SU-ICT-01-2018", "CIP-01-2016-2017", "ICT-32-2014; DS-01-2016", ""])
patterns = st.sampled_from(["DS-??-2016", "SU-*", "*", "CIP-01-2016-2017", "ds-*"])
rules = st.builds(ScopeRule, pattern=patterns, include=st.booleans(), from_on=perhaps, to_on=perhaps)
projects = st.builds(ScopedProject, key=st.text(), topics=codes, master_call=codes, sub_call=codes, signed_on=perhaps, starts_on=perhaps)


@given(projects, st.lists(rules))
def test_a_rule_that_matches_everything_at_the_end_decides_for_every_dated_project(project, scope):
    last = ScopeRule("*", include=False)

    placing = place(project, [*scope, last])

    expected = (Place.UNDATED, None) if project.tested_on is None else (Place.OUT, last if project.codes else None)
    assert (placing.place, placing.rule) == expected


@given(projects, st.lists(rules))
def test_a_project_is_in_only_by_a_rule_of_its_own_that_includes_it_on_its_day(project, scope):
    placing = place(project, scope)

    if placing.place is Place.IN:
        assert placing.rule in scope
        assert placing.rule.include
        assert placing.rule.names(project)
        assert placing.rule.holds_on(project.signed_on or project.starts_on)


@given(projects, st.lists(rules), rules)
def test_a_rule_that_does_not_name_a_project_changes_nothing_for_it(project, scope, other):
    if not other.names(project):
        assert place(project, [*scope, other]) == place(project, scope)


@given(st.lists(projects), st.lists(rules))
def test_every_project_stands_exactly_once_and_in_its_order(some, scope):
    placings = place_all(some, scope)

    assert [placing.key for placing in placings] == [project.key for project in some]
    assert all((placing.place is Place.UNDATED) == (placing.tested_on is None) for placing in placings)


@given(projects, st.lists(rules))
def test_case_never_matters(project, scope):
    shouted = ScopedProject(
        project.key, project.topics.upper(), project.master_call.lower(), project.sub_call.title(), project.signed_on, project.starts_on
    )

    assert place(shouted, scope) == place(project, scope)
