"""Whom an expression means, by asking each noun's room once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.utils.translation import gettext as _

from entente.engine import audience
from entente.engine.audience import EVERYONE, Expected, Expression, Name, Unreadable, World
from entente.notices import sources
from entente.notices.refusals import CannotResolve
from entente.notices.sources import Resolving
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody an audience means, and the sentences that say why; none for who is meant only by a `not`."""

    person: int
    name: str
    email: str
    reasons: tuple[str, ...]


def read(text: str) -> Expression:
    """What somebody typed, or a refusal that says where it cannot be read and what was expected there."""
    try:
        return audience.read(text)
    except Unreadable as refusal:
        raise CannotResolve(_sentence(refusal), refusal.position) from None


def resolve(expressions: Sequence[Expression], day: date) -> list[frozenset[int]]:
    """The people each means on a day: one query a noun, however many expressions there are."""
    world = _world(expressions, day)
    return [audience.people(expression, world) for expression in expressions]


def explained(expression: Expression, day: date) -> list[Meant]:
    """Everyone meant, by name, with the reasons."""
    found = audience.reasons(expression, _world([expression], day))
    said = {name: sentence_of(name) for name in {name for why in found.values() for name in why}}
    rows = Person.objects.filter(pk__in=found).order_by("name_key", "pk").values_list("pk", "name", "email")
    return [Meant(pk, name, email, tuple(said[why] for why in found[pk])) for pk, name, email in rows]


def sentence_of(name: Name) -> str:
    """Why somebody is meant by this named set."""
    if name == EVERYONE:
        return _("because it goes to everyone the partnership knows")
    return sources.source(name.noun).sentence(name.value)


def _world(expressions: Iterable[Expression], day: date) -> World:
    named: dict[Name, frozenset[int]] = {}
    asked = _asked(expressions)
    for noun, found in _found(asked, day):
        values = asked[noun]
        _refuse_unknown(noun, values, found)
        named |= {Name(noun, value): frozenset(found.get(value, ())) for value in values}
    everyone = any(map(audience.needs_everyone, expressions))
    return World(named, frozenset(Person.objects.current().values_list("pk", flat=True)) if everyone else frozenset())


def _found(asked: Mapping[str, set[str]], day: date) -> Iterator[tuple[str, Mapping[str, set[int]]]]:
    """People by value, noun for noun; nouns that are asked together by one call."""
    groups: dict[Resolving, dict[str, set[str]]] = defaultdict(dict)
    for noun, values in asked.items():
        if resolving := getattr(_source(noun), "resolving", None):
            groups[resolving][noun] = values
        else:
            yield noun, _source(noun).people(values, day)
    for resolving, nouns in groups.items():
        yield from resolving(nouns, day).items()


def _asked(expressions: Iterable[Expression]) -> Mapping[str, set[str]]:
    asked: dict[str, set[str]] = defaultdict(set)
    for expression in expressions:
        for name in audience.names(expression):
            asked[name.noun].add(name.value)
    return asked


def _source(noun: str) -> sources.Source:
    try:
        return sources.source(noun)
    except sources.UnknownNoun:
        known = sorted(source.noun for source in sources.all_sources())
        raise CannotResolve(
            _("No audience is called “%(noun)s”. There are: %(known)s.") % {"noun": noun, "known": ", ".join(known)}
        ) from None


def _refuse_unknown(noun: str, values: set[str], found: Mapping[str, set[int]]) -> None:
    """A value without people may be one that is misspelt; only then are the noun's values asked for."""
    unknown = sorted(value for value in values if value not in found)
    if not unknown:
        return
    known = [value for value, _label, _count in _source(noun).values()]
    if wrong := [value for value in unknown if value not in known]:
        raise CannotResolve(_unknown(noun, wrong[0], known))


def _unknown(noun: str, value: str, known: list[str]) -> str:
    sentence = _("There is no %(noun)s “%(value)s”.") % {"noun": noun, "value": value}
    by_folded = {one.casefold(): one for one in known}
    near = [by_folded[one] for one in get_close_matches(value.casefold(), by_folded, n=3)]
    return f"{sentence} {_('Did you mean %(near)s?') % {'near': ', '.join(near)}}" if near else sentence


def _sentence(refusal: Unreadable) -> str:
    expected = {
        Expected.AUDIENCE: _("an audience such as group:WG3, the word not, or an opening parenthesis"),
        Expected.COLON: _("a colon and a value, as in country:FR"),
        Expected.VALUE: _("a value, in quotes when it holds spaces"),
        Expected.JOINT: _("and, or, or the end"),
        Expected.CLOSING: _("and, or, or a closing parenthesis"),
        Expected.QUOTE: _("a closing quote"),
        Expected.LESS: _("something shorter and less nested"),
    }[refusal.expected]
    found = f"“{refusal.found[:20]}”" if refusal.found else _("the end")
    return _("At sign %(position)s stands %(found)s; expected here: %(expected)s.") % {
        "position": refusal.position,
        "found": found,
        "expected": expected,
    }
