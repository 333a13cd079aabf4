"""Two people become one: a document that was given to the one is given to the other."""

from datetime import datetime

from entente.documents.models import CommentAsked, Document


def merge(kept: int, gone: int, at: datetime) -> None:
    asked = CommentAsked.objects.filter(person=kept).values("document")
    CommentAsked.objects.filter(person=gone, document__in=asked).delete()
    for document in Document.objects.exclude(shared_with={}).only("shared_with"):
        persons = document.shared_with.get("persons", [])
        if gone in persons:
            document.shared_with["persons"] = sorted({kept, *persons} - {gone})
            document.save(update_fields=["shared_with"])
