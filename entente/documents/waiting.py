"""What of this room waits for a person: documents it filed that have run out, and those on which its comment is asked for."""

from collections.abc import Collection
from datetime import date

from django.db.models.fields.json import KT, KeyTextTransform
from django.utils.translation import gettext as _

from entente.documents.choices import Afterwards
from entente.documents.models import CommentAsked, Document
from entente.engine.marking import Marking
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

MOST = 50
ENDED, COMMENT = "documents.run_out", "documents.comment"  # action links; what they do stands in a room above, which knows links


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    """Whoever filed a document is among its recipients, whatever its marking."""
    over = Document.objects.filter(filed_by=person_id, keep_until__lt=day, retired_at=None, afterwards=Afterwards.ASK)
    said = facts(marking="marking", home=KT("home__label"))
    rows = part(over.order_by("keep_until", "pk"), most=MOST, id="reference", label="title", on="keep_until", more=said)
    return [Prepared(rows, _said), _asked(person_id, day)]


def _asked(person_id: int, day: date) -> Prepared:
    asked = CommentAsked.objects.filter(person=person_id, answered_at=None, until__gte=day, document__retired_at=None)
    home = KeyTextTransform("label", "document__home")
    said = facts(title="document__title", marking="document__marking", home=home, paragraph="paragraph")
    return Prepared(part(asked, id="document__reference", on="until", more=said), _comment)


def _comment(row: Row) -> Waiting:
    """What is only for some is not named: who was asked may since have left those."""
    said = row.facts
    is_open = said["marking"] in (Marking.CLEAR.value, Marking.GREEN.value)
    where, title = said["home"] or _("Documents"), f"“{said['title']}”"
    label = title if is_open else _("a paper of %(home)s") % {"home": where}
    about = f"{row.id}-{said['paragraph']}" if said["paragraph"] else row.id
    more = {"due_on": row.on, "minutes": 10, "mail_doable": COMMENT, "label": label, "about": about, "where": where}
    return Waiting("comment", row.id, _("Comment on %(what)s") % {"what": label}, "documents:comments", (row.id,), **more)  # type: ignore[arg-type]


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _said(row: Row) -> Waiting:
    said = row.facts
    return Waiting(
        "document",
        row.id,
        _("Decide what becomes of “%(title)s”, which has run out") % {"title": row.label},
        "documents:document",
        (row.id,),
        due_on=row.on,
        minutes=1,
        mail_doable=ENDED,
        label=row.label,
        where=said["home"] or "",
        marking=said["marking"],
    )
