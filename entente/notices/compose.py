"""A newsletter and a digest as one text in Markdown."""

import re
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from entente.notices.items import Item
from entente.notices.models import Announcement, Entry

_MARKUP = re.compile(r"([\\`*_\[\]<>#])")


def body_of(announcement: Announcement) -> str:
    """What is sent: the text, and under it the sections with their items."""
    sections = announcement.sections.prefetch_related("entries")
    parts = [announcement.body]
    for section in sections:
        parts += [f"## {as_it_stands(section.title)}", section.intro, *map(_entry, section.entries.all())]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def digest_of(items: Mapping[str, Sequence[Item]]) -> str:
    """Heading -> items."""
    parts = []
    for heading, found in items.items():
        parts += [f"## {as_it_stands(heading)}", *(_item(item.title, item.text, item.address) for item in found)]
    return "\n\n".join(parts)


def listed(items: Iterable[Item]) -> str:
    """Titles alone, one a line."""
    return "\n".join(f"- {as_it_stands(item.title)}" for item in items)


def _entry(entry: Entry) -> str:
    return _item(entry.title, entry.text, entry.address)


def _item(title: str, text: str, address: str) -> str:
    more = f"[{_('Read more')}]({address})" if address and " " not in address else ""
    return "\n\n".join(part for part in (f"### {as_it_stands(title)}", text.strip(), more) if part)


def as_it_stands(words: str) -> str:
    """A title as it stands: what looks like markup in it is none."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
