"""Barriers and the life of a measure: each refusal in words, four eyes, disclosure control, and what waits for whom."""

import pytest
from django.db import IntegrityError, transaction

from entente.engine.fragmentation import measure
from entente.jobs import actions as jobs
from entente.jobs import work
from entente.market.actions import barriers, measures
from entente.market.actions.measure_register import load_measures
from entente.market.actions.observed_costs import take_over
from entente.market.measure_choices import BarrierState, Stage
from entente.market.models import Barrier, Measure, Position
from entente.market.queries.barriers import observed, public
from entente.market.queries.barriers import verified as all_verified
from entente.market.queries.what_if import candidates
from entente.market.tasks import CHOOSE
from entente.market.waiting import waiting
from entente.members.choices import DelegationRole
from entente.people.choices import Permission, RoleCode
from entente.record.models import Entry
from entente.vocabulary.models import Country
from tests.factories.certificates import certificate
from tests.factories.market import asks, market
from tests.factories.measures import AT, TODAY, at_stage, candidate, reported, verified
from tests.factories.members import delegate, member
from tests.factories.people import account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _market():
    market()


def test_a_report_is_checked_at_once_against_the_access_map():
    """The reference file knows that CSPN counts as BSZ in Germany: refused in practice."""
    asks("DE", "nis2-health", "bsz")

    checked = reported().checked

    assert [cell["answer"] for cell in checked["cells"]] == ["open"]
    assert checked["cells"][0]["because"] == "recognised"
    assert checked["cells"][0]["rules"][0]["code"]


def test_a_barrier_is_verified_by_other_eyes_with_a_grade():
    row = reported()
    office = account(RoleCode.OFFICE).person

    with pytest.raises(barriers.CannotReport, match="somebody else"):
        barriers.verify(row, evidence="B", by=row.by, at=AT)
    with pytest.raises(barriers.CannotReport, match="A, B, C or D"):
        barriers.verify(row, evidence="", by=office, at=AT)
    done = barriers.verify(row, evidence="B", by=office, at=AT)

    assert (done.status, done.evidence) == (BarrierState.VERIFIED, "B")
    with pytest.raises(barriers.CannotReport, match="Verified"):
        barriers.withdraw(row, by=row.by, at=AT)
    assert list(Entry.objects.filter(verb__startswith="market.barrier").order_by("pk").values_list("verb", flat=True)) == [
        "market.barrier_reported",
        "market.barrier_verified",
    ]


def test_the_database_keeps_four_eyes_too():
    row = reported()

    with pytest.raises(IntegrityError), transaction.atomic():
        Barrier.objects.filter(pk=row.pk).update(verified_by=row.by)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"scheme": None}, "Name the certificate"),
        ({"cost_high": None}, "as a range"),
        ({"cost_low": 200_000}, "from low to high"),
        ({"happened_on": TODAY.replace(year=2027)}, "still to come"),
    ],
)
def test_what_cannot_be_is_refused_in_words(said, why):
    with pytest.raises(barriers.CannotReport, match=why):
        reported(**said)
    assert not Barrier.objects.exists()


def test_nothing_is_published_that_rests_on_fewer_than_three_members():
    one = member()
    person = delegate(one).person
    for _time in range(4):
        verified(organisation=one, by=person)
    assert dict(public(all_verified(), "state").cells) == {"DE": None}
    assert observed(all_verified()) == []

    for low, high in ((40_000, 60_000), (90_000, 150_000)):
        verified(cost_low=low, cost_high=high)

    assert dict(public(all_verified(), "state").cells) == {"DE": 6}
    (found,) = observed(all_verified())
    assert (found.scheme, found.low, found.high, found.barriers, found.members) == ("bsz", 20_000, 200_000, 6, 3)
    assert found.likely == 70_000  # 81,666.67 is nobody's business


def test_observed_costs_become_what_the_method_counts_once_three_members_told_theirs():
    office = account(RoleCode.OFFICE).person
    for low, high in ((40_000, 60_000), (90_000, 150_000)):
        verified(cost_low=low, cost_high=high)
    with pytest.raises(barriers.CannotReport, match="Too few members"):
        take_over("bsz", "", by=office, at=AT)

    verified()
    cost = take_over("bsz", "", by=office, at=AT)

    assert (cost.low, cost.high, cost.confidence) == (20_000, 200_000, "high")
    assert "3 verified barriers of 3 members, evidence B" in cost.source_note


def test_a_measure_lives_through_its_stages_and_only_the_commission_decides():
    row = candidate()
    office = account(RoleCode.OFFICE).person

    with pytest.raises(measures.CannotMeasure, match="stands at"):
        measures.step(row, Stage.ADVICE, text="x", on=TODAY, by=office, at=AT)
    row = at_stage(Stage.ADVICE, row)
    with pytest.raises(measures.CannotMeasure, match="the Commission decides"):
        measures.step(row, Stage.DECIDED, on=TODAY, by=office, at=AT)
    with pytest.raises(measures.CannotMeasure, match="legal reference"):
        measures.decide(row, reference=" ", on=TODAY, by=office, at=AT)
    row = measures.decide(row, reference="C(2026) 1", forecast={"acc": -0.1}, on=TODAY, by=account(RoleCode.COMMISSION).person, at=AT)
    row = measures.step(row, Stage.IN_FORCE, on=TODAY, by=office, at=AT)
    row = measures.observe(row, {"acc": -0.08}, on=TODAY, by=office, at=AT)

    assert (row.stage, row.legal_reference, row.forecast, row.observed) == (Stage.OBSERVED, "C(2026) 1", {"acc": -0.1}, {"acc": -0.08})
    assert [one.stage for one in row.steps.order_by("pk")] == [
        Stage.EVIDENCE,
        Stage.OPTIONS,
        Stage.CONSULTATION,
        Stage.ADVICE,
        Stage.DECIDED,
        Stage.IN_FORCE,
        Stage.OBSERVED,
    ]


