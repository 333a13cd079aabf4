"""What stands on a ballot, as it is kept and hashed: one line of JSON that is the same for the same choice."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.rules import Elects, Rule
from entente.engine.tally import Ballot, Choice, Uncountable, check

MOST_CANDIDATES = 500


class NotABallot(ValueError):
    """What was sent says no vote that can be counted; the words say what would."""


def for_motion(choice: str) -> str:
    return _line({"choice": choice})


def split(parts: Mapping[str, Fraction]) -> str:
    """A member with several votes casts them partly for, partly against."""
    return _line({"split": {choice: str(votes) for choice, votes in sorted(parts.items()) if votes}})


def for_election(candidates: list[int], *, is_ranked: bool) -> str:
    """In order of preference where the method ranks, else in the order of the numbers. Empty: a blank ballot."""
    return _line({"candidates": candidates if is_ranked else sorted(candidates)})


def checked(body: str, rule: Rule, votes: Fraction, candidates: set[int]) -> str:
    """The same body in its one form, if it can be counted. Raises `NotABallot`."""
    said = _read(body)
    if rule.elects is not None:
        return _checked_election(said, rule.elects, votes, candidates)
    if set(said) == {"choice"} and said["choice"] in set(Choice):
        return for_motion(said["choice"])
    if set(said) == {"split"} and rule.weight.may_split:
        return _checked_split(said["split"], votes)
    raise NotABallot(_("Choose for, against or abstention."))


def _checked_election(said: dict[str, Any], elects: Elects, votes: Fraction, candidates: set[int]) -> str:
    numbers = said.get("candidates")
    if set(said) != {"candidates"} or not isinstance(numbers, list) or not all(type(one) is int for one in numbers):
        raise NotABallot(_("A ballot names candidates by their numbers."))
    try:
        check(elects, Ballot(tuple(numbers), votes), candidates)
    except Uncountable as why:
        raise NotABallot(str(why)) from why
    except ValueError:
        raise NotABallot(_("A ballot names each candidate once.")) from None
    return for_election(numbers, is_ranked=elects.method.is_ranked)


def _checked_split(parts: Any, votes: Fraction) -> str:
    try:
        read = {str(choice): Fraction(str(part)) for choice, part in parts.items()}
    except (ValueError, AttributeError, ZeroDivisionError):
        raise NotABallot(_("Say with how many votes you are for, against, or abstain.")) from None
    if not set(read) <= set(Choice) or min(read.values(), default=Fraction(0)) < 0 or sum(read.values()) != votes:
        raise NotABallot(_("The parts are for, against and abstention, and add up to %(votes)s votes.") % {"votes": votes})
    return split(read)


def _read(body: str) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise NotABallot(_("This is no ballot."))
    return said


def _line(said: dict[str, Any]) -> str:
    return json.dumps(said, sort_keys=True, separators=(",", ":"))
