"""The row as it stands, locked after the chain's head."""

from entente.documents.models import Document


def held(document: Document) -> Document:
    return Document.objects.select_for_update(of=("self",)).select_related("current__by", "filed_by").get(pk=document.pk)
