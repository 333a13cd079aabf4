"""What gatherings ask before a body's meeting is announced: is its notice early enough, does it say how one takes part from afar. And
before one that was announced is moved: for an earlier day the notice runs anew."""

from datetime import datetime

from django.utils.translation import gettext as _

from entente.gatherings.models import Gathering
from entente.governance.models import Meeting
from entente.governance.queries.calling import body_of, called, calling_of, meeting_of


def refuses(gathering: Gathering, at: datetime) -> str:
    """The sentence, where a rule that blocks is broken; else nothing."""
    called = calling_of(gathering, at)
    return called.refusal if called else ""


def moved(gathering: Gathering, was: datetime, at: datetime) -> str:
    """Called in the transaction that moves it, with the new day in it: refuses with a sentence, or notes from when the notice counts."""
    body = body_of(gathering)
    if body is None or gathering.starts_at >= was:
        return ""
    meeting = meeting_of(gathering, body)
    meeting.noticed_at = at
    found = called(gathering, meeting, at)
    if found.rule and found.rule.blocks and found.is_late:
        return _("The earlier day would come too soon: its notice runs from today. %(said)s Choose a later day.") % {"said": found.sentence}
    Meeting.objects.update_or_create(gathering=gathering, defaults={"noticed_at": at}, create_defaults={"noticed_at": at, "body": body})
    return ""
