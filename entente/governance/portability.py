"""What this room keeps about a person."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.governance.models import ActionPoint, Comment, Deliverable, Hand, Mandate, Proposal, Remark, Representation, Voice
from entente.people.portability import Section


def about(person_id: int) -> list[Section]:
    return [_seats(person_id), _proposals(person_id), _points(person_id), *_work(person_id)]


def _seats(person: int) -> Section:
    rows = Mandate.objects.filter(person=person).order_by("from_on", "pk")
    fields = ("body__code", "organisation__name", "role", "from_on", "to_on", "known_at", "superseded_at")
    columns = ("body", "organisation", "role", "from", "to", "known_at", "superseded_at")
    return Section(_("Your seats in bodies"), columns, list(rows.values_list(*fields)))


def _proposals(person: int) -> Section:
    rows = Proposal.objects.filter(person=person).order_by("pk")
    fields = ("kind", "body__code", "organisation__name", "role", "words", "proposed_at", "state", "answered_at", "because")
    columns = ("what", "body", "organisation", "role", "words", "at", "state", "answered_at", "because")
    return Section(_("Seats you asked for or were offered"), columns, list(rows.values_list(*fields)))


def _points(person: int) -> Section:
    rows = ActionPoint.objects.filter(owner=person).order_by("pk")
    fields = ("body__code", "text", "due_on", "state", "made_at", "ended_at", "outcome")
    columns = ("body", "what", "until", "state", "made_at", "closed_at", "outcome")
    return Section(_("Your actions"), columns, list(rows.values_list(*fields)))


def _work(person: int) -> Iterator[Section]:
    """What it said, answered, looks after; whom it represented; when it spoke."""
    comments = Comment.objects.filter(person=person).order_by("pk")
    fields = ("round__document__title", "paragraph", "organisation__name", "text", "proposed", "at", "disposition", "reply")
    columns = ("document", "paragraph", "organisation", "text", "proposed", "at", "disposition", "reply")
    yield Section(_("Your comments on texts"), columns, list(comments.values_list(*fields)))
    remarks = Remark.objects.filter(person=person).order_by("pk").values_list("point__body__code", "point__text", "words", "at")
    yield Section(_("What you said of actions"), ("body", "action", "words", "at"), list(remarks))
    voices = Voice.objects.filter(person=person).order_by("pk")
    named = ("procedure__body__code", "procedure__title", "said", "because", "said_at")
    yield Section(_("What you said in writing"), ("body", "title", "said", "because", "at"), list(voices.values_list(*named)))
    owned = Deliverable.objects.filter(owner=person).order_by("pk").values_list("body__code", "title", "due_on", "state")
    yield Section(_("Deliverables you look after"), ("body", "title", "until", "state"), list(owned))
    given = Representation.objects.filter(Q(absent=person) | Q(by_whom=person)).order_by("pk")
    rows = given.values_list("gathering__title", "absent__name", "by_whom__name", "given_at", "ended_at")
    yield Section(_("Who represented whom"), ("meeting", "absent", "by", "given_at", "ended_at"), list(rows))
    hands = Hand.objects.filter(person=person).order_by("pk").values_list("gathering__title", "raised_at", "called_at", "down_at")
    yield Section(_("When you wanted to speak"), ("meeting", "raised_at", "called_at", "down_at"), list(hands))
