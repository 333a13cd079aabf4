"""What was said, as it is found: by whom it was said to, and whom its marking lets see it."""

from collections.abc import Collection

from django.db.models import Q
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import gettext_lazy

from entente.notices.choices import DeliveryState
from entente.notices.models import Delivery, Notice
from entente.notices.queries.archive import NOUN
from entente.people.models import Account
from entente.people.together import Part, Row, facts, part
from entente.search.kinds import Hit, Ids, Kind, Seeker
from entente.search.queries import visible

MOST = 5000  # letters of a notice in which the words are looked for again


def _seen(seeker: Seeker) -> Ids | None:
    """A visitor was told nothing. What was sent to somebody lies in its mailbox anyway."""
    if not isinstance(seeker.user, Account):
        return None
    sent = Delivery.objects.filter(person=seeker.user.person_id, state=DeliveryState.SENT)
    return Notice.objects.filter(Q(pk__in=visible(NOUN, seeker.keys)) | Q(pk__in=sent.values("notice_id"))).values("pk")


def _rows(ids: Collection[int]) -> Part:
    return part(Notice.objects.filter(pk__in=ids), label="subject", more=facts(marking="marking", text=Left("body", MOST)), at="created_at")


def _say(row: Row) -> Hit:
    said = row.facts
    return Hit(row.label, reverse("notices:notice", args=[row.id]), "", said["text"], said["marking"], row.at)


FOUND = {NOUN: Kind(gettext_lazy("Said to you"), 80, _rows, _say, seen=_seen)}
