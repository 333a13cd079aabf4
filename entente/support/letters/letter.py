from datetime import datetime
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.documents.exports import Paper, pdf
from entente.engine.marking import Marking
from entente.members.models import Partnership
from entente.support.models import Answer

TEMPLATE = Path(__file__).with_name("letter.typ")


def letter_of(answer: Answer, at: datetime) -> Paper:
    """The letter as it stands on a day. It bears no marking: the member hands it to whom it is addressed."""
    return Paper(
        title=answer.title,
        text=answer.text,
        marking=Marking.CLEAR,
        at=timezone.localtime(at),
        facts=answer.request.number,
        hint=_("□ stands for signs that this PDF has no letters for."),
        language=answer.language,
    )


def pdf_of(answer: Answer, at: datetime, *, is_draft: bool) -> bytes:
    paper = letter_of(answer, at)
    partnership = Partnership.objects.first()
    more = {
        "sender": partnership.name if partnership else "",
        "dated": date_format(paper.at, "j F Y"),
        "number": answer.request.number,
        "addressee": answer.addressee,
        "signatory": answer.signatory,
        "signatory_role": answer.signatory_role,
        "draft": _("Draft, not signed") if is_draft else "",
        "our_reference": _("Our reference"),
    }
    return pdf(paper, TEMPLATE, more)
