"""Who would get it now: what an audience means, and who of them is left out and why."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from entente.engine.marking import Shared
from entente.notices.kinds import NoticeKind
from entente.notices.queries.audiences import Meant, explained, read
from entente.notices.queries.reach import in_the_way, kept_from


@dataclass(frozen=True, slots=True)
class Reaching:
    """`left_out` is (who, why); everyone else gets it."""

    gets: list[Meant]
    left_out: list[tuple[Meant, str]]

    @property
    def count(self) -> int:
        return len(self.gets) + len(self.left_out)


def reaching(text: str, day: date, kind: NoticeKind | None = None, shared: Shared | None = None) -> Reaching:
    """By what holds today; nobody is left out where neither a kind nor a marking is asked about."""
    meant = explained(read(text), day)
    ids = [one.person for one in meant]
    why = in_the_way(kind, ids) if kind else {}
    if shared:
        why |= dict.fromkeys(kept_from(ids, shared, day), _("May not see what is marked %(marking)s.") % {"marking": shared.marking})
    return Reaching([one for one in meant if one.person not in why], [(one, why[one.person]) for one in meant if one.person in why])
