"""What of this room waits for a person: proposals to answer, values to validate, reviews to enter; milestones due, to tell of."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from entente.indicators.models import Observation
from entente.people.choices import Permission
from entente.people.together import Row, facts, part
from entente.people.waiting import Prepared, Waiting, told
from entente.programme.choices import InitiativeState, ReviewState
from entente.programme.models import Initiative, Milestone, Review

SOON, LONG_PAST, MOST = timedelta(days=14), timedelta(days=90), 20


def prepared(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Prepared]:
    found = []
    if organisations:
        running = Milestone.objects.filter(done_on=None, initiative__state=InitiativeState.RUNNING, initiative__lead__in=organisations)
        due = running.filter(due_on__lte=day + SOON, due_on__gte=day - LONG_PAST).order_by("due_on", "pk")
        rows = part(due, most=MOST, label="title", on="due_on", more=facts(page="initiative_id"))
        found.append(Prepared(rows, _saying("milestone", _("Say whether “%(title)s” is reached"), "programme:initiative", 2)))
    if Permission.PROGRAMME_KEEP in permissions:
        proposed = Initiative.objects.filter(state=InitiativeState.PROPOSED).order_by("proposed_at", "pk")
        drafts = Observation.objects.filter(state="draft").exclude(entered_by=person_id).order_by("on", "pk")
        put = Review.objects.filter(state=ReviewState.PUT).order_by("until", "pk")
        found += [
            _prepared(proposed, "title", "pk", "initiative", _("Adopt or stop the initiative “%(title)s”"), "programme:initiative", 5),
            _prepared(
                drafts, "indicator__name", "indicator_id", "observation", _("Validate a value of “%(title)s”"), "programme:indicator", 3
            ),
            _prepared(put, "goal__title", "pk", "review", _("Enter what the board decided about “%(title)s”"), "programme:review", 2),
        ]
    return found


def waiting(person_id: int, organisations: Collection[int], permissions: Collection[str], day: date) -> list[Waiting]:
    return told(prepared(person_id, organisations, permissions, day))


def _prepared(
    rows: "QuerySet[Initiative] | QuerySet[Observation] | QuerySet[Review]",
    label: str,
    page: str,
    noun: str,
    sentence: str,
    name: str,
    minutes: int,
) -> Prepared:
    return Prepared(part(rows, most=MOST, label=label, more=facts(page=page)), _saying(noun, sentence, name, minutes))


def _saying(noun: str, sentence: str, name: str, minutes: int) -> Callable[[Row], Waiting]:
    def say(row: Row) -> Waiting:
        words = sentence % {"title": row.label}
        return Waiting(
            noun, int(row.id), words, name, (int(row.facts["page"]),), due_on=row.on, minutes=minutes, where=_("Programme"), label=row.label
        )

    return say
