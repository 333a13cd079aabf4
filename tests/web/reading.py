"""Pages as their readers read them: the words without the markup."""

import re
from html import unescape

from django.http import HttpResponse
from django.utils.html import strip_tags


def words(answer: HttpResponse) -> str:
    """The visible words of an answer, with single spaces."""
    apart = re.sub(r"</(t[dhr]|li|p|h[1-6]|d[tdiv]+|option|label|summary|text|title)>", r"\g<0> ", answer.content.decode())
    return " ".join(unescape(strip_tags(apart)).split())