def test_a_bundled_barrier_is_asked_again_once_the_measure_is_in_force():
    barrier, measure = verified(), candidate()
    person = barrier.by
    barriers.bundle(barrier, measure, by=account(RoleCode.OFFICE).person, at=AT)
    with pytest.raises(barriers.CannotReport, match="once a measure"):
        barriers.answer_again(barrier, "gone", by=person, at=AT)

    at_stage(Stage.IN_FORCE, measure)

    asked = waiting(person.pk, [barrier.organisation_id], [], TODAY)
    assert [str(one.sentence) for one in asked] == ["Say whether the barrier to Edge router is still there"]
    assert barriers.answer_again(barrier, "easier", by=person, at=AT).still_there == "easier"
    assert not waiting(person.pk, [barrier.organisation_id], [], TODAY)


def test_positions_of_states_name_their_source_and_those_of_members_a_consultation():
    row, one = candidate(), member()
    speaker, office = delegate(one, DelegationRole.REPRESENTATIVE).person, account(RoleCode.OFFICE).person
    germany = Country.objects.get(pk="DE")

    with pytest.raises(measures.CannotMeasure, match="consultation"):
        measures.take_position(row, one, "for", on=TODAY, by=speaker, at=AT)
    with pytest.raises(measures.CannotMeasure, match="source"):
        measures.take_position(row, germany, "against", on=TODAY, by=office, at=AT)
    at_stage(Stage.CONSULTATION, row)
    for stance in ("for", "conditions"):
        measures.take_position(row, one, stance, on=TODAY, by=speaker, at=AT)
    measures.take_position(row, germany, "against", source="https://state.example/", on=TODAY, by=office, at=AT)

    live = Position.objects.filter(superseded_at=None)
    assert sorted(live.values_list("stance", flat=True)) == ["against", "conditions"]
    assert Position.objects.count() == 3


def test_an_option_that_is_chosen_gives_the_measure_its_effect():
    row, office = candidate(effect="", terms={}), account(RoleCode.OFFICE).person
    terms = {"schemes": ["cspn", "bsz"]}

    with pytest.raises(measures.CannotMeasure, match="needs schemes"):
        measures.write_option(row, "Empty", effect="recognise", terms={}, by=office, at=AT)
    option = measures.write_option(row, "Club", effect="recognise", terms=terms, by=office, at=AT)
    measures.choose_option(option, by=office, at=AT)

    row.refresh_from_db()
    assert (row.effect, row.terms, option.__class__.objects.get().is_chosen) == ("recognise", terms, True)


def test_what_waits_depends_on_who_may():
    reported()
    at_stage(Stage.ADVICE)
    everybody = account().person.pk

    assert not waiting(everybody, [], [], TODAY)
    assert [one.minutes for one in waiting(everybody, [], [Permission.MARKET_KEEP], TODAY)] == [5]
    assert ["Decide on" in str(one.sentence) for one in waiting(everybody, [], [Permission.MEASURES_DECIDE], TODAY)] == [True]


def test_the_register_is_loaded_once_and_again_changes_nothing():
    first, again = load_measures(by=None, at=AT), load_measures(by=None, at=AT)

    assert first["created"] == Measure.objects.real().count() == again["unchanged"] == 15
    assert not Measure.objects.real().filter(source="").exists()
    assert Measure.objects.get(slug="csa2").stage == Stage.PROPOSED


def test_the_exact_choice_is_a_job_that_says_whether_it_is_proven():
    candidate()
    job = jobs.start(CHOOSE, "Exact choice", {"budget": 1_000.0}, by=account(RoleCode.OFFICE).person, at=AT)

    work.do(work.take_up(job.pk))

    job.refresh_from_db()
    assert job.state == "done"
    assert job.result["is_proven"]
    assert job.result["value"] == job.result["bound"]


def test_what_was_counted_while_sliding_is_what_measuring_anew_says():
    certificate(member("Harbour Works", "FR"), scheme="cspn", stated="")
    for state in ("ES", "IT"):
        asks(state, "nis2-health", "bsz")
        candidate(state, terms={"schemes": ["cspn", "bsz"], "states": [state]})
    known = candidates(TODAY)

    for choice in (0b01, 0b10, 0b11, 0b01):
        assert known.index(choice) == measure(known.opens.together(choice).world)
    assert [known.index(choice).acc.value for choice in (0, 0b01, 0b11)] == [1.0, pytest.approx(2 / 3), pytest.approx(1 / 3)]
