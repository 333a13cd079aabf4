"""From what was typed to the engine's rule, and back."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from entente.ballots.choices import VoteKind
from entente.engine import rules as engine
from entente.engine.rules import Contradiction, Threshold
from entente.web.ballots.forms.fields import threshold

NONE = Fraction(0)


def rule_from(said: Mapping[str, Any], kind: str, codes: Sequence[str]) -> engine.Rule:
    """Raises `Contradiction` or ValueError where the parts do not fit."""
    return engine.Rule(
        said["name"],
        engine.Source(said["article"], said["version"], said["version_on"]),
        electorate=engine.Electorate(
            frozenset(said["classes"]), needs_dues=said["needs_dues"], needs_voice=said["needs_voice"], days_before=said["days_before"]
        ),
        weight=_weight(said, codes),
        unit=engine.Unit(said["unit"]),
        quorum=_quorum(said),
        majority=_majority(said) if kind == VoteKind.MOTION else None,
        elects=_elects(said, codes) if kind == VoteKind.ELECTION else None,
        proxies=_proxies(said) if said["has_proxies"] else None,
        privacy=engine.Privacy(engine.Secrecy(said["level"]), engine.SecretWhen(said["when"]), threshold(said["demanded_by"])),
        tie=engine.Tie(said["tie"]),
        notice_days=said["notice_days"],
    )


def typed_from(rule: engine.Rule) -> dict[str, Any]:
    """What the form shows for a rule that is there."""
    weight, quorum, privacy = rule.weight, rule.quorum, rule.privacy
    said: dict[str, Any] = {
        "name": rule.name,
        "article": rule.source.article,
        "version": rule.source.version,
        "version_on": rule.source.on,
        "classes": sorted(rule.electorate.classes),
        "needs_dues": rule.electorate.needs_dues,
        "needs_voice": rule.electorate.needs_voice,
        "days_before": rule.electorate.days_before,
        "unit": rule.unit.value,
        "weighs": weight.weighs.value,
        "by_class": _lines(weight.by_class.items()),
        "bands": _lines(weight.bands),
        "otherwise": weight.otherwise,
        "per": weight.per,
        "at_least": weight.at_least,
        "at_most": weight.at_most,
        "is_dynamic": weight.is_dynamic,
        "may_split": weight.may_split,
        "has_proxies": rule.proxies is not None,
        "level": privacy.level.value,
        "when": privacy.when.value,
        "demanded_by": privacy.demanded_by.share if privacy.demanded_by else None,
        "tie": rule.tie.value,
        "notice_days": rule.notice_days,
    }
    return said | _typed_quorum(quorum) | _typed_majority(rule.majority) | _typed_elects(rule.elects) | _typed_proxies(rule.proxies)


def _weight(said: Mapping[str, Any], codes: Sequence[str]) -> engine.Weight:
    return engine.Weight(
        engine.Weighs(said["weighs"]),
        {name: votes for name, votes in _table(said["by_class"], "by_class") if _known(name, codes, "by_class")},
        tuple((_number(floor, "bands"), votes) for floor, votes in _table(said["bands"], "bands")),
        said["otherwise"] or NONE,
        said["per"],
        said["at_least"] or NONE,
        said["at_most"],
        said["is_dynamic"],
        said["may_split"],
    )


def _quorum(said: Mapping[str, Any]) -> engine.Quorum | None:
    if said["quorum"] is None:
        return None
    second = None
    if said["earliest"] is not None:
        second = engine.SecondCall(said["earliest"], said["latest"], threshold(said["second_needs"]))
    needs = Threshold(said["quorum"], said["quorum_strict"])
    return engine.Quorum(needs, engine.Counts(said["counts"]), said["counts_represented"], threshold(said["quorum_class"]), second)


def _majority(said: Mapping[str, Any]) -> engine.Majority:
    per_class = None
    if said["class_majority"] is not None:
        of = Threshold(said["of_classes"] if said["of_classes"] is not None else Fraction(1), said["of_classes_strict"])
        per_class = engine.ClassMajority(Threshold(said["class_majority"], said["class_strict"]), engine.Base(said["class_base"]), of)
    needs = Threshold(said["majority"], said["majority_strict"])
    return engine.Majority(needs, engine.Base(said["base"]), per_class, frozenset(said["veto"]))


def _elects(said: Mapping[str, Any], codes: Sequence[str]) -> engine.Elects:
    kept = {name: int(seats) for name, seats in _table(said["seats_by_class"], "seats_by_class") if _known(name, codes, "seats_by_class")}
    return engine.Elects(
        engine.Method(said["method"]), said["seats"], kept, said["country_cap"], said["term_months"], _groups(said["seats_at_least"])
    )


def _groups(text: str) -> dict[str, int]:
    """Names may have several words; the number stands last."""
    found = {}
    for line in filter(str.strip, text.splitlines()):
        name, _space, seats = " ".join(line.replace(":", " ").split()).rpartition(" ")
        if not name or not seats.isdecimal() or len(name) > 60:
            raise Contradiction("seats_at_least", _("a group and its seats a line are expected, not “%(line)s”") % {"line": line[:60]})
        found[name] = int(seats)
    return found


def _proxies(said: Mapping[str, Any]) -> engine.Proxies:
    return engine.Proxies(
        said["cap"],
        said["same_class"],
        said["holder_present"],
        engine.ProxyScope(said["scope"]),
        said["expires_after"],
        said["is_revocable"],
    )


def _typed_quorum(quorum: engine.Quorum | None) -> dict[str, Any]:
    if quorum is None:
        return {}
    second = quorum.second_call
    return {
        "quorum": quorum.needs.share,
        "quorum_strict": quorum.needs.is_strict,
        "counts": quorum.counts.value,
        "counts_represented": quorum.counts_represented,
        "quorum_class": quorum.per_class.share if quorum.per_class else None,
        "earliest": second.earliest if second else None,
        "latest": second.latest if second else None,
        "second_needs": second.needs.share if second and second.needs else None,
    }


def _typed_majority(majority: engine.Majority | None) -> dict[str, Any]:
    if majority is None:
        return {}
    own = majority.per_class
    return {
        "majority": majority.needs.share,
        "majority_strict": majority.needs.is_strict,
        "base": majority.base.value,
        "class_majority": own.needs.share if own else None,
        "class_strict": own.needs.is_strict if own else True,
        "class_base": own.base.value if own else majority.base.value,
        "of_classes": own.of_classes.share if own else None,
        "of_classes_strict": own.of_classes.is_strict if own else False,
        "veto": sorted(majority.veto),
    }


def _typed_elects(elects: engine.Elects | None) -> dict[str, Any]:
    if elects is None:
        return {}
    said = {"method": elects.method.value, "seats": elects.seats, "seats_by_class": _lines(elects.by_class.items())}
    said["seats_at_least"] = _lines(elects.at_least.items())
    return said | {"country_cap": elects.country_cap, "term_months": elects.term_months}


def _typed_proxies(proxies: engine.Proxies | None) -> dict[str, Any]:
    if proxies is None:
        return {}
    names = ("cap", "same_class", "holder_present", "expires_after", "is_revocable")
    return {name: getattr(proxies, name) for name in names} | {"scope": proxies.scope.value}


def _lines(rows: Any) -> str:
    return "\n".join(f"{name} {value}" for name, value in rows)


def _table(text: str, field: str) -> list[tuple[str, Fraction]]:
    rows = [line.replace(":", " ").split() for line in text.splitlines() if line.strip()]
    if wrong := next((row for row in rows if len(row) != 2), None):
        raise Contradiction(field, _("two words a line are expected, not “%(line)s”") % {"line": " ".join(wrong)[:60]})
    return [(name, _number(value, field)) for name, value in rows]


def _number(text: str, field: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise Contradiction(field, _("“%(text)s” is no number") % {"text": text[:20]}) from None


def _known(name: str, codes: Sequence[str], field: str) -> bool:
    if name not in codes:
        raise Contradiction(field, _("there is no class “%(name)s”; classes are %(codes)s") % {"name": name, "codes": ", ".join(codes)})
    return True
