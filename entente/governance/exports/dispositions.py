"""The disposition table of a round of comments, as a spreadsheet program reads it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from entente.governance.models import CommentRound
from entente.governance.queries.comments import table as rows_of


def table(asked: CommentRound) -> tuple[list[str], Iterable[list[Any]]]:
    """Columns, and a row a comment in the order of the text; the marking of the document stands in every row."""
    columns = [
        *(_("number"), _("document"), _("version"), _("paragraph"), _("words"), _("who"), _("organisation"), _("day")),
        *(_("comment"), _("proposed words"), _("disposition"), _("answer"), _("answered on"), _("marking")),
    ]
    return columns, (
        [
            number,
            asked.document.title,
            asked.version.number,
            paragraph.key,
            paragraph.words,
            one.person.name,
            one.organisation.name if one.organisation else "",
            timezone.localdate(one.at),
            one.text,
            one.proposed,
            one.get_disposition_display(),
            one.reply,
            timezone.localdate(one.settled_at) if one.settled_at else None,
            asked.document.light.label,
        ]
        for number, (paragraph, one) in enumerate(rows_of(asked), 1)
    )
