"""The label's criteria: read as written, and none weighs another up."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.engine.label import Criterion, Kind, Malformed, Verdict, judge, meets, read, write

words = st.text("abc dé,.%", min_size=1, max_size=20).map(lambda one: " ".join(one.split())).filter(bool)
kinds = st.sampled_from([(Kind.YES, None), (Kind.PLACE, None), (Kind.ABOVE, Decimal(50)), (Kind.ABOVE, Decimal("33.3"))])
criterion = st.builds(
    lambda code, kind, title, text, shown: Criterion(code, kind[0], title, text, shown, kind[1]),
    st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True),
    kinds,
    words,
    words,
    st.booleans(),
)
criteria = st.lists(criterion, min_size=1, max_size=6, unique_by=lambda one: one.code)
GOOD = {Kind.YES: "yes", Kind.PLACE: "FR", Kind.ABOVE: "50.01"}
BAD = {Kind.YES: "no", Kind.PLACE: "US", Kind.ABOVE: "33.3"}


@given(criteria)
@settings(max_examples=60)
def test_criteria_are_read_as_they_are_written(found):
    assert read(write(found)) == tuple(found)


@given(criteria, st.data())
@settings(max_examples=60)
def test_one_that_is_not_met_is_enough(found, data):
    said = {one.code: GOOD[one.kind] for one in found}
    shown = {one.code for one in found}
    assert meets(judge(found, said, shown, {"FR"}))

    wrong = data.draw(st.sampled_from(found))
    how = data.draw(st.sampled_from(["bad", "silent", "without"]))
    if how == "without":
        shown -= {wrong.code}
    else:
        said[wrong.code] = BAD[wrong.kind] if how == "bad" else ""

    assert meets(judge(found, said, shown, {"FR"})) == (how == "without" and not wrong.needs_evidence)


@pytest.mark.parametrize("share", ["50", "100.01", "-1", "NaN", "Infinity", "half"])
def test_a_share_is_strictly_more_and_at_most_all(share):
    (one,) = judge(read("staff | above 50 | no evidence | Staff | How many?"), {"staff": share}, (), ())

    assert one.verdict == Verdict.NOT_MET


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("", "There are 0"),
        ("a | yes | evidence | T", "Line 1: write five parts"),
        ("A | yes | evidence | T | x", "is no code"),
        ("a | may | evidence | T | x", "is no kind"),
        ("a | yes | file | T | x", "third part"),
        ("a | yes | evidence | T | x\na | yes | evidence | T | x", "stands twice"),
    ],
)
def test_what_is_no_criterion_is_refused_with_its_line(lines, why):
    with pytest.raises(Malformed, match=why):
        read(lines)
