"""One cell of a table of contributions: what its text means, or why it cannot be taken."""

from django.utils.translation import gettext as _

from entente.agreement.choices import Activity, Grade
from entente.agreement.imports.columns import Unfit
from entente.engine.words import fold

YES, NO = {"yes", "true", "1", "x", "planned"}, {"", "no", "false", "0"}


def year_in(text: str) -> int:
    if not (len(text.strip()) == 4 and text.strip().isascii() and text.strip().isdigit()):
        raise Unfit(_("“%(text)s” is not a year; write four digits.") % {"text": text[:20]})
    return int(text)


def activity_in(text: str) -> str:
    """By its code or its name."""
    known = {fold(str(name)): activity.value for activity in Activity for name in (activity.value, activity.label)}
    if fold(text.strip()) not in known:
        raise Unfit(_("“%(text)s” is no activity; use one of: %(known)s.") % {"text": text[:60], "known": ", ".join(Activity.values)})
    return known[fold(text.strip())]


def grade_in(text: str) -> str:
    grade = text.strip().upper()[:1]
    if grade not in Grade.values:
        raise Unfit(_("“%(text)s” is no grade; use A, B, C or D.") % {"text": text[:20]})
    return grade


def currency_in(text: str) -> str:
    currency = text.strip().upper() or "EUR"
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise Unfit(_("“%(text)s” is no currency; write three letters, such as EUR or SEK.") % {"text": text[:20]})
    return currency


def planned_in(text: str) -> bool:
    if (said := text.strip().casefold()) not in YES | NO:
        raise Unfit(_("“%(text)s” is neither yes nor no.") % {"text": text[:20]})
    return said in YES


def note_in(text: str) -> str:
    if len(text) > 1000 or any(ord(sign) < 32 and sign not in "\n\t\r" for sign in text):
        raise Unfit(_("The note is longer than 1,000 characters or holds a character that cannot be kept."))
    return text.strip()
