"""Why something stands as it does, in words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine.progress import Code, Judged, State

WORDS: Mapping[State, Promise] = {
    State.RED: gettext_lazy("Off track"),
    State.AMBER: gettext_lazy("At risk"),
    State.UNKNOWN: gettext_lazy("Not known"),
    State.GREEN: gettext_lazy("On track"),
    State.REACHED: gettext_lazy("Reached"),
}
QUESTIONS: Mapping[State, Promise] = {
    State.RED: gettext_lazy("Why red?"),
    State.AMBER: gettext_lazy("Why amber?"),
    State.UNKNOWN: gettext_lazy("Why not known?"),
    State.GREEN: gettext_lazy("Why green?"),
    State.REACHED: gettext_lazy("Why reached?"),
}
SENTENCES: Mapping[Code, Promise] = {
    Code.NOT_COLLECTED: gettext_lazy("Not collected, so nobody knows; this is not 0."),
    Code.TOO_OLD: gettext_lazy("Last known on %(day)s, more than 400 days ago: too old to say."),
    Code.NO_TARGET: gettext_lazy("It has no target that leads away from its baseline."),
    Code.NO_BASELINE: gettext_lazy("It has no baseline, so there is no way to measure."),
    Code.TARGET_REACHED: gettext_lazy("%(value)s on %(day)s: its last target is reached."),
    Code.ON_PATH: gettext_lazy("%(value)s on %(day)s, where the straight path asks for %(against)s."),
    Code.BEHIND: gettext_lazy("%(value)s on %(day)s, where the straight path asks for %(against)s: at least 80 %% of the way."),
    Code.FAR_BEHIND: gettext_lazy("%(value)s on %(day)s, where the straight path asks for %(against)s: less than 80 %% of the way."),
    Code.DONE: gettext_lazy("Reached on %(day)s."),
    Code.NOT_YET_DUE: gettext_lazy("Due on %(planned)s, and expected by then."),
    Code.LATE: gettext_lazy("Planned for %(planned)s, expected on %(day)s: %(days)s days late."),
    Code.VERY_LATE: gettext_lazy("Planned for %(planned)s, expected on %(day)s: %(days)s days late, more than 90."),
}


def said(one: Judged) -> str:
    days = (one.day - one.planned).days if one.day and one.planned else None
    words = {
        "value": _number(one.value),
        "against": _number(one.against),
        "day": _day(one.day),
        "planned": _day(one.planned),
        "days": days,
    }
    return str(SENTENCES[one.code]) % words


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else "–"


def _number(value: Decimal | None) -> str:
    if value is None:
        return _("not known")
    return number_format(value.normalize() if value != value.to_integral() else value.to_integral(), force_grouping=True)
