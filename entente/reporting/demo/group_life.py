"""What goes on in two working groups of the demonstration: papers, a meeting with minutes, one to come, actions, a request to join."""

from datetime import datetime, timedelta

from entente.documents import actions as documents
from entente.documents import contents
from entente.engine.marking import Marking
from entente.gatherings import actions as gatherings
from entente.gatherings.actions import Noted
from entente.gatherings.choices import Presence
from entente.gatherings.models import Gathering
from entente.gatherings.plan import Plan
from entente.governance import actions, homes
from entente.governance.models import Body
from entente.governance.references import reference_of
from entente.people.models import Person
from entente.reporting.demo.people import Staff

GUESTS = 9
TERMS = """# What the group is for

{scope}

# How it works

- it meets four times a year, and between meetings by mail;
- its chairs call the meetings and keep the list of what is to be dealt with;
- papers are {marking} unless they say otherwise.
"""
OVERVIEW = """# Schemes and standards at hand

| field | schemes read | still to read |
|---|---|---|
| products | 31 | 12 |
| services | 14 | 9 |
| cloud | 6 | 2 |

# What is missing

Nobody compares yet what two schemes ask for the same product.
"""
NOTES = (
    ("Welcome and minutes of last time", "The minutes stand as they were sent."),
    (
        "State of the art: schemes and standards",
        "31 schemes for products are read, 12 are left.\n\nDecided: the overview is shared with the community before summer."
        "\n\n- the chapter on cloud needs a second reader",
    ),
    ("Talks with the standards bodies", "A first letter went out.\n\nDecided: two of the group speak for it in these talks."),
)
ACTIONS = (
    (1, "Read the chapter on cloud once more", 10, False),
    (2, "Answer the letter of the standards bodies", -4, False),
    (3, "Book the room in Brussels", -20, True),
)


def add_all(bodies: dict[str, Body], people: dict[str, list[Person]], delegate: Person, staff: Staff, *, now: datetime) -> None:
    for code in ("WG1", "WG4"):
        _terms(bodies[code], people[code][0], now)
    _papers(bodies["WG1"], people["WG1"][0], now)
    past = _past(bodies["WG1"], people["WG1"], now)
    _coming(bodies["WG1"], people["WG1"], past, now)
    _sme_hub(bodies["WG4"], people, delegate, now)
    _due(bodies["BoD"], staff, now)


def _terms(body: Body, by: Person, now: datetime) -> None:
    scope = body.remits.known().order_by("-from_on").values_list("scope", flat=True)[0]
    text = TERMS.format(scope=scope, marking=body.light.label)
    documents.file_document(
        homes.home(body), f"Terms of reference of {body}", contents.typed(text), marking=Marking.GREEN, by=by, at=now - timedelta(days=200)
    )


def _papers(body: Body, by: Person, now: datetime) -> None:
    documents.file_document(
        homes.home(body), "Overview of schemes and standards, draft", contents.typed(OVERVIEW), by=by, at=now - timedelta(days=50)
    )


def _meeting(body: Body, title: str, starts_at: datetime, people: list[Person]) -> Gathering:
    said = starts_at - timedelta(days=45)
    plan = Plan(
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        place="Brussels",
        link="https://meet.example/group",
        home=reference_of(body),
    )
    made = gatherings.arrange(plan, by=people[0], at=said)
    why = {person.pk: f"because you are in {body}" for person in people[:GUESTS]}
    gatherings.invite(made, why, by=people[0], at=said)
    return gatherings.announce(made, by=people[0], at=said)


def _past(body: Body, people: list[Person], now: datetime) -> Gathering:
    """A month ago, with minutes that were filed and sent."""
    begun = (now - timedelta(days=30)).replace(hour=9, minute=0, second=0, microsecond=0)
    over, chair = begun + timedelta(hours=4), people[0]
    gathering = _meeting(body, "Autumn meeting", begun, people)
    there = {person.pk: Noted(Presence.ONLINE if place % 3 == 2 else Presence.ROOM) for place, person in enumerate(people[: GUESTS - 1])}
    there[people[GUESTS - 1].pk] = Noted(Presence.EXCUSED)
    gatherings.note_attendance(gathering, there, by=chair, at=over)
    for title, notes in NOTES:
        item = actions.add_item(body, title, gathering=gathering, minutes=30, by=chair, at=begun - timedelta(days=14))
        actions.write_notes(item, notes, after=0, by=chair, at=over)
    for place, text, days, is_done in ACTIONS:
        due_on = (now + timedelta(days=days)).date()
        point = actions.make(body, text, people[place], due_on=due_on, gathering=gathering, tells=False, by=chair, at=over)
        if is_done:
            actions.close(point, outcome="Room B, for 40", by=people[place], at=over + timedelta(days=3))
    minutes = actions.file_minutes(body, gathering, by=chair, at=over + timedelta(days=1))
    actions.send_minutes(minutes, by=chair, at=over + timedelta(days=1))
    return gathering


def _coming(body: Body, people: list[Person], past: Gathering, now: datetime) -> None:
    starts_at = (now + timedelta(days=40)).replace(hour=9, minute=0, second=0, microsecond=0)
    gathering = _meeting(body, "Winter meeting", starts_at, people)
    for title, why, minutes in (
        ("Minutes of the autumn meeting", "To be taken note of", 10),
        ("Overview of schemes: what the community answered", "The group decides on the next version", 60),
        ("A framework above the schemes", "First reading", 60),
    ):
        actions.add_item(body, title, gathering=gathering, why=why, minutes=minutes, by=people[0], at=now - timedelta(days=2))


def _sme_hub(body: Body, people: dict[str, list[Person]], delegate: Person, now: datetime) -> None:
    """The group that the delegate who signs in chairs: a letter, actions, and somebody who asks to join."""
    actions.write_to(
        body,
        "Investor days: dates asked for",
        "Dear all,\n\nplease say which of three dates suits you.",
        by=delegate,
        at=now - timedelta(days=6),
    )
    actions.make(
        body,
        "Name three firms for the next investor day",
        delegate,
        due_on=(now + timedelta(days=5)).date(),
        by=delegate,
        at=now - timedelta(days=6),
    )
    asking = next(person for person in people["WG6"] if person not in people["WG4"])
    organisation = asking.delegations.known().select_related("organisation").order_by("pk")[0].organisation
    actions.ask(
        body, asking, organisation=organisation, words="We run a test range that small firms could use.", at=now - timedelta(days=1)
    )


def _due(board: Body, staff: Staff, now: datetime) -> None:
    """What other rooms put before the Board."""
    group = Body.objects.get(code="WG2")
    actions.put_on_agenda(
        board,
        reference_of(group) | {"label": "Chairs of WG2: approve who was elected"},
        due_on=(now + timedelta(days=60)).date(),
        why="The group elected them; the Board approves chairs.",
        by=staff.office,
        at=now - timedelta(days=3),
    )
