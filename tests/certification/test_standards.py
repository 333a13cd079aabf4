"""Standards: the register, its ways, enquiries, comments, committees, gaps and the import."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.certification.actions import standard_committees as committees
from entente.certification.actions import standards as actions
from entente.certification.actions.refusals import CannotKeepStandard
from entente.certification.choices import BallotKind, CommentOutcome, CommitteeRole, ReferenceKind
from entente.certification.imports.standards import COLUMNS, EXAMPLE, StandardImport, standard_file
from entente.certification.models import CommitteeSeat, Standard, StandardComment
from entente.certification.queries import standards as queries
from entente.certification.queries.standards import StandardsAsked
from entente.projects.imports.refusals import CannotRead
from tests.factories import members
from tests.factories.certificates import AT, table
from tests.factories.people import person

pytestmark = pytest.mark.django_db
DAY = AT.date()


@pytest.fixture(autouse=True)
def house():
    members.partnership()


def standard(number="EN 17640:2022", **said) -> Standard:
    facts = {"title": "Fixed-time evaluation", "body": "cen-cenelec", "state": "published"} | said
    return actions.add(actions.StandardFacts(number=number, **facts), by=person(), at=AT)


def test_one_number_however_it_is_spaced_is_one_standard():
    standard()

    with pytest.raises(CannotKeepStandard, match="in the register already"):
        standard("en 17640 : 2022")


@pytest.mark.parametrize("facts", [{"number": " "}, {"title": " "}])
def test_a_standard_has_a_number_and_a_title(facts):
    with pytest.raises(CannotKeepStandard, match="needs its number and its title"):
        standard(**facts)


@pytest.mark.parametrize("number", ["new", "import", "committees", "§§§", "EN 17640:2022"])
def test_every_standard_has_an_address_that_is_no_page_of_ours(number):
    assert standard(number).slug not in actions.RESERVED


def test_a_stage_noted_again_moves_its_day():
    one = standard()
    actions.note_stage(one, "Publication", on=date(2027, 1, 1), is_planned=True, by=person(), at=AT)
    actions.note_stage(one, " Publication ", on=date(2027, 3, 1), is_planned=False, by=person(), at=AT)

    assert list(one.stages.values_list("name", "on", "is_planned")) == [("Publication", date(2027, 3, 1), False)]


def test_an_enquiry_is_open_until_and_with_its_last_day():
    one = standard()
    actions.note_ballot(one, BallotKind.ENQUIRY, opens_on=date(2026, 11, 1), closes_on=DAY, by=person(), at=AT)

    assert [ballot.standard for ballot in queries.open_ballots(DAY)] == [one]
    assert queries.open_ballots(date(2026, 11, 29)) == []
    with pytest.raises(CannotKeepStandard, match="close before it opens"):
        actions.note_ballot(one, BallotKind.VOTE, opens_on=DAY, closes_on=date(2026, 1, 1), by=person(), at=AT)


def test_a_comment_has_words_and_its_outcome_a_day():
    one, other = standard(), standard("EN 2")
    ballot = actions.note_ballot(other, BallotKind.ENQUIRY, opens_on=DAY, closes_on=DAY, by=person(), at=AT)
    with pytest.raises(CannotKeepStandard, match="needs words"):
        actions.comment(one, " ", by=person(), at=AT)
    with pytest.raises(CannotKeepStandard, match="another standard"):
        actions.comment(one, "Why?", ballot=ballot, by=person(), at=AT)
    said = actions.comment(one, "Define it.", clause="3.7", by=person(), at=AT)
    assert queries.undecided() == 1

    actions.decide_comment(said, CommentOutcome.PARTLY, on=DAY, note="A note was added", by=person(), at=AT)

    assert queries.undecided() == 0
    assert StandardComment.objects.get().decided_on == DAY
    with pytest.raises(CannotKeepStandard, match="what became of it"):
        actions.decide_comment(said, CommentOutcome.OPEN, on=DAY, by=person(), at=AT)


def test_gaps_are_the_requirements_to_which_no_living_standard_refers():
    living, gone = standard(), standard("EN 1", state="withdrawn")
    actions.add_reference(living, ReferenceKind.REQUIREMENT, "urn:a:1", by=person(), at=AT)
    actions.add_reference(gone, ReferenceKind.REQUIREMENT, "urn:a:2", by=person(), at=AT)
    actions.add_reference(living, ReferenceKind.LEVEL, "urn:a:3", by=person(), at=AT)

    assert queries.uncovered(["urn:a:3", "urn:a:1", " urn:a:2 ", "urn:a:3", ""]) == ["urn:a:3", "urn:a:2"]
    assert queries.covering(["urn:a:1", "urn:a:2"]) == {"urn:a:1": [living]}
    with pytest.raises(CannotKeepStandard, match="refers to it already"):
        actions.add_reference(living, ReferenceKind.REQUIREMENT, "urn:a:1", by=person(), at=AT)


def test_a_seat_ends_and_stays_readable():
    somebody, one = person("Ada Example"), members.member("Own", "FR")
    seat = committees.give_seat(
        "CEN/CLC/JTC 13", somebody, CommitteeRole.EXPERT, body="cen-cenelec", organisation=one, on=date(2024, 1, 1), by=person(), at=AT
    )
    with pytest.raises(CannotKeepStandard, match="sits in CEN/CLC/JTC 13 already"):
        committees.give_seat("CEN/CLC/JTC  13", somebody, CommitteeRole.EXPERT, body="cen", organisation=None, on=DAY, by=person(), at=AT)

    committees.end_seat(seat, on=DAY, by=person(), at=AT)

    assert [(committee.code, seats) for committee, seats in queries.committees(DAY)] == [("CEN/CLC/JTC 13", [])]
    assert [str(seat.person) for seat in queries.past_seats(DAY)] == ["Ada Example"]
    assert CommitteeSeat.objects.known().on(date(2025, 1, 1)).get().organisation == one
    with pytest.raises(CannotKeepStandard, match="ended already"):
        committees.end_seat(CommitteeSeat.objects.known().get(), on=DAY, by=person(), at=AT)


def test_the_register_is_found_by_words_and_filters_and_pages_follow():
    for number in range(5):
        standard(f"EN {number}", title=f"Évaluation {number}", is_followed=number == 3)

    assert queries.find(StandardsAsked(words="evaluation 3")).rows[0].number == "EN 3"
    assert [one.number for one in queries.find(StandardsAsked(followed=True)).rows] == ["EN 3"]
    assert queries.find(StandardsAsked(state="vote")).total == 0
    first = queries.find(StandardsAsked(), limit=3)
    assert [one.number for one in queries.find(StandardsAsked(after=first.next), limit=3).rows] == ["EN 3", "EN 4"]


def imported(path, **said):
    run = StandardImport(standard_file(path), None, AT, **said)
    return run.run(), run.left


def test_the_example_of_the_template_can_be_imported_and_again_changes_nothing(tmp_path):
    path = table(tmp_path / "s.csv", [dict(zip(COLUMNS, EXAMPLE, strict=True))], COLUMNS)
    assert imported(path, is_dry_run=True)[0]["created"] == 1
    assert not Standard.objects.exists()

    assert imported(path)[0]["created"] == 1
    assert imported(path)[0]["unchanged"] == 1
    one = Standard.objects.get()
    assert [(stage.name, stage.on) for stage in one.stages.all()] == [("Enquiry closes", date(2027, 3, 1))]
    assert set(one.references.values_list("kind", "reference")) == {("requirement", "urn:example:req:5.1"), ("level", "eucc:high")}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"number": ""}, "number: it is empty"),
        ({"body": "DIN"}, "body: din is none of"),
        ({"state": ""}, "state: nothing is none of"),
        ({"stages": "Enquiry"}, "stages: Enquiry is not a stage"),
        ({"references": "law=1"}, "references: law=1 refers to nothing"),
        ({"checked_on": "1 Nov"}, "checked_on: 1 Nov is not a date"),
    ],
)
def test_what_cannot_be_taken_says_why_and_the_others_come_in(tmp_path, row, says):
    sound = dict(zip(COLUMNS, EXAMPLE, strict=True))
    result, left = imported(table(tmp_path / "s.csv", [sound | row, sound | {"number": "EN 2"}, sound | {"number": "EN2"}], COLUMNS))

    assert (result["created"], result["rejected"], result["repeated"]) == (1, 1, 1)
    assert left[0].reason.startswith(says)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(tmp_path, content):
    path = tmp_path / "s.csv"
    path.write_bytes(content)

    try:
        result, left = imported(path, is_dry_run=True)
    except CannotRead:
        assert not Standard.objects.exists()
    else:
        assert result["rows"] == result["standards"] + len(left)
