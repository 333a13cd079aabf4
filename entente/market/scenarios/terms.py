"""What a kind of measure has to say, and how each of its terms has to look."""

from collections.abc import Callable, Mapping
from typing import Any

REQUIRED = {
    "recognise": ("schemes",),
    "adopt": ("scheme", "replaces", "levels"),
    "accept": ("accepts",),
    "harmonise": ("requirement",),
    "fund": ("schemes", "cheaper_by"),
}


def is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST and value.isprintable()


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST_ITEMS and all(map(is_text, value))


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_WHOLE


def _are_levels(value: Any) -> bool:
    if not isinstance(value, list) or len(value) > MOST_ITEMS:
        return False
    return all(isinstance(one, Mapping) and set(one) <= {"level", "ava_van_up_to"} and _is_level(one) for one in value)


def _is_level(one: Mapping[str, Any]) -> bool:
    return is_text(one.get("level")) and bool(one["level"]) and ("ava_van_up_to" not in one or _is_whole(one["ava_van_up_to"]))


def _are_percentages(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 3:
        return False
    return all(isinstance(one, (int, float)) and not isinstance(one, bool) and 0 <= one < 100 for one in value) and sorted(value) == value


LONGEST, MOST_ITEMS, MOST_WHOLE = 300, 400, 1_000
Check = tuple[Callable[[Any], bool], str]
TEXTS: Check = (_are_texts, "a list of codes")
TEXT: Check = (is_text, "a line of text")
WHOLE: Check = (_is_whole, "a whole number")
YES: Check = (lambda value: isinstance(value, bool), "true or false")
TERMS: dict[str, Check] = {
    **dict.fromkeys(("schemes", "as", "replaces", "accepts", "states", "sectors", "scopes"), TEXTS),
    **dict.fromkeys(("scheme", "requirement", "domain", "profile"), TEXT),
    **dict.fromkeys(("most_eal", "most_ava_van", "ends_after_months", "running_until_months"), WHOLE),
    **dict.fromkeys(("same_level", "is_required"), YES),
    "levels": (_are_levels, 'a list of objects with "level", from the lowest to the highest'),
    "cheaper_by": (_are_percentages, "three percentages below 100: low, likely, high"),
}
