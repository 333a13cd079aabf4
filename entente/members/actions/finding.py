"""What an organisation can be found by: its names, place, profile, and the words of its sectors and expertise."""

from collections.abc import Iterable
from functools import cache

from entente.members.drafts import Draft
from entente.members.models import Organisation
from entente.search import actions as search
from entente.vocabulary.reference import shipped

NOUN = "members.organisation"


def findable(organisations: Iterable[Organisation]) -> None:
    search.put(NOUN, ((one.pk, _text_of(one)) for one in organisations))


def findable_drafts(rows: Iterable[tuple[int, Draft]]) -> None:
    """The same for rows just written, without reading them back."""
    search.put(NOUN, ((pk, _text_of_draft(draft)) for pk, draft in rows))


def _text_of_draft(draft: Draft) -> str:
    return _text(draft.name, draft.short_name, draft.city, draft.about, draft.sectors, draft.expertise)


def _text_of(one: Organisation) -> str:
    sectors, expertise = (list(field.values_list("pk", flat=True)) for field in (one.sectors, one.expertise))
    return _text(one.name, one.short_name, one.city, one.about, sectors, expertise)


def _text(name: str, short_name: str, city: str, about: str, sectors: Iterable[str], expertise: Iterable[str]) -> str:
    words = _words()
    return "\n".join([f"{name} {short_name}", city, *(words.get(code, "") for code in (*sectors, *expertise)), about])


@cache
def _words() -> dict[str, str]:
    return {listed.code: listed.name for listed in (*shipped().sectors, *shipped().expertise)}
