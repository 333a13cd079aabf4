"""What was typed on a ballot page, as a ballot."""

from collections.abc import Mapping
from fractions import Fraction

from django.http import QueryDict
from django.utils.translation import gettext as _

from entente.ballots import bodies
from entente.engine.rules import Rule

SPLIT = ("for", "against", "abstain")


class NotRead(Exception):
    """What was typed is no ballot; the words say what to mend."""


def read(sent: QueryDict, rule: Rule, votes: Fraction) -> str:
    if rule.elects is not None:
        candidates = _ranked(sent) if rule.elects.method.is_ranked else _marked(sent)
        if not candidates and not sent.get("blank"):
            raise NotRead(_("Nobody is chosen. Choose, or tick that you cast a blank ballot."))
        return bodies.for_election(candidates, is_ranked=rule.elects.method.is_ranked)
    if sent.get("choice") == "split":
        return bodies.split({name: _part(sent, name) for name in SPLIT})
    if sent.get("choice") not in SPLIT:
        raise NotRead(_("Choose for, against or abstention."))
    return bodies.for_motion(str(sent["choice"]))


def _marked(sent: QueryDict) -> list[int]:
    return [int(one) for one in sent.getlist("candidates") if one.isascii() and one.isdigit()]


def _ranked(sent: Mapping[str, str]) -> list[int]:
    """Candidates by their places; a place given twice, or left out between others, is asked about."""
    places: dict[int, list[int]] = {}
    for name, value in sent.items():
        number = name.removeprefix("candidate-")
        if name.startswith("candidate-") and number.isdigit() and value.isascii() and value.isdigit():
            places.setdefault(int(value), []).append(int(number))
    if twice := next((place for place, numbers in sorted(places.items()) if len(numbers) > 1), None):
        raise NotRead(_("Place %(place)s is given to more than one candidate. Each place goes to one.") % {"place": twice})
    if sorted(places) != list(range(1, len(places) + 1)):
        missing = next(place for place in range(1, len(places) + 1) if place not in places)
        raise NotRead(_("Place %(place)s is given to nobody, but a later one is. Give the places without a gap.") % {"place": missing})
    return [places[place][0] for place in sorted(places)]


def _part(sent: Mapping[str, str], name: str) -> Fraction:
    try:
        return Fraction(sent.get(f"split-{name}", "").strip().replace(",", ".") or "0")
    except (ValueError, ZeroDivisionError):
        raise NotRead(_("Say with how many votes you are for, against, or abstain.")) from None
