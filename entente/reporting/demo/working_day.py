"""The office's working day in the demonstration: papers, a mail that waits for a second pair of eyes, two rounds, an event to come."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db.models import QuerySet

from entente.documents import actions as documents
from entente.documents import contents, homes
from entente.engine.marking import Marking
from entente.engine.questions import Question, Questionnaire, quick
from entente.forms import actions as forms
from entente.forms.choices import Asks, Became, Results
from entente.forms.models import Asked
from entente.gatherings import actions as gatherings
from entente.gatherings.choices import Answer, GatheringKind
from entente.gatherings.models import Guest
from entente.gatherings.plan import Plan
from entente.members import actions as members
from entente.members.models import Delegation
from entente.notices import actions as notices
from entente.people.models import Person
from entente.reporting.actions.commenting import ask_for_comments
from entente.reporting.demo.people import Staff

GUIDE = """# A member's first month

1. Choose at least one working group and name your experts.
2. Look through your profile: what stands there is what others find.
3. Declare what you invested; the office tells you what it accepted, and why.

# Whom to ask

The office answers within two working days.
"""
FINDING = """# What this site shows

Figures are released on a day and do not move afterwards. Behind each stand the lines it is made of.

*The organisations, people and amounts of this demonstration are fictional.*
"""
TRAINING = """How many people did you train in cyber security last year? * [number 0..5000 people]
> Count each person once.
Do you run a cyber range? * [one: Yes | No | We plan one]
Which roles are hardest to fill? [many: Analyst | Architect | Auditor | Risk manager | Penetration tester | ...]
What should the partnership do about it? [long]
"""
WHICH_CITY = "Where shall the spring plenary be? * [one: Tallinn | Lisbon | Brno | ...]\n"
RANGES = ("Yes", "No", "No", "We plan one")
ANSWERS = 45
COMERS = 34
SEATS = 30


def add_all(random: Random, voices: Sequence[Person], delegate: Person, staff: Staff, *, now: datetime) -> None:
    """`voices` are the members' representatives, `delegate` the one of them who can sign in."""
    _papers(staff.office, delegate, now)
    _profiles([voice for voice in voices if voice != delegate], now)
    _to_approve(staff.office, now)
    _training(random, delegate, staff.office, now)
    _city(random, delegate, staff.office, now)
    _investor_day(voices, staff.office, now)


def _papers(by: Person, delegate: Person, now: datetime) -> None:
    """The delegate has said something to one of them, and is asked what it says to the other."""
    library = homes.library()
    if library is None:
        return
    at, day = now - timedelta(days=90), (now + timedelta(days=14)).date()
    guide = documents.file_document(library, "A member’s first month", contents.typed(GUIDE), marking=Marking.GREEN, by=by, at=at)
    finding = documents.file_document(library, "How to read this site", contents.typed(FINDING), marking=Marking.CLEAR, by=by, at=at)
    documents.comment(guide, "Say where the groups’ dates stand.", paragraph=2, by=delegate, at=now - timedelta(days=30))
    ask_for_comments(finding, [delegate.pk], words="Is it clear to who comes here first?", until=day, by=by, at=now - timedelta(days=1))


def _profiles(voices: Sequence[Person], now: datetime) -> None:
    """Two of three have confirmed theirs in the last months."""
    speaks = {one.person_id: one for one in Delegation.objects.known().select_related("organisation").filter(to_on=None)}
    for number, voice in enumerate(voices):
        if number % 3 and voice.pk in speaks:
            members.confirm_profile(speaks[voice.pk].organisation, by=voice, at=now - timedelta(days=number))


def _to_approve(by: Person, now: datetime) -> None:
    body = "Dear all,\n\nthe spring plenary is being prepared. **One minute of your time:** tell us on this site where it shall be."
    written = notices.draft(
        "Where shall we meet in spring?", body=body, audience="delegates:representative", by=by, at=now - timedelta(hours=20)
    )
    notices.hand_in(written, by=by, at=now - timedelta(hours=20))


