"""The engine's reasons in the reader's language."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.agreement.queries.placed import PlacedProject
from entente.engine.ledger import LeftOut
from entente.engine.scope import Place, ScopeRule
from entente.engine.shares import Underivable

LEFT_OUT = {
    LeftOut.SUPERSEDED: gettext_lazy("A later declaration that was accepted replaces it."),
    LeftOut.NOT_ACCEPTED_YET: gettext_lazy("Nobody has accepted it yet."),
    LeftOut.ENTERED_AFTER: gettext_lazy("The decision was entered after the day up to which this figure knows."),
    LeftOut.REJECTED: gettext_lazy("It was rejected."),
    LeftOut.YEAR_AFTER: gettext_lazy("Its year is after the day of this figure."),
    LeftOut.KIND_NOT_PRIVATE: gettext_lazy("The contract does not count this kind of organisation as private."),
    LeftOut.COUNTRY_NOT_COUNTED: gettext_lazy("The contract does not count organisations of this country."),
    LeftOut.NOT_ADMITTED: gettext_lazy("The organisation was not an admitted member on 31 December of the line's year."),
}
SHORT = {
    LeftOut.SUPERSEDED: gettext_lazy("replaced by a correction"),
    LeftOut.NOT_ACCEPTED_YET: gettext_lazy("not yet accepted"),
    LeftOut.ENTERED_AFTER: gettext_lazy("decided later"),
    LeftOut.REJECTED: gettext_lazy("rejected"),
    LeftOut.YEAR_AFTER: gettext_lazy("of a later year"),
    LeftOut.KIND_NOT_PRIVATE: gettext_lazy("not private by the contract"),
    LeftOut.COUNTRY_NOT_COUNTED: gettext_lazy("of a country that does not count"),
    LeftOut.NOT_ADMITTED: gettext_lazy("not by an admitted member"),
}
UNDERIVABLE = {
    Underivable.COST_NOT_STATED: gettext_lazy("The record does not state the participant's total cost."),
    Underivable.EU_NOT_STATED: gettext_lazy("The record does not state the participant's EU contribution."),
    Underivable.NEGATIVE: gettext_lazy("The EU contribution is above the total cost, or an amount is below zero: check the record."),
    Underivable.NO_DATES: gettext_lazy("The project's first or last day is not known, so the share cannot be spread over years."),
    Underivable.DATES_OUT_OF_ORDER: gettext_lazy("The project ends before it begins: check the record."),
}


def left_out_because(reason: LeftOut) -> str:
    return str(LEFT_OUT[reason])


def left_out_in_short(reason: str) -> str:
    return str(SHORT[LeftOut(reason)])


def underivable_because(reason: Underivable) -> str:
    return str(UNDERIVABLE[reason])


def placed_because(project: PlacedProject) -> str:
    """Which rule put a project in, out or undated."""
    placing = project.placing
    if placing.place is Place.UNDATED:
        return _undated(project)
    if placing.rule is not None:
        said = {"effect": _("Included") if placing.rule.include else _("Excluded"), "rule": rule_in_words(placing.rule)}
        return _("%(effect)s by %(rule)s.") % said
    if placing.named_by is not None and placing.tested_on is not None:
        said = {"rule": rule_in_words(placing.named_by), "day": date_format(placing.tested_on, "j F Y")}
        return _("Its date, %(day)s, lies outside the days of %(rule)s.") % said
    return _("No pattern of the scope fits its topics and calls.")


def rule_in_words(rule: ScopeRule) -> str:
    said = {"pattern": rule.pattern}
    if rule.from_on is None:
        return rule.pattern
    said["from"] = date_format(rule.from_on, "j F Y")
    if rule.to_on is None:
        return _("%(pattern)s from %(from)s on") % said
    return _("%(pattern)s from %(from)s to before %(to)s") % {**said, "to": date_format(rule.to_on, "j F Y")}


def _undated(project: PlacedProject) -> str:
    if project.code_year is None:
        return _("Neither its signature nor its start is known.")
    return _("Neither its signature nor its start is known; its call is of %(year)s.") % {"year": project.code_year}
