"""Texts as people type them, for property tests."""

from hypothesis import strategies as st

from entente.documents.text import Block, Kind, Span

SIGNS = "abc de.,:;!? -+*_#>|`~\\[]()<>&=1290.)\t\"'éŁα"
LINES = st.one_of(
    st.text(SIGNS, max_size=30),
    st.sampled_from(["", "# Scope", "## Aims", "- item", "  - inner", "1. one", "2. two", "> quoted", "```", "***", "    far in"]),
    st.sampled_from(["| a | b |", "| --- | --- |", "| 1 | 2 |"]),
    st.from_regex(r"[ ]{0,6}([-*+]|[0-9]{1,3}[.)]|>|#{1,7}) ?[a-z *`_]{0,12}", fullmatch=True),
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)
AGREED = ["the", "working", "group", "meets", "in", "Brussels", "and", "agrees", "on", "its", "scope"]
PARAGRAPHS = st.lists(st.sampled_from(AGREED), min_size=1, max_size=12).map(" ".join)


def block(words: str) -> Block:
    return Block(Kind.PARAGRAPH, (Span(words),) if words else ())
