"""What a person chose to be told."""

from dataclasses import dataclass

from entente.notices.kinds import NoticeKind, all_kinds
from entente.notices.models import Preference


@dataclass(frozen=True, slots=True)
class Choice:
    """One kind of notice and whether the person wants it; a statutory one is always sent."""

    kind: NoticeKind
    is_wanted: bool


def choices_of(person: int) -> list[Choice]:
    chosen = dict(Preference.objects.filter(person=person).values_list("kind", "is_wanted"))
    return [Choice(kind, kind.is_statutory or chosen.get(kind.code, True)) for kind in all_kinds()]
