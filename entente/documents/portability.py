"""What this room keeps about a person: what it filed and wrote, and what it was noted to have opened."""

from django.utils.translation import gettext as _

from entente.documents.models import Comment, Document, Opening, Version
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    """Titles only of what the person filed itself."""
    filed = Document.objects.filter(filed_by=person_id, destroyed_at=None).order_by("pk").values_list("reference", "title", "filed_at")
    wrote = Version.objects.filter(by=person_id).order_by("pk").values_list("document__reference", "number", "note", "at")
    opened = Opening.objects.filter(person=person_id).order_by("pk").values_list("version__document__reference", "version__number", "at")
    said = Comment.objects.filter(by=person_id).order_by("pk").values_list("document__reference", "paragraph", "words", "at")
    return [
        Section(_("Documents you filed"), ("document", "title", "at"), list(filed)),
        Section(_("Versions of documents you wrote"), ("document", "version", "note", "at"), list(wrote)),
        Section(_("Comments you made on documents"), ("document", "paragraph", "words", "at"), list(said)),
        Section(_("Documents you were noted to have opened"), ("document", "version", "at"), list(opened)),
    ]
