"""The templates of a procedure: documents at home in it, shared as it is shared."""

from django.db.models import QuerySet

from entente.documents.home import Recipients, home_key
from entente.documents.models import Document
from entente.engine.marking import Marking
from entente.exchange.models import Practice


def key_of(practice: Practice) -> str:
    return home_key("exchange", "practice", practice.pk)


def given(practice: Practice) -> tuple[Marking, Recipients]:
    """The marking and the recipients of its templates now: before it is published they are its own people's."""
    shared = practice.shared(frozenset(practice.members.values_list("pk", flat=True)))
    return shared.marking, Recipients.of(organisations=shared.organisations, groups=shared.groups)


def templates(practice: Practice) -> QuerySet[Document]:
    return Document.objects.filter(home_key=key_of(practice), destroyed_at=None).order_by("pk")
