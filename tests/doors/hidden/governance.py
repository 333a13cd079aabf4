from datetime import timedelta

from django.utils import timezone

from entente.documents.models import Paragraph
from entente.gatherings.models import Gathering
from entente.governance import actions, homes
from entente.governance.models import ActionPoint, AgendaItem, CommentRound, Deliverable, WrittenProcedure
from tests.doors.hidden import Circle
from tests.factories.documents import document
from tests.factories.meetings import item, meeting


def meeting_of_a_group(circle: Circle) -> Gathering:
    return meeting(circle.body, circle.source, circle.insider, title="Hydra meeting")


def on_the_agenda(circle: Circle) -> AgendaItem:
    return item(circle.body, None, circle.source, "Hydra and kraken")


def to_be_done(circle: Circle) -> ActionPoint:
    return actions.make(circle.body, "Slay the hydra, find the kraken", circle.insider.person, by=circle.source.person, at=timezone.now())


def brought_out(circle: Circle) -> Deliverable:
    return actions.plan(circle.body, "Hydra and kraken", circle.insider.person, by=circle.source.person, at=timezone.now())


def in_writing(circle: Circle) -> WrittenProcedure:
    said = {"closes_at": timezone.now() + timedelta(days=5), "by": circle.source.person, "at": timezone.now()}
    return actions.open_written(circle.body, "Hydra and kraken", "Slay it.", "silence", **said)


def commented_on(circle: Circle) -> CommentRound:
    by = {"by": circle.source.person, "at": timezone.now()}
    text = document("Hydra and kraken", "Hydra.", home=homes.home(circle.body), **by)
    asked = actions.ask_for_comments(circle.body, text, closes_at=timezone.now() + timedelta(days=5), lead="Kraken?", **by)
    actions.comment(asked, Paragraph.objects.filter(version=asked.version)[0].key, "Kraken.", **by)
    return asked


HIDDEN = {
    "gathering": meeting_of_a_group,
    "item": on_the_agenda,
    "point": to_be_done,
    "deliverable": brought_out,
    "procedure": in_writing,
    "asked": commented_on,
}
