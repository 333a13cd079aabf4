"""The reply to whoever drafts a candidate scheme, as a text."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from entente.certification.models import Catalogue, RequirementComment
from entente.certification.queries.effects import effects_of, said_effect


def reply_text(catalogue: Catalogue, comments: Sequence[RequirementComment], day: date) -> str:
    """Plain Markdown, in the order of the catalogue."""
    intro = {"count": len(comments), "catalogue": catalogue, "day": date_format(day, "j F Y")}
    lines = [_("On %(day)s the partnership makes %(count)s comments on %(catalogue)s.") % intro, ""]
    for requirement, of_it in groupby(comments, key=lambda comment: comment.requirement):
        lines += [f"## {_plain(requirement.label)}", ""]
        for comment in of_it:
            lines += _comment(comment, day)
    together = effects_of(catalogue, comments, day)
    lines += [f"## {_('What all of it would change')}", "", *(f"- {_plain(said_effect(effect))}" for effect in together)]
    return "\n".join(lines if together else [*lines, _("No coverage that is mapped today would change.")])


def _comment(comment: RequirementComment, day: date) -> list[str]:
    proposal = f"**{comment.get_proposal_display()}**"
    if comment.aligned_with:
        other = f"{comment.aligned_with.catalogue} {comment.aligned_with.label}"
        proposal += f" ({_plain(other)}: {_('it would be')} {comment.get_relation_display()} {_('this one')})"
    lines = [proposal, "", *(_plain(line) for line in comment.text.splitlines() if line.strip()), ""]
    effects = effects_of(comment.requirement.catalogue, [comment], day)
    lines += [f"- {_plain(said_effect(effect))}" for effect in effects[:10]]
    return [*lines, ""] if effects else lines


def _plain(text: str) -> str:
    """What is quoted is no markup."""
    return text.replace("*", "∗").replace("|", "¦").lstrip("#-> ")
