"""What of this room waits for a person: rounds to answer, proposals to screen or to mend, watched calls that close soon."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Exists, F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.agenda.choices import RoundState, TopicState
from entente.agenda.models import Panellist, Screener, Topic, Watch
from entente.governance.models import Mandate
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told

SOON = timedelta(days=30)
MOST = 50
WHERE = gettext_lazy("Agenda")


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    asked = Panellist.objects.filter(person=person_id, round__state=RoundState.OPEN, finished_at=None)
    shaped = part(asked, most=MOST, label="round__title", on="round__closes_on", more=facts(round="round_id"))
    back = Topic.objects.filter(state=TopicState.BACK, proposed_by=person_id)
    watched = Watch.objects.filter(person=person_id, call__deadline_on__range=(day, day + SOON))
    calls = part(watched, most=MOST, label="call__title", on="call__deadline_on", more=facts(code=F("call__code"), call="call_id"))
    found = [Prepared(shaped, _round), Prepared(part(back, most=MOST, label="title"), _back), Prepared(calls, _call)]
    waiting = Topic.objects.filter(state=TopicState.PROPOSED).exclude(proposed_by=person_id).exclude(organisation__in=organisations)
    if Permission.AGENDA_KEEP not in permissions:
        sits = Mandate.objects.sitting(day).filter(person=person_id).exclude(role="observer")
        screening = Screener.objects.known().on(day).filter(body__in=sits.values("body"))
        waiting = waiting.filter(Exists(screening))
    found.append(Prepared(part(waiting.order_by("number"), most=MOST, label="title", at="proposed_at"), _screen))
    return found


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _round(row: Row) -> Waiting:
    pk, sentence = int(row.facts["round"]), _("Say what comes first: “%(title)s”") % {"title": row.label}
    return Waiting("agenda-round", pk, sentence, "agenda:answer", (pk,), row.on, 5, where=str(WHERE))


def _back(row: Row) -> Waiting:
    sentence = _("Mend “%(title)s”, which was sent back") % {"title": row.label}
    return Waiting("agenda-topic", row.id, sentence, "agenda:topic", (int(row.id),), minutes=10, where=str(WHERE))


def _screen(row: Row) -> Waiting:
    sentence = _("Screen the topic “%(title)s”") % {"title": row.label}
    return Waiting("agenda-topic", row.id, sentence, "agenda:topic", (int(row.id),), minutes=5, where=str(WHERE))


def _call(row: Row) -> Waiting:
    sentence = _("%(code)s closes: “%(title)s”") % {"code": row.facts["code"], "title": row.label}
    pk = int(row.facts["call"])
    return Waiting("agenda-call", pk, sentence, "agenda:call", (pk,), row.on, where=str(WHERE))
