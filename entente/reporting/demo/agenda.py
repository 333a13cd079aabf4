"""The agenda of the demonstration: fictional topics, two assessments, two editions, a second round that is open today; real calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from entente.agenda import actions
from entente.agenda.actions import TopicFacts
from entente.agenda.choices import CallState, Horizon, LinkState, Method, Verdict
from entente.agenda.models import CallTopic, Panellist, Round, Topic
from entente.agenda.queries.calls import NOUN
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Person
from entente.projects import models as projects
from entente.reporting.demo.cast import Part
from entente.reporting.demo.members import noon
from entente.reporting.demo.people import Staff, Voices
from entente.search.actions import put

SHORT, MEDIUM, LONG = Horizon.SHORT.value, Horizon.MEDIUM.value, Horizon.LONG.value
PANEL = 14
PORTAL = "https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/"


@dataclass(frozen=True, slots=True)
class Idea:
    title: str
    problem: str
    result: str
    horizon: str
    readiness: tuple[int, int] = (3, 6)
    millions: tuple[int, int] | None = (3, 5)
    call: str = ""  # the call topic that a person of the office linked


IDEAS = (
    Idea(
        "Shared early warning for small operators",
        "Small operators see attacks alone and late.",
        "One picture that they share.",
        SHORT,
        (5, 8),
        (4, 6),
        "DS-07-2017",
    ),
    Idea(
        "Certification evidence that is written once",
        "Makers prove the same thing in every country.",
        "Evidence that all of them accept.",
        SHORT,
        (4, 7),
        (3, 4),
        "DS-01-2016",
    ),
    Idea(
        "Secure updates for devices in hospitals",
        "Devices stay unpatched for years.",
        "Updates that a hospital can trust.",
        SHORT,
        (4, 7),
        (4, 7),
        "SU-TDS-02-2018",
    ),
    Idea(
        "Cyber insurance that knows the risk",
        "Nobody can price a small firm's risk.",
        "Models that firms and insurers share.",
        SHORT,
        (3, 5),
        (1, 2),
        "DS-06-2014",
    ),
    Idea(
        "Ports and ferries under combined attack",
        "Physical and cyber attacks come together.",
        "Exercises and defences for both.",
        SHORT,
        (5, 7),
        (6, 8),
        "CIP-01-2016-2017",
    ),
    Idea(
        "First help for small firms",
        "A small firm has nobody to call.",
        "A service that any region can set up.",
        SHORT,
        (6, 9),
        (2, 3),
        "DS-02-2016",
    ),
    Idea(
        "Privacy by default in smart cities",
        "Sensors see more than they should.",
        "Building blocks for city procurement.",
        SHORT,
        (4, 6),
        (3, 5),
        "DS-08-2017",
    ),
    Idea(
        "Trustworthy supply chains of software",
        "Nobody knows what a product contains.",
        "Lists of parts that are checked by machine.",
        SHORT,
        (3, 6),
        (4, 6),
    ),
    Idea(
        "Training ranges that talk to each other",
        "Every range stands alone.",
        "Exercises across countries.",
        SHORT,
        (5, 8),
        (5, 9),
        "SU-ICT-01-2018",
    ),
    Idea(
        "Cryptography ready for quantum computers",
        "Today's keys will be read tomorrow.",
        "Migration paths for public bodies.",
        MEDIUM,
        (2, 6),
        (8, 12),
        "DS-06-2017",
    ),
    Idea(
        "Learning systems that resist deception",
        "Learning systems are fooled on purpose.",
        "Tests and defences that can be certified.",
        MEDIUM,
        (2, 5),
        (6, 9),
    ),
    Idea(
        "Identity across borders for things",
        "Things have no identity that others trust.",
        "One identity from factory to scrap.",
        MEDIUM,
        (3, 6),
        (4, 6),
    ),
    Idea(
        "Recovery of energy networks after an attack",
        "Restarting a network is practised on paper.",
        "A tested order of restart.",
        MEDIUM,
        (4, 7),
        (7, 11),
    ),
    Idea("Chips that can be verified", "Hardware is trusted on faith.", "Open designs with proofs.", LONG, (2, 5), (15, 25)),
    Idea("Provably secure operating systems", "Every system rests on unproven code.", "A kernel for critical use.", LONG, (3, 6), (12, 18)),
)
TWINS = ("Health data that can be shared safely", "Sharing of patient data for research")
WAITING = ("Deception as a defence", "Security of satellites in small orbits")
CALLS = (  # title, call, kind of action, deadline, a grant from and to in millions, grants: the portal on 10 August 2026
    (
        "HORIZON-CL3-2026-02-CS-ECCC-01",
        "Approaches and tools for security in software and hardware development and assessment",
        "Research",
        date(2026, 9, 15),
        3,
        4,
        5,
    ),
    (
        "HORIZON-CL3-2026-02-CS-ECCC-02",
        "Enhancing the Security, Privacy and Robustness of AI Models and Systems (SecureAI)",
        "Innovation",
        date(2026, 9, 15),
        3,
        4,
        5,
    ),
    ("HORIZON-CL3-2027-02-CS-ECCC-01", "Artificial Intelligence for Cybersecurity applications", "Research", date(2027, 9, 15), 4, 5, 5),
    (
        "HORIZON-CL3-2027-02-CS-ECCC-02",
        "Secure Computing Continuum (IoT, Edge, Cloud, Data spaces)",
        "Innovation",
        date(2027, 9, 15),
        3,
        4,
        5,
    ),
    (
        "HORIZON-CL3-2027-02-CS-ECCC-03",
        "Secure PQC implementations, Cryptanalysis and Post-quantum Digital Trust",
        "Research",
        date(2027, 9, 15),
        3,
        4,
        3,
    ),
)


def add_all(
    random: Random, parts: Sequence[Part], found: Mapping[int, Organisation], voices: Voices, voice: Part, staff: Staff, now: datetime
) -> None:
    at = noon(date(2017, 2, 6))
    if stc := Body.objects.filter(code="STC").first():
        actions.let_screen(stc, on=date(2017, 1, 9), by=staff.office, at=noon(date(2017, 1, 9)))
    early = [part for part in parts if part.admitted_on < date(2017, 1, 31)]
    owners = [(found[part.number], voices[part.number]) for part in early[3:]]
    topics = [_proposed(idea, *owners[place * 5], staff, at) for place, idea in enumerate(IDEAS)]
    _calls()
    _links(topics, staff, noon(date(2018, 4, 9)))
    first = actions.draft("Agenda 2017", "The first agenda: what members proposed, not yet assessed.", [], by=staff.office, at=at)
    actions.publish(first, by=staff.office, at=noon(date(2017, 6, 1)))
    _merged(owners, staff)
    rounds = [_assessed(random, *one, parts, found, voice, staff) for one in ((SHORT, Method.PAIRS), (MEDIUM, Method.CRITERIA))]
    words = "What a panel of all kinds of members put first, and how sure that is."
    second = actions.draft("Agenda 2018", words, rounds, by=staff.office, at=noon(date(2018, 7, 2)))
    actions.publish(second, by=staff.office, at=noon(date(2018, 7, 3)))
    for title, (owner, person) in zip(WAITING, owners[:2], strict=True):
        _propose(
            Idea(title, "It is not looked at yet.", "Something to build on.", SHORT, millions=None), owner, person, now - timedelta(days=3)
        )
    _today(rounds[0], staff, now)


def _propose(idea: Idea, owner: Organisation, person: Person, at: datetime) -> Topic:
    low, high = (Decimal(one) * 1_000_000 for one in idea.millions) if idea.millions else (None, None)
    facts = TopicFacts(
        idea.title,
        idea.problem,
        idea.result,
        idea.horizon,
        readiness_now=idea.readiness[0],
        readiness_aimed=idea.readiness[1],
        cost_low=low,
        cost_high=high,
    )
    return actions.propose(facts, owner=owner, by=person, at=at, is_fictional=True)


def _proposed(idea: Idea, owner: Organisation, person: Person, staff: Staff, at: datetime) -> Topic:
    topic = _propose(idea, owner, person, at)
    return actions.screen(topic, Verdict.TAKE_IN, because="It is wanted by more than one sector.", by=staff.second, at=at, on=at.date())


def _merged(owners: Sequence[tuple[Organisation, Person]], staff: Staff) -> None:
    """Two members said the same; the topic names both."""
    at = noon(date(2018, 1, 15))
    twins = [
        _proposed(Idea(title, "Data stay in silos.", "Safe sharing.", SHORT), *owners[40 + n], staff, at) for n, title in enumerate(TWINS)
    ]
    facts = TopicFacts(
        "Health data that can be shared safely",
        "Data stay in silos, because sharing them is risky.",
        "Sharing that patients and regulators accept.",
        SHORT,
        readiness_now=3,
        readiness_aimed=6,
        cost_low=Decimal(3_000_000),
        cost_high=Decimal(5_000_000),
    )
    actions.merge(twins, facts, because="Both ask for the same building blocks.", by=staff.office, at=at)


def _assessed(
    random: Random, horizon: str, method: Method, parts: Sequence[Part], found: Mapping[int, Organisation], voice: Part, staff: Staff
) -> Round:
    at = noon(date(2018, 5, 7))
    titles = {SHORT: "Short-term topics 2018", MEDIUM: "Medium-term topics 2018"}
    criteria = actions.CRITERIA if method is Method.CRITERIA else ()
    row = actions.prepare(
        titles[horizon], method=method, horizon=horizon, closes_on=date(2018, 6, 8), criteria=criteria, by=staff.office, at=at
    )
    asked = [part for part in parts if part.admitted_on < date(2018, 4, 1)][::3]
    actions.name_panel(row, PANEL, organisations=_spread(asked, found, voice), by=staff.office, at=at)
    row = actions.open_round(row, by=staff.office, at=at)
    worth = {pk: random.gauss(0, 1) for pk in row.topics.order_by("number").values_list("pk", flat=True)}
    for place, seat in enumerate(row.panel.select_related("person").order_by("pk")):
        _answer(random, actions.begin(seat, [], by=seat.person, at=at), worth, at + timedelta(days=place))
    actions.close_round(row, by=staff.office, at=noon(date(2018, 6, 11)), replicates=1000)
    row.refresh_from_db()
    return row


def _spread(asked: Sequence[Part], found: Mapping[int, Organisation], voice: Part) -> list[int]:
    """Two of each category, and the member whose delegate can sign in."""
    by_category: dict[str, list[int]] = {}
    for part in asked:
        by_category.setdefault(part.category, []).append(found[part.number].pk)
    others = [pk for held in by_category.values() for pk in held[:2] if pk != found[voice.number].pk]
    return [found[voice.number].pk, *others][:PANEL]


def _answer(random: Random, seat: Panellist, worth: Mapping[int, float], at: datetime) -> None:
    """Everybody sees roughly the same worth, each with an eye of its own."""
    own = {pk: value + random.gauss(0, 0.7) for pk, value in worth.items()}
    for question in seat.questions.select_related("panellist__person").order_by("position"):
        actions.answer(question, max(question.first_id, question.second_id, key=lambda pk: own[pk]), by=seat.person, at=at)
    if seat.round.compares:
        return
    without = set(seat.interests.values_list("topic_id", flat=True))
    for topic in seat.round.topics.exclude(pk__in=without).order_by("number"):
        halves = {one.pk: min(2, max(0, round(own[topic.pk] + 1 + random.gauss(0, 0.5)))) for one in seat.round.criteria.all()}
        actions.score(seat, topic, halves, by=seat.person, at=at)


def _today(first: Round, staff: Staff, now: datetime) -> None:
    """Second thoughts, open now; the delegate who can sign in is asked."""
    at = now - timedelta(days=2)
    row = actions.second_round(first, closes_on=(now + timedelta(days=21)).date(), by=staff.office, at=at)
    actions.open_round(row, by=staff.office, at=at)


def _calls() -> None:
    """Real ones, as their source states them; and the topics under which the demonstration's projects stand."""
    known = list(projects.Topic.objects.exclude(title="").order_by("code"))
    rows = [CallTopic(topic=one, code=one.code, title=one.title, programme="Horizon 2020", state=CallState.CLOSED) for one in known]
    for code, title, kind, deadline, low, high, grants in CALLS:
        topic = projects.Topic.objects.create(code=code, title=title)
        rows.append(
            CallTopic(
                topic=topic,
                code=code,
                title=title,
                programme="Horizon Europe",
                call=code.rpartition("-")[0],
                action_type=f"HORIZON {kind} Actions",
                state=CallState.OPEN if deadline.year == 2026 else CallState.FORTHCOMING,
                deadline_on=deadline,
                deadline_model="single-stage",
                grant_low=Decimal(low) * 1_000_000,
                grant_high=Decimal(high) * 1_000_000,
                grants=grants,
                address=PORTAL + code.lower(),
            )
        )
    CallTopic.objects.bulk_create(rows)
    put(NOUN, ((row.pk, f"{row.title}\n{row.code} {row.call} {row.programme}") for row in rows))


def _links(topics: Sequence[Topic], staff: Staff, at: datetime) -> None:
    calls = {one.code: one for one in CallTopic.objects.all()}
    for topic, idea in zip(topics, IDEAS, strict=True):
        if idea.call in calls:
            actions.say_link(topic, calls[idea.call], LinkState.CONFIRMED, because="The call asks for it.", by=staff.office, at=at)
