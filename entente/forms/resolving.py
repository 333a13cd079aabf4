"""What was typed, made ready to be checked: organisations by their names, files by what was brought for this very asking."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from entente.engine.questions import Kind, Outcome, Questionnaire, checked_all
from entente.engine.words import normalised_name
from entente.forms.models import Answer, Asked, Draft
from entente.members.models import Organisation


def outcome_of(questionnaire: Questionnaire, typed: Mapping[str, Any]) -> Outcome:
    """At most two queries, none where no organisation is named."""
    return checked_all(questionnaire, resolved(questionnaire, typed))


def resolved(questionnaire: Questionnaire, typed: Mapping[str, Any]) -> dict[str, Any]:
    keys = [question.key for question in questionnaire.asked if question.kind is Kind.ORGANISATION and typed.get(question.key)]
    known = _organisations([typed[key] for key in keys])
    return {**typed, **{key: known.get(_name_of(typed[key]), typed[key]) for key in keys}}


def with_files(questionnaire: Questionnaire, typed: Mapping[str, Any], asked: Asked, brought: Mapping[str, Any]) -> dict[str, Any]:
    """A file is what was brought for this asking and nothing else, whatever number somebody sends; an empty answer takes it away."""
    keys = [question.key for question in questionnaire.asked if question.kind is Kind.FILE]
    if not keys:
        return dict(typed)
    held = _held(asked)
    return {**typed, **{key: brought.get(key) or _kept(typed.get(key), held.get(key, [])) for key in keys}}


def _kept(said: Any, held: list[Any]) -> Any:
    number = said.get("upload") if isinstance(said, Mapping) else None
    return next((one for one in held if one.get("upload") == number), None)


def _held(asked: Asked) -> dict[str, list[Any]]:
    """By question, the files in the draft and in what was sent."""
    held: dict[str, list[Any]] = {}
    drafts = Draft.objects.filter(asked=asked).values_list("typed", flat=True)
    sent = Answer.objects.filter(asked=asked).values_list("said", flat=True)
    for said in [*drafts, *sent]:
        for key, value in said.items():
            if isinstance(value, dict) and "upload" in value:
                held.setdefault(key, []).append(value)
    return held


def _organisations(typed: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """By what was typed: a name that one organisation bears, its slug, or its number."""
    names = {name for one in typed if (name := _name_of(one))}
    if not names:
        return {}
    keys = {normalised_name(name): name for name in names}
    numbers = [int(name[1:]) for name in names if name[:1] == "#" and name[1:].isdecimal() and len(name) < 18]
    found: dict[str, list[Organisation]] = {}
    candidates = Organisation.objects.filter(Q(name_key__in=keys) | Q(slug__in=names) | Q(pk__in=numbers))
    for one in candidates.only("pk", "name", "name_key", "slug"):
        for said in {keys.get(one.name_key), one.slug if one.slug in names else None, f"#{one.pk}" if one.pk in numbers else None} - {None}:
            found.setdefault(str(said), []).append(one)
    return {said: {"id": ones[0].pk, "name": ones[0].name} for said, ones in found.items() if len(ones) == 1}


def _name_of(typed: Any) -> str:
    """What an organisation is looked up by: what was typed, or "#" and its number."""
    if isinstance(typed, Mapping):
        number = typed.get("id")
        return f"#{number}" if isinstance(number, int) and not isinstance(number, bool) and number >= 0 else ""
    return typed.strip()[:400] if isinstance(typed, str) else ""
