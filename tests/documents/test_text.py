"""Texts read as blocks and written again: no word is ever lost or added."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entente.documents.text import Block, Kind, Span, escaped, levelled, outline, plain, read, written
from tests.documents.texts import TEXTS, WORDS

MINUTES = """# Minutes

Present: *Ana* and **Ben**.
They met in `Room 3`.

- agenda
  - scope, see [the contract](https://example.org/c)
- any other business

3. third
4. fourth

> as said before

| Item | Owner |
|---|---|
| scope | Ana |

***"""


PRESENT = (
    Span("Present: "),
    Span("Ana", italic=True),
    Span(" and "),
    Span("Ben", bold=True),
    Span(".\nThey met in "),
    Span("Room 3", verbatim=True),
    Span("."),
)


def test_minutes_are_read_paragraph_by_paragraph():
    assert read(MINUTES) == (
        Block(Kind.HEADING, (Span("Minutes"),), level=1),
        Block(Kind.PARAGRAPH, PRESENT),
        Block(Kind.BULLET, (Span("agenda"),), level=1),
        Block(Kind.BULLET, (Span("scope, see "), Span("the contract", link="https://example.org/c")), level=2),
        Block(Kind.BULLET, (Span("any other business"),), level=1),
        Block(Kind.NUMBERED, (Span("third"),), level=1, number=3),
        Block(Kind.NUMBERED, (Span("fourth"),), level=1, number=4),
        Block(Kind.QUOTE, (Span("as said before"),)),
        Block(Kind.TABLE, rows=(((Span("Item"),), (Span("Owner"),)), ((Span("scope"),), (Span("Ana"),)))),
        Block(Kind.RULE),
    )


@given(TEXTS)
def test_what_is_written_reads_as_the_same_blocks_with_the_same_words(text: str):
    blocks = read(text)

    again = read(written(blocks))

    assert [(block.kind, block.level, block.number, plain(block)) for block in again] == [
        (block.kind, block.level, block.number, plain(block)) for block in blocks
    ]


@given(st.lists(WORDS, max_size=4))
@example(["1. not an item", "# not a heading", "--", "***", "a | b", "\\*", "<b>", "&amp;", "`x`"])
def test_words_that_are_escaped_read_as_typed(lines: list[str]):
    words = "\n".join(filter(None, (" ".join(line.split()) for line in lines)))

    assert "".join(plain(block) for block in read(escaped(words))) == words


@given(st.text(max_size=200))
def test_any_text_at_all_is_read(text: str):
    assert all(isinstance(block, Block) for block in read(text))


@pytest.mark.parametrize("typed", ["Total\n-----", "    four spaces", "[1]: https://example.org", "&amp;", "<script>alert(1)</script>"])
def test_what_people_only_meant_to_type_stays_what_they_typed(typed: str):
    assert "".join(plain(block) for block in read(typed) if block.kind in {Kind.PARAGRAPH, Kind.RULE}).split() == [
        word for word in typed.split() if word != "-----"
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org", "/people/", "vbscript:x"])
def test_a_link_leads_to_the_web_or_to_a_mailbox_or_nowhere(address: str):
    (block,) = read(f"[here]({address})")

    assert all(not span.link for span in block.spans)


@given(st.lists(st.integers(1, 6), max_size=8))
def test_headings_never_skip_a_rank(levels: list[int]):
    blocks = list(levelled(Block(Kind.HEADING, (Span("x"),), level=level) for level in levels))

    assert all(after.level <= before.level + 1 for before, after in pairwise(blocks))
    assert not blocks or blocks[0].level == 1


def test_the_outline_names_the_headings_and_where_they_stand():
    assert [(heading.place, heading.level, heading.words) for heading in outline(read("## A\n\ntext\n\n#### B\n\n## C"))] == [
        (0, 1, "A"),
        (2, 2, "B"),
        (3, 1, "C"),
    ]
