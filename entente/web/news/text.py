"""An article's text on its page: the house's Markdown, with headings that stand below the article's own."""

import re

from django.utils.safestring import SafeString, mark_safe

from entente.notices import text

_HEADING = re.compile(r"<(/?)h([1-6])>")


def html(markdown: str) -> SafeString:
    return mark_safe(_HEADING.sub(_lower, text.html(markdown)))  # noqa: S308 -- escaped by the reader, which knows no HTML


def _lower(tag: re.Match[str]) -> str:
    return f"<{tag[1]}h{min(int(tag[2]) + 1, 6)}>"
