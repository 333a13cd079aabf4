"""What a person chooses to be told."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from entente import record
from entente.notices import kinds
from entente.notices.models import Preference
from entente.notices.queries.preferences import choices_of
from entente.notices.refusals import Refusal
from entente.people.models import Person


class CannotChoose(Refusal):
    """The kind of notice is not one to choose about."""


@transaction.atomic
def choose(person: Person, wanted: Mapping[str, bool], *, by: Person, at: datetime) -> None:
    """Kind -> wanted; only what differs is written. What the rules ask for cannot be switched off."""
    entry = record.open()
    now = {choice.kind.code: choice.is_wanted for choice in choices_of(person.pk)}
    for code, is_wanted in wanted.items():
        _refuse(code, is_wanted)
        if now.get(code, True) != is_wanted:
            chosen = {"is_wanted": is_wanted, "chosen_at": at}
            Preference.objects.update_or_create(person=person, kind=code, defaults=chosen)
            entry.enter("notices.preference_chosen", person, by=by, after={"kind": code, "wanted": is_wanted})


def _refuse(code: str, is_wanted: bool) -> None:
    try:
        kind = kinds.kind(code)
    except kinds.UnknownNoticeKind:
        raise CannotChoose(_("There is no kind of notice called “%(code)s”.") % {"code": code}) from None
    if kind.is_statutory and not is_wanted:
        raise CannotChoose(_("“%(kind)s” are sent to everyone concerned: the partnership's rules ask for it.") % {"kind": kind.label})
