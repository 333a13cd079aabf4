"""What this room keeps about a person: invitations with what it answered, what it organised, its calendars, answers of its calendar."""

from django.utils.translation import gettext as _

from entente.gatherings.models import Feed, Gathering, Guest, Reply
from entente.people.portability import Section

_NOTED = ("presence", "came_at", "left_at", "why")
_GUEST = ("gathering__title", "gathering__starts_at", "part", "state", "how", "answered_at", "said", *_NOTED)
_GUEST_COLUMNS = ("gathering", "starts", "part", "answer", "how", "answered", "said", "presence", "came", "left", "why")


def about(person_id: int) -> list[Section]:
    guests = Guest.objects.filter(person=person_id).order_by("pk").values_list(*_GUEST)
    arranged = Gathering.objects.filter(organiser=person_id).order_by("pk").values_list("title", "starts_at", "state")
    feeds = Feed.objects.filter(person=person_id).order_by("pk").values_list("label", "home_key", "made_at", "ended_at")
    replies = Reply.objects.filter(person=person_id).order_by("pk").values_list("gathering__title", "said", "outcome", "why", "sent_at")
    return [
        Section(_("What you were invited to"), _GUEST_COLUMNS, list(guests)),
        Section(_("What you organise"), ("gathering", "starts", "state"), list(arranged)),
        Section(_("Your calendars"), ("calendar", "home", "made_at", "ended_at"), list(feeds)),
        Section(_("Answers your calendar sent"), ("gathering", "answer", "outcome", "why", "at"), list(replies)),
    ]