def _training(random: Random, delegate: Person, by: Person, now: datetime) -> None:
    """A good part of the members have answered; the delegate's has not."""
    at = now - timedelta(days=9)
    form = forms.write_form("Training and shortages", quick.read(TRAINING), by=by, at=at)
    plan = forms.Plan(
        title="Training and shortages of last year",
        intro="Five minutes for each member. What you answer is seen by the office; the others see sums.",
        audience="standing:admitted",
        asks=Asks.MEMBER,
        closes_at=now + timedelta(days=12),
        may_say_nothing=True,
    )
    opened = forms.open_round(forms.plan_round(form, plan, by=by, at=at), by=by, at=at)
    speaks = {one.organisation_id: one.person for one in Delegation.objects.select_related("person").filter(superseded_at=None)}
    others = _waiting(opened.pk).exclude(organisation__delegations__person=delegate)
    for number, asked in enumerate(others[:ANSWERS]):
        who = speaks[asked.organisation_id]
        if number % 9 == 0:
            forms.say_nothing(asked, by=who, at=at + timedelta(days=2))
            continue
        said = [str(random.randint(0, 90)), random.choice(RANGES), random.sample(["Analyst", "Architect", "Auditor"], 2)]
        forms.send(asked, _typed(opened.version.questionnaire, said), revision=0, by=who, at=at + timedelta(days=1 + number % 7))


def _city(random: Random, delegate: Person, by: Person, now: datetime) -> None:
    at = now - timedelta(days=2)
    form = forms.write_form("Spring plenary", quick.read(WHICH_CITY), by=by, at=at)
    plan = forms.Plan(
        title="Where shall we meet in spring?",
        audience="delegates:representative",
        closes_at=now + timedelta(days=5),
        results=Results.AT_ONCE,
    )
    opened = forms.open_round(forms.plan_round(form, plan, by=by, at=at), by=by, at=at)
    for asked in _waiting(opened.pk).exclude(person=delegate)[:ANSWERS]:
        said = _typed(opened.version.questionnaire, [random.choice(["Tallinn", "Tallinn", "Lisbon", "Brno"])])
        forms.send(asked, said, revision=0, by=asked.person, at=now - timedelta(days=1))  # type: ignore[arg-type]


def _investor_day(voices: Sequence[Person], by: Person, now: datetime) -> None:
    """Open to everyone, with a waiting list."""
    at, starts_at = now - timedelta(days=20), (now + timedelta(days=62)).replace(hour=8, minute=30, second=0, microsecond=0)
    plan = Plan(
        title="Cyber investor day",
        kind=GatheringKind.INVESTOR_DAY,
        description="Twelve SMEs present, thirty investors listen, and everyone talks.\n\n*A fictional event of the demonstration.*",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=7),
        place="Tartu, Estonia",
        link="https://meet.example/investor-day",
        marking=Marking.CLEAR,
        capacity=SEATS,
        is_open=True,
    )
    made = gatherings.announce(gatherings.arrange(plan, by=by, at=at), by=by, at=at)
    gatherings.invite(made, [person.pk for person in voices[: COMERS + 6]], by=by, at=at)
    guests = Guest.objects.filter(gathering=made).select_related("person").order_by("pk")
    for place, guest in enumerate(guests[:COMERS]):
        gatherings.answer(made, guest.person, Answer.ACCEPTED, by=guest.person, at=at + timedelta(hours=1 + place))


def _waiting(round_id: int) -> QuerySet[Asked]:
    waiting = Asked.objects.filter(round=round_id, became=Became.WAITING)
    return waiting.select_related("round__version", "organisation", "person").order_by("pk")


def _typed(questionnaire: Questionnaire, said: Sequence[Any]) -> dict[str, Any]:
    """The questions' answers in their order, choices by what they are called."""
    return {question.key: _picked(question, one) for question, one in zip(questionnaire.questions, said, strict=False)}


def _picked(question: Question, said: Any) -> Any:
    keys = {option.label: option.key for option in question.options}
    return [keys[one] for one in said] if isinstance(said, list) else keys.get(said, said)
