"""What several actions here need: words as they are kept, the index in step."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from entente.engine.signs import one_line
from entente.search.actions import drop, put
from entente.skills.actions.refusals import CannotKeep, Refusal
from entente.skills.choices import CAMPAIGNS, COURSES, RANGES
from entente.skills.models import Campaign, Course, CyberRange
from entente.vocabulary.queries import EU_LANGUAGES


def reason(because: str, refusal: type[Refusal]) -> str:
    if said := one_line(because, 500):
        return said
    raise refusal(_("Say in a word why."))


def tongues(codes: Iterable[str]) -> str:
    """As the rows keep them: "|en|fr|", so that one of them is found by its bars."""
    kept = sorted(set(codes))
    if unknown := [code for code in kept if code not in EU_LANGUAGES]:
        raise CannotKeep(_("“%(code)s” is no language of the Union; write its two letters.") % {"code": unknown[0][:20]})
    return f"|{'|'.join(kept)}|" if kept else ""


def index(rows: Sequence[Course | CyberRange | Campaign]) -> None:
    """Found by everyone once published, by nobody before. All rows are of one noun."""
    if not rows:
        return
    noun = {Course: COURSES, CyberRange: RANGES, Campaign: CAMPAIGNS}[type(rows[0])]
    put(noun, ((row.pk, _words(row)) for row in rows if row.is_published))
    drop(noun, (row.pk for row in rows if not row.is_published))


def _words(row: Course | CyberRange | Campaign) -> str:
    if isinstance(row, Course):
        return f"{row.title}\n{row.provider_name}\n{row.accreditation}\n{row.about}"
    if isinstance(row, CyberRange):
        return f"{row.name}\n{row.organisation}\n{row.about}"
    return f"{row.title}\n{row.message}\n{row.about}"
