"""A paragraph keeps its number from version to version; the difference of two versions adds up to both."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from entente.documents.text import Known, Op, Part, differences, identified, plain, read
from entente.documents.text.difference import parted
from tests.documents.texts import PARAGRAPHS, TEXTS, block

VERSIONS = st.lists(PARAGRAPHS, max_size=12)


def keys_after(before: list[str], after: list[str]) -> list[int]:
    known = [Known(key, words) for key, words in enumerate(before, start=1)]
    return identified([block(words) for words in after], known, last=len(before))


@given(VERSIONS, VERSIONS)
def test_every_paragraph_has_one_number_and_new_numbers_are_new(before: list[str], after: list[str]):
    keys = keys_after(before, after)

    fresh = [key for key in keys if key > len(before)]
    assert len(set(keys)) == len(keys) == len(after)
    assert fresh == list(range(len(before) + 1, len(before) + 1 + len(fresh)))


@given(VERSIONS, st.randoms())
def test_an_unchanged_paragraph_keeps_its_number_wherever_it_moves(texts: list[str], random):
    before = list(dict.fromkeys(texts))
    after = random.sample(before, len(before))

    assert keys_after(before, after) == [before.index(words) + 1 for words in after]


@given(VERSIONS)
def test_the_same_text_has_the_same_numbers(texts: list[str]):
    assert keys_after(texts, texts) == list(range(1, len(texts) + 1))


def test_a_paragraph_that_is_changed_stays_that_paragraph():
    before = ["Scope of the group", "The group meets twice a year in Brussels.", "It is open to all members."]
    after = ["Scope of the group", "A new paragraph.", "The group meets four times a year in Brussels.", "It is open to all members."]

    assert keys_after(before, after) == [1, 4, 2, 3]


@given(TEXTS, TEXTS)
def test_a_difference_holds_both_versions_whole_and_in_order(one: str, other: str):
    before, after = read(one), read(other)

    changes = differences(before, after)

    assert [change.before for change in changes if change.before and change.op is not Op.MOVED] == list(before)
    assert [change.after for change in changes if change.after] == list(after)
    assert Counter(change.op for change in changes)[Op.MOVED] == Counter(change.op for change in changes)[Op.AWAY]


@given(PARAGRAPHS, PARAGRAPHS)
def test_the_words_of_a_change_are_those_of_both_versions(one: str, other: str):
    parts = list(parted(one, other))

    assert "".join(part.words for part in parts if part.op is not Op.ADDED) == one
    assert "".join(part.words for part in parts if part.op is not Op.REMOVED) == other


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str):
    assert {change.op for change in differences(read(text), read(text))} <= {Op.SAME}


def told_part(part: Part) -> str:
    return part.words if part.op is Op.SAME else f"[{part.op}:{part.words}]"


def test_a_changed_sentence_shows_its_words_and_a_moved_one_where_it_went():
    before = read("One stays here now.\n\nThe fee is 100 euros.\n\nThis goes up.")
    after = read("This goes up.\n\nOne stays here now.\n\nThe fee is 120 euros.")

    told = [(change.op, "".join(told_part(part) for part in change.parts)) for change in differences(before, after)]

    assert told == [
        (Op.MOVED, "This goes up."),
        (Op.SAME, "One stays here now."),
        (Op.CHANGED, "The fee is [removed:100][added:120] euros."),
        (Op.AWAY, ""),
    ]
    assert plain(after[0]) == "This goes up."
