"""Comments on a candidate scheme, what becomes of them, and the reply that goes to whoever drafts it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.certification.actions.catalogue_refusals import CannotComment
from entente.certification.catalogue_choices import CommentState, Proposal, RelationKind
from entente.certification.models import Catalogue, Requirement, RequirementComment
from entente.certification.reply import reply_text
from entente.documents import contents
from entente.documents.actions import file_document
from entente.documents.homes import library
from entente.documents.models import Document
from entente.members.models import Organisation
from entente.people.models import Person


@dataclass(frozen=True, slots=True)
class CommentSaid:
    text: str
    proposal: Proposal = Proposal.WORDING
    aligned_with: Requirement | None = None
    relation: RelationKind | None = None


@transaction.atomic
def comment(
    requirement: Requirement, said: CommentSaid, *, organisation: Organisation | None, by: Person, at: datetime
) -> RequirementComment:
    entry = record.open()
    _refuse(requirement, said, at)
    made = RequirementComment.objects.create(
        requirement=requirement,
        organisation=organisation,
        by=by,
        at=at,
        text=said.text.strip(),
        proposal=said.proposal,
        aligned_with=said.aligned_with,
        relation=said.relation.value if said.relation else "",
    )
    entry.enter("certification.commented", made, by=by, organisation=organisation, after={"proposal": said.proposal.value})
    return made


@transaction.atomic
def answer_comment(made: RequirementComment, state: CommentState, answer: str, *, by: Person, at: datetime) -> RequirementComment:
    """Taken up comments make the reply; an answer can be changed until it is filed."""
    entry = record.open()
    current = RequirementComment.objects.select_for_update().get(pk=made.pk)
    before = {"state": current.state}
    current.state, current.answer = state, answer.strip()
    current.answered_by = None if state == CommentState.OPEN else by
    current.save()
    entry.enter("certification.comment_answered", current, by=by, before=before, after={"state": state.value})
    return current


@transaction.atomic
def file_reply(catalogue: Catalogue, *, by: Person, at: datetime) -> Document:
    """The comments that were taken up, requirement by requirement, each with what it would change, as a text in the library."""
    entry = record.open()
    comments = list(
        RequirementComment.objects.filter(requirement__catalogue=catalogue, state=CommentState.TAKEN_UP)
        .select_related("requirement", "organisation", "aligned_with__catalogue")
        .order_by("requirement__position", "at")
    )
    home = library()
    if not comments or home is None:
        raise CannotComment(_("No comment has been taken up yet. Decide about the comments first; the reply is made of those."))
    title = _("Reply on %(catalogue)s") % {"catalogue": catalogue}
    content = contents.typed(reply_text(catalogue, comments, timezone.localdate(at)))
    document = file_document(home, title[:200], content, by=by, at=at)
    entry.enter("certification.reply_filed", catalogue, by=by, after={"document": document.reference, "comments": len(comments)})
    return document


def _refuse(requirement: Requirement, said: CommentSaid, at: datetime) -> None:
    catalogue = requirement.catalogue
    if not catalogue.is_consulted:
        raise CannotComment(_("%(catalogue)s is not in consultation.") % {"catalogue": catalogue})
    if catalogue.consulted_until and timezone.localdate(at) > catalogue.consulted_until:
        raise CannotComment(_("The consultation ended on %(day)s.") % {"day": catalogue.consulted_until.strftime("%d %B %Y")})
    if not said.text.strip():
        raise CannotComment(_("Say in a sentence what should change, and why."))
    if (said.proposal == Proposal.ALIGN) != bool(said.aligned_with and said.relation):
        raise CannotComment(
            _("To bring it in line, name the other requirement and how it would then stand; for any other proposal leave both out.")
        )
    if said.aligned_with and said.aligned_with.catalogue_id == catalogue.pk:
        raise CannotComment(_("Bring it in line with a requirement of another catalogue."))
