"""What the record and the rules say in codes, in words."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.engine.sizes import Reason
from entente.members.choices import DelegationRole
from entente.record.queries import Told
from entente.vocabulary.names import country_name
from entente.web.members.labels import FIXED, names

FIELDS: dict[str, Promise] = {
    "name": gettext_lazy("name"),
    "short_name": gettext_lazy("short name"),
    "country": gettext_lazy("country"),
    "region": gettext_lazy("region"),
    "city": gettext_lazy("city"),
    "website": gettext_lazy("website"),
    "activity": gettext_lazy("activity"),
    "about": gettext_lazy("about"),
    "sectors": gettext_lazy("sectors"),
    "expertise": gettext_lazy("expertise"),
    "kind": gettext_lazy("kind"),
    "category": gettext_lazy("category"),
    "cluster": gettext_lazy("regional cluster"),
    "standing": gettext_lazy("standing"),
    "on": gettext_lazy("from"),
    "decision": gettext_lazy("decision"),
    "person": gettext_lazy("person"),
    "role": gettext_lazy("role"),
    "owner": gettext_lazy("owner"),
    "share": gettext_lazy("share"),
    "successor": gettext_lazy("continues as"),
    "organisation": gettext_lazy("organisation"),
    "year": gettext_lazy("year"),
    "headcount": gettext_lazy("headcount"),
    "turnover": gettext_lazy("annual turnover"),
    "balance": gettext_lazy("balance sheet total"),
    "size": gettext_lazy("size"),
    "pic": gettext_lazy("PIC"),
    "vat": gettext_lazy("VAT number"),
    "lei": gettext_lazy("LEI"),
    "register": gettext_lazy("register number"),
    "added": gettext_lazy("came"),
    "ended": gettext_lazy("went"),
}
REASONS: dict[str, Promise] = {
    "headcount_below": gettext_lazy("The headcount, %(value)s, is below %(ceiling)s."),
    "headcount_reached": gettext_lazy("The headcount, %(value)s, is not below %(ceiling)s."),
    "turnover_within": gettext_lazy("The annual turnover, € %(value)s, is not above € %(ceiling)s."),
    "turnover_above": gettext_lazy("The annual turnover, € %(value)s, is above € %(ceiling)s."),
    "balance_within": gettext_lazy("The balance sheet total, € %(value)s, is not above € %(ceiling)s."),
    "balance_above": gettext_lazy("The balance sheet total, € %(value)s, is above € %(ceiling)s."),
    "headcount_unknown": gettext_lazy("The headcount is not known."),
    "turnover_unknown": gettext_lazy("The annual turnover is not known."),
    "balance_unknown": gettext_lazy("The balance sheet total is not known."),
    "held": gettext_lazy("One year's figures alone do not change the class: that takes two years in a row."),
}


def reason(why: Reason) -> str:
    """Why an organisation is of its size, with the figures it was held against."""
    return str(REASONS[why.code]) % {"value": _number(why.value), "ceiling": _number(why.ceiling)}


def _number(value: Decimal | None) -> str:
    return number_format(value.normalize() if value % 1 else int(value), force_grouping=True) if value is not None else ""


def changes(told: Told) -> list[tuple[str, str, str]]:
    """Field, before and after; what was empty before and after says nothing."""
    said = [(str(FIELDS.get(name, name)), _value(name, before), _value(name, after)) for name, before, after in told.changes]
    return [line for line in said if line[1] or line[2]]


def _value(name: str, value: Any) -> str:
    if value in (None, "", [], False):
        return ""
    if isinstance(value, list):
        return ", ".join(_value(name, one) for one in value)
    return _yes_or_day(value) or _coded(name, str(value))


def _coded(name: str, value: str) -> str:
    if name in FIXED:
        return str(FIXED[name].get(value, value))
    if name == "country":
        return country_name(value)
    if name == "role":
        return str(dict(DelegationRole.choices).get(value, value))
    return names(name.removesuffix("s")).get(value, value)


def _yes_or_day(value: Any) -> str:
    if value is True:
        return _("yes")
    try:
        return date_format(date.fromisoformat(value), "j F Y")
    except (TypeError, ValueError):
        return ""
