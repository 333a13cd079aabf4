"""What can be done from a mail for rooms that do not know mails: documents stand beside notices, and neither knows the other."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.http.response import Http404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.documents import access, actions, queries
from entente.documents.choices import Afterwards
from entente.documents.models import Document
from entente.documents.waiting import COMMENT, ENDED
from entente.members.viewers import viewer_of, viewers_of
from entente.notices.links import LinkKind, Shown
from entente.people.models import Account, Person

KEEP, RETIRE = "keep", "retire"
A_YEAR = timedelta(days=365)
MOST_SHOWN = 900


def decide_about_document(person: Person, reference: str, choice: str, at: datetime) -> str:
    """With the person's own rights of that moment: who may no longer keep the document is refused."""
    document = _kept_by(person, reference)
    if choice == RETIRE:
        actions.retire(document, because=_("Decided from a mail, after it had run out."), by=person, at=at)
        return _("It is retired: it leaves the lists, and who has the link still reads it.")
    until = localdate(at) + A_YEAR
    actions.keep(document, until=until, afterwards=Afterwards.ASK, by=person, at=at)
    return _("It is kept until %(day)s; then you are asked again.") % {"day": f"{until:%d.%m.%Y}"}


def _kept_by(person: Person, reference: str) -> Document:
    account = Account.objects.filter(person=person, is_active=True).first()
    try:
        if account:
            return access.document_to_keep(account, viewer_of(account), reference)
    except Http404:
        pass
    raise PermissionDenied(_("The document is gone, or no longer yours to keep. The office can help."))


def comment_on_document(person: Person, subject: str, words: str, at: datetime) -> str:
    document, paragraph = _read_by(person, subject)
    actions.comment(document, words, paragraph=paragraph, by=person, at=at)
    return _("Thank you. Your comment stands with the paper, for everyone who may read it.")


def document_to_comment(person: Person, subject: str) -> Shown:
    """The paragraph, or how the document begins, and where all of it is."""
    document, paragraph = _read_by(person, subject)
    words = queries.paragraph_words(document, paragraph) if paragraph else queries.plain_words(document)
    facts = [(_("Document"), document.title), (_("Paragraph %(number)s") % {"number": paragraph} if paragraph else _("It begins"), words)]
    address = reverse("documents:document", args=[document.reference]) + (f"#p{paragraph}" if paragraph else "")
    return Shown([(name, _beginning(said)) for name, said in facts if said], address, _("Read all of it"))


def _beginning(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN].rpartition(' ')[0]} …"


def _read_by(person: Person, subject: str) -> tuple[Document, int | None]:
    """ "k2…9" is a document, "k2…9-12" its twelfth paragraph. With the person's rights of now, whether it has an account or not."""
    reference, _sign, paragraph = subject.partition("-")
    try:
        return access.document_to_read(viewers_of([person.pk])[person.pk], reference), int(paragraph) if paragraph else None
    except (Http404, PermissionDenied):
        raise PermissionDenied(_("The document is gone, or no longer yours to read. Who asked you can help.")) from None


LINKS = {
    ENDED: LinkKind(
        gettext_lazy("What becomes of “%(label)s”, which has run out?"),
        decide_about_document,
        choices=((KEEP, gettext_lazy("Keep it for another year")), (RETIRE, gettext_lazy("Retire it"))),
    ),
    COMMENT: LinkKind(
        gettext_lazy("What do you say to %(label)s?"),
        comment_on_document,
        choices=(("send", gettext_lazy("Send the comment")),),
        words=gettext_lazy("Your comment"),
        shows=document_to_comment,
    ),
}
