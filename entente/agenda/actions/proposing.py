"""Proposing topics, changing them until they are screened, and talking about them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from entente import record
from entente.agenda.actions.refusals import CannotPropose
from entente.agenda.choices import OPEN_TO_CHANGE, Horizon, TopicState
from entente.agenda.models import Remark, Topic
from entente.engine.signs import one_line, readable
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Person
from entente.search.actions import put
from entente.vocabulary.models import Expertise, Sector

NOUN = "agenda.topic"
LONGEST = 4000
TEXTS = ("problem", "state_of_the_art", "expected_result", "evidence")
NEEDED = ("title", "problem", "expected_result")


@dataclass(frozen=True, slots=True)
class TopicFacts:
    """What is said of a topic. Readiness are technology readiness levels, 1 to 9; the cost is public money in euros, as a range."""

    title: str
    problem: str
    expected_result: str
    horizon: str
    state_of_the_art: str = ""
    evidence: str = ""
    readiness_now: int | None = None
    readiness_aimed: int | None = None
    cost_low: Decimal | None = None
    cost_high: Decimal | None = None
    sectors: Sequence[str] = ()
    expertise: Sequence[str] = ()


@transaction.atomic
def propose(facts: TopicFacts, *, owner: Organisation | Body | None, by: Person | None, at: datetime, is_fictional: bool = False) -> Topic:
    """A topic with its number. `owner` is the member or the group in whose name it is proposed; None: the partnership's own."""
    entry = record.open()
    columns = _columns(facts)
    topic = Topic.objects.create(
        number=next_number(),
        organisation=owner if isinstance(owner, Organisation) else None,
        body=owner if isinstance(owner, Body) else None,
        proposed_by=by,
        proposed_at=at,
        is_fictional=is_fictional,
        **columns,
    )
    _list(topic, facts)
    entry.enter("agenda.topic_proposed", topic, by=by, organisation=topic.organisation, after=told(facts) | {"for": str(owner or "")})
    return topic


@transaction.atomic
def change(topic: Topic, facts: TopicFacts, *, is_keeper: bool, by: Person, at: datetime) -> Topic:
    """Whoever proposed it mends it until it is taken in; the office also afterwards. What was sent back is screened again."""
    entry = record.open()
    row = locked(topic)
    if row.state not in OPEN_TO_CHANGE and not (is_keeper and row.is_living):
        said = {"code": row.code, "state": row.get_state_display()}
        raise CannotPropose(_("%(code)s is “%(state)s” and stays as it was screened. Say what should change in the discussion.") % said)
    before = told(facts_of(row))
    for name, value in _columns(facts).items():
        setattr(row, name, value)
    row.state = TopicState.PROPOSED if row.state == TopicState.BACK else row.state
    row.save()
    _list(row, facts)
    after = told(facts)
    changed = {name for name, value in after.items() if before[name] != value}
    entry.enter(
        "agenda.topic_changed",
        row,
        by=by,
        organisation=row.organisation,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return row


@transaction.atomic
def remark(topic: Topic, text: str, *, by: Person, at: datetime) -> Remark:
    """One thing said about a topic, for the community to read."""
    entry = record.open()
    text = readable(text).strip()
    if not text or len(text) > LONGEST:
        raise CannotPropose(_("Write something, up to %(most)s letters.") % {"most": LONGEST}, "text")
    said = Remark.objects.create(topic=topic, by=by, text=text, at=at)
    entry.enter("agenda.topic_discussed", topic, by=by, organisation=topic.organisation)
    return said


def next_number() -> int:
    return (Topic.objects.aggregate(last=Max("number"))["last"] or 0) + 1


def locked(topic: Topic) -> Topic:
    return Topic.objects.select_for_update(of=("self",)).select_related("organisation", "body").get(pk=topic.pk)


def facts_of(topic: Topic) -> TopicFacts:
    plain = {name: getattr(topic, name) for name in TopicFacts.__slots__ if name not in ("sectors", "expertise")}
    sectors, expertise = (sorted(getattr(topic, name).values_list("pk", flat=True)) for name in ("sectors", "expertise"))
    return TopicFacts(**plain, sectors=sectors, expertise=expertise)


def told(facts: TopicFacts) -> dict[str, Any]:
    """As the record and editions keep it: amounts as text."""
    said = asdict(facts)
    money = {name: None if said[name] is None else f"{Decimal(said[name]):.2f}" for name in ("cost_low", "cost_high")}
    return said | money | {"sectors": sorted(facts.sectors), "expertise": sorted(facts.expertise)}


def _columns(facts: TopicFacts) -> dict[str, Any]:
    said = {name: value for name, value in asdict(facts).items() if name not in ("sectors", "expertise")}
    said["title"] = one_line(facts.title, 200)
    said |= {name: readable(said[name]).strip() for name in TEXTS}
    for name in NEEDED:
        if not said[name]:
            raise CannotPropose(_("A topic needs its title, the problem and the result that is expected."), name)
    if longest := next((name for name in TEXTS if len(said[name]) > LONGEST), ""):
        raise CannotPropose(_("This is longer than %(most)s letters; shorten it.") % {"most": LONGEST}, longest)
    if facts.horizon not in Horizon.values:
        raise CannotPropose(_("Choose a horizon: %(values)s.") % {"values": ", ".join(Horizon.values)}, "horizon")
    _refuse_wrong_ranges(facts)
    return said


def _refuse_wrong_ranges(facts: TopicFacts) -> None:
    now, aimed, low, high = facts.readiness_now, facts.readiness_aimed, facts.cost_low, facts.cost_high
    if any(level is not None and not 1 <= level <= 9 for level in (now, aimed)):
        raise CannotPropose(_("Readiness is a level from 1 to 9."), "readiness_now")
    if now is not None and aimed is not None and aimed < now:
        raise CannotPropose(_("The readiness aimed at is not below today’s."), "readiness_aimed")
    if (low is None) != (high is None) or (low is not None and high is not None and not 0 < low <= high):
        raise CannotPropose(_("A cost is a range: at least and at most, both above 0, or neither."), "cost_low")


def _list(topic: Topic, facts: TopicFacts) -> None:
    topic.sectors.set(_known(Sector, facts.sectors, "sectors"))
    topic.expertise.set(_known(Expertise, facts.expertise, "expertise"))
    put(NOUN, [(topic.pk, "\n".join([topic.title, topic.code, topic.problem, topic.expected_result, topic.state_of_the_art]))])


def _known(model: Any, codes: Sequence[str], field: str) -> list[Any]:
    found = {one.pk: one for one in model.objects.filter(pk__in=codes)}
    if unknown := sorted(set(codes) - found.keys()):
        raise CannotPropose(_("“%(code)s” is not in the list.") % {"code": unknown[0][:40]}, field)
    return list(found.values())
