"""Audiences that are often asked, to pick from: those of the home, the saved ones, the groups, the categories, the delegates."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from entente.documents.home import Home
from entente.engine.audience import Named, written
from entente.forms import access
from entente.notices import sources
from entente.notices.models import SavedAudience
from entente.people.access import User

NOUNS = ("group", "delegates", "category", "role")
MOST = 60


def picks(user: User, home: Home | None, given: str = "") -> list[tuple[str, str]]:
    """(expression, what it means and how many today). In a home, whoever asks only there picks what leads here, or its group."""
    found = {given: given} if given else {}
    if access.asks_anybody(user):
        found |= {one.expression: one.name for one in SavedAudience.objects.order_by("name")[:MOST]}
        found |= {expression: label for expression, label, _name in _values(NOUNS)}
        found.setdefault("everyone", _("Everyone the partnership knows"))
    elif home is not None:
        found |= {expression: label for expression, label, name in _values(NOUNS[:1]) if name.startswith(home.label)}
    return list(found.items())


def _values(nouns: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for noun in nouns:
        try:
            source = sources.source(noun)
        except sources.UnknownNoun:
            continue
        for value, label, count in source.values()[:MOST]:
            said = {"label": label, "noun": sources.label_of(source), "count": count}
            yield written(Named(noun, (value,))), _("%(noun)s: %(label)s (%(count)s today)") % said, label
