"""Rules as they are kept: plain values out, and back in with every field looked at.

Fractions are texts such as "2/3", days ISO, sets sorted lists, and mappings keep their keys. What is left out takes its default; a field
that nobody knows is refused, since a condition that was misspelt would silently not hold.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from entente.engine.rules.rule import Contradiction, Rule

Plain = dict[str, Any] | list[Any] | str | int | bool | None


def stored(rule: Rule) -> dict[str, Any]:
    """JSON-able; fields at their default are left out, so that a kept rule shows what was decided."""
    return _stored(rule)


def restored(kept: Any) -> Rule:
    """What `stored` gave, or somebody wrote in the same shape. Raises `Contradiction`, naming the field."""
    rule: Rule = _restored(Rule, kept, "rule")
    return rule


def _stored(value: Any) -> dict[str, Any]:
    return {one.name: _plain(said) for one in fields(value) if (said := getattr(value, one.name)) != _default(one)}


def _default(one: "Field[Any]") -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _plain(value: Any) -> Plain:
    match value:
        case None | bool():
            return value
        case Enum():
            return str(value.value)
        case Fraction():
            return str(value)
        case date():
            return value.isoformat()
        case frozenset():
            return sorted(value)
        case tuple():
            return [_plain(one) for one in value]
        case Mapping():
            return {str(key): _plain(one) for key, one in sorted(value.items())}
    return _stored(value) if is_dataclass(value) else value


def _restored(kind: Any, kept: Any, path: str) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    try:
        if origin in (UnionType, Union):
            return None if kept is None else _restored(parts[0], kept, path)
        if origin is not None and issubclass(origin, Mapping):
            return {str(key): _restored(parts[1], one, f"{path}.{key}") for key, one in _mapping(kept).items()}
        if origin is frozenset:
            return frozenset(_restored(parts[0], one, path) for one in _list(kept))
        if origin is tuple:
            kinds = [parts[0]] * len(_list(kept)) if parts[-1] is ... else parts
            return tuple(_restored(each, one, path) for each, one in zip(kinds, _list(kept), strict=True))
        return _whole(kind, kept, path) if is_dataclass(kind) else _single(kind, kept)
    except Contradiction:
        raise
    except (TypeError, ValueError, KeyError, ArithmeticError) as problem:
        raise Contradiction(path, str(problem)[:200]) from None


def _whole(kind: Any, kept: Any, path: str) -> Any:
    hints, said = get_type_hints(kind), _mapping(kept)
    if unknown := sorted(said.keys() - hints.keys()):
        raise Contradiction(path, f"there is no field {unknown[0]}; fields are {', '.join(hints)}")
    return kind(**{name: _restored(hints[name], one, f"{path}.{name}") for name, one in said.items()})


def _single(kind: Any, kept: Any) -> Any:
    if kind is date:
        return date.fromisoformat(kept)
    if kind is Fraction and not isinstance(kept, str | int):
        raise ValueError("write fractions as texts, such as 2/3")
    if kind in (bool, int, str) and type(kept) is not kind:
        raise ValueError(f"{kind.__name__} expected, not {kept!r}")
    return kind(kept)


def _mapping(kept: Any) -> Mapping[str, Any]:
    if not isinstance(kept, Mapping):
        raise ValueError(f"an object with fields expected, not {kept!r}")
    return kept


def _list(kept: Any) -> list[Any]:
    if not isinstance(kept, list | tuple):
        raise ValueError(f"a list expected, not {kept!r}")
    return list(kept)
