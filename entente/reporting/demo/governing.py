"""How the demonstration's bodies sit, meet and work: powers with their source, seats and rules that are openly examples, a board meeting,
deciding in writing, deliverables and a round of comments."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from entente.documents import actions as documents
from entente.documents import contents
from entente.documents.models import Document, Paragraph
from entente.gatherings import actions as gatherings
from entente.gatherings.actions import Noted
from entente.gatherings.choices import Presence
from entente.gatherings.models import Gathering
from entente.gatherings.plan import Plan
from entente.governance import actions, homes
from entente.governance.actions import Meets, Seats
from entente.governance.choices import Answered, Disposition, MeetingKind, PowerKind, WrittenForm
from entente.governance.models import Body, Mandate, SeatGroup
from entente.governance.references import reference_of
from entente.members.models import Category, Classification, Reference
from entente.people.models import Person
from entente.reporting.demo.people import Staff

PUBLISHED = "https://www.nbu.gov.sk/en/cyber-security/partnership/european-cyber-security-organisation/organisational-structure/index.html"
EXAMPLE = "Example of this demonstration: the real number was not found"
POWERS = (  # as the source tells them
    ("GA", PowerKind.ELECTS, "the directors"),
    ("GA", PowerKind.APPROVES, "who represents the organisation on the Partnership Board"),
    ("GA", PowerKind.DECIDES, "the suspension and the end of memberships"),
    ("GA", PowerKind.APPROVES, "the accounts"),
    ("GA", PowerKind.RECEIVES, "the yearly report of activities"),
    ("BoD", PowerKind.DECIDES, "the admission of members"),
    ("BoD", PowerKind.DECIDES, "the creation of working groups"),
    ("BoD", PowerKind.APPROVES, "the chairs that working groups elect"),
    ("BoD", PowerKind.RECOMMENDS, "industrial policy, to the European Commission and to countries"),
    ("STC", PowerKind.RECOMMENDS, "priorities of research and the roadmap over several years"),
)
SEATS = {"rto-university": 5, "sme": 4, "large-company": 5, "association": 3, "public-administration": 4, "user-operator": 2}
NAMES = {
    "rto-university": "Research and universities",
    "sme": "SMEs",
    "large-company": "Large companies",
    "association": "Associations",
    "public-administration": "Public administrations",
    "user-operator": "Users and operators",
    "regional-cluster": "Regional clusters",
}
BUDGET = """# Income

| source | thousand euro |
|---|---|
| dues | 1,310 |
| projects | 240 |

# Expenditure

Staff, rooms and the events of the working groups. The reserve stays as it is.
"""
COMMENTS = (
    (0, "The title should say that it is about products, services and the cloud.", "", Disposition.ACCEPTED, "Done in the next version."),
    (1, "Services are counted twice here.", "", Disposition.OPEN, ""),
    (2, "", "What is missing for small firms", Disposition.PARTLY, "We say “what is missing”, for firms of any size."),
)


def add_all(bodies: dict[str, Body], staff: Staff, *, now: datetime) -> None:
    _rules(bodies, staff, now)
    elected_on = _last_june(now)
    _elections(bodies["BoD"], _groups(bodies["BoD"], staff, now), elected_on, staff, now)
    directors = [one.person for one in Mandate.objects.sitting(now.date()).filter(body=bodies["BoD"]).by_rank() if one.is_seated]
    _board_meeting(bodies["BoD"], directors, staff, now)
    _in_writing(bodies["BoD"], directors, staff, now)
    _running(bodies["PB"], staff, now)
    _deliverables(bodies["WG1"], now)


def _running(board: Body, staff: Staff, now: datetime) -> None:
    """It goes on at the moment: the room can be entered, hands can be raised."""
    people = [one.person for one in Mandate.objects.sitting(now.date()).filter(body=board).by_rank()]
    begun, said = now - timedelta(minutes=20), now - timedelta(days=30)
    plan = Plan(
        title="Partnership Board, review of the year",
        starts_at=begun,
        ends_at=begun + timedelta(hours=10),
        place="Brussels",
        home=reference_of(board),
    )
    gathering = gatherings.arrange(plan, by=staff.second, at=said)
    gatherings.invite(gathering, {one.pk: "because you are in PB" for one in people}, by=staff.second, at=said)
    gathering = gatherings.announce(gathering, by=staff.second, at=said)
    for title in ("Where the contract stands", "Next year's calls"):
        actions.add_item(board, title, gathering=gathering, minutes=60, by=staff.second, at=said)
    gatherings.note_attendance(gathering, {people[0].pk: Noted(Presence.ROOM)}, by=staff.second, at=now)


def _rules(bodies: dict[str, Body], staff: Staff, now: datetime) -> None:
    for code, kind, what in POWERS:
        body = bodies[code]
        actions.empower(body, kind, what, source=PUBLISHED, on=body.founded_on, by=staff.office, at=now)
    for code, days in (("GA", 28), ("BoD", 14), ("PB", 14)):
        body = bodies[code]
        said: dict[str, Any] = {"source": EXAMPLE, "on": body.founded_on, "by": staff.office, "at": now}
        actions.set_notice(body, MeetingKind.ORDINARY, days, blocks=True, **said)
        actions.set_notice(body, MeetingKind.EXTRAORDINARY, 7, **said)
        actions.set_presence(body, Meets(Fraction(1, 2), second_call_free=code == "GA", written_share=Fraction(2, 3)), **said)


def _groups(board: Body, staff: Staff, now: datetime) -> dict[str, SeatGroup]:
    said: dict[str, Any] = {"source": EXAMPLE, "on": board.founded_on, "by": staff.office, "at": now}
    for code, name in NAMES.items():
        seats = Seats(SEATS.get(code, 1), Category.objects.get(pk=code), term_months=24, country_cap=2)
        actions.set_seats(board, name, seats, **said)
    actions.limit(board, country_cap=4, organisation_cap=1, categories=Category.objects.all(), **said)
    return {rule.category_id or "": rule.group for group in board.seat_groups.all() for rule in group.rules.known()}


def _elections(board: Body, groups: dict[str, SeatGroup], on: date, staff: Staff, now: datetime) -> None:
    """All were elected in 2018 and all but one again last June; a year later for those of users, whose term ends soon."""
    held = list(Mandate.objects.sitting(on).filter(body=board).select_related("organisation").by_rank())
    rows = Classification.objects.known().on(on).filter(organisation__in=[one.organisation_id for one in held])
    categories = dict(rows.values_list("organisation_id", "category_id"))
    by: dict[str, Any] = {"by": staff.office, "at": now}
    elected = Reference.said(f"General Assembly of {on:%-d %B %Y}, item 5")
    large = [one for one in held if categories.get(one.organisation_id) == "large-company"]
    for one in held:
        group = groups.get(categories.get(one.organisation_id or 0, ""))
        if group is None or one.organisation is None:
            continue
        first = actions.place(one, group, **by)
        actions.end(first, because="The term was over.", on=on, **by)
        if one == large[-1]:
            continue
        term = now.date() + timedelta(days=120) if categories[one.organisation_id] == "user-operator" else None
        given: dict[str, Any] = {"organisation": one.organisation, "decision": elected, "group": group, "term_ends_on": term, "on": on}
        actions.give(board, one.person, one.role, **given, **by)


def _board_meeting(board: Body, directors: list[Person], staff: Staff, now: datetime) -> None:
    """Called in time, with a pack in two editions; one director is represented."""
    chair, made_at = directors[0], now - timedelta(days=8)
    starts_at = (now + timedelta(days=26)).replace(hour=13, minute=0, second=0, microsecond=0)
    plan = Plan(
        title="Board of Directors, winter meeting",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        place="Brussels",
        link="https://meet.example/board",
        home=reference_of(board),
    )
    gathering = gatherings.arrange(plan, by=staff.second, at=made_at)
    remote = "By video under the link; votes are cast on this platform, questions are asked by raising a hand in the room's page."
    actions.call(board, gathering, MeetingKind.ORDINARY, remote_how=remote, by=staff.second, at=made_at)
    gatherings.invite(gathering, {one.pk: "because you are in BoD" for one in directors}, by=staff.second, at=made_at)
    gathering = gatherings.announce(gathering, by=staff.second, at=made_at)
    _papers(board, gathering, staff, now)
    absent, other = directors[2], directors[3]
    actions.represent(board, gathering, absent, other, by=absent, at=now - timedelta(days=2))
    _last_meeting(board, directors, chair, staff, now)


def _papers(board: Body, gathering: Gathering, staff: Staff, now: datetime) -> None:
    by: dict[str, Any] = {"by": staff.second, "at": now - timedelta(days=7)}
    item = actions.add_item(
        board, "Budget of next year", gathering=gathering, why="The Board proposes it to the Assembly.", minutes=45, **by
    )
    budget = _paper(board, "Budget of next year, draft", BUDGET, staff, now - timedelta(days=7))
    actions.change_item(item, item.title, why=item.why, minutes=45, papers=[budget], **by)
    actions.make_pack(board, gathering, **by)
    note = _paper(board, "Reserve: note of the treasurer", "The reserve covers seven months.", staff, now - timedelta(days=1))
    later: dict[str, Any] = {"by": staff.second, "at": now - timedelta(days=1)}
    actions.change_item(item, item.title, why=item.why, minutes=45, papers=[budget, note], **later)
    actions.make_pack(board, gathering, **later)


def _paper(body: Body, title: str, text: str, staff: Staff, at: datetime) -> Document:
    return documents.file_document(homes.home(body), title, contents.typed(text), by=staff.second, at=at)


def _last_meeting(board: Body, directors: list[Person], chair: Person, staff: Staff, now: datetime) -> None:
    begun = (now - timedelta(days=64)).replace(hour=13, minute=0, second=0, microsecond=0)
    plan = Plan(
        title="Board of Directors, autumn meeting",
        starts_at=begun,
        ends_at=begun + timedelta(hours=3),
        place="Brussels",
        home=reference_of(board),
    )
    said = begun - timedelta(days=21)
    gathering = gatherings.arrange(plan, by=staff.second, at=said)
    gatherings.invite(gathering, {one.pk: "because you are in BoD" for one in directors}, by=staff.second, at=said)
    gathering = gatherings.announce(gathering, by=staff.second, at=said)
    over = begun + timedelta(hours=4)
    there = {person.pk: Noted(Presence.ROOM if place % 3 else Presence.EXCUSED) for place, person in enumerate(directors, 1)}
    gatherings.note_attendance(gathering, there, by=staff.second, at=over)
    item = actions.add_item(board, "Admission of members", gathering=gathering, minutes=20, by=staff.second, at=said)
    actions.write_notes(item, "Two applications were heard.\n\nDecided: both applicants are admitted.", after=0, by=staff.second, at=over)
    actions.make(board, "Tell the applicants", staff.second, gathering=gathering, tells=False, by=chair, at=over)
    actions.file_minutes(board, gathering, by=staff.second, at=over + timedelta(days=1))


def _in_writing(board: Body, directors: list[Person], staff: Staff, now: datetime) -> None:
    begun = now - timedelta(days=40)
    said: dict[str, Any] = {"by": staff.second, "at": begun}
    text = "The Board supports the awareness campaign of October."
    first = actions.open_written(board, "Awareness campaign", text, WrittenForm.SILENCE, closes_at=begun + timedelta(days=14), **said)
    for person in directors[:5]:
        actions.say(first, person, Answered.AGREE, at=begun + timedelta(days=2))
    actions.close_written(first, by=staff.second, at=begun + timedelta(days=14))
    asked: dict[str, Any] = {"by": staff.second, "at": now - timedelta(days=3)}
    text = "The office rents a second room in Brussels from January on."
    second = actions.open_written(board, "A second room", text, WrittenForm.CONSENT, closes_at=now + timedelta(days=12), **asked)
    for person in directors[1:6]:
        actions.say(second, person, Answered.AGREE, at=now - timedelta(days=1))
    actions.say(second, directors[6], Answered.OBJECT, because="The budget of this year does not hold it.", at=now - timedelta(days=1))


def _deliverables(group: Body, now: datetime) -> None:
    """WG1's two products by their published names; days and owners are invented."""
    people = [one.person for one in Mandate.objects.sitting(now.date()).filter(body=group).by_rank()[:6]]
    chair, begun = people[0], now - timedelta(days=50)
    by: dict[str, Any] = {"by": chair, "at": begun}
    syllabus = actions.plan(
        group,
        "State-of-the-Art Syllabus",
        people[1],
        summary="An overview of the standards and schemes there are.",
        due_on=(now + timedelta(days=20)).date(),
        **by,
    )
    challenges = "Challenges of the Industry"
    actions.plan(group, challenges, people[2], summary="What industry meets with them.", due_on=(now + timedelta(days=160)).date(), **by)
    overview = Document.objects.get(home_key=homes.home(group).key, title__startswith="Overview of schemes")
    actions.rework(syllabus, syllabus.title, people[1], summary=syllabus.summary, due_on=syllabus.due_on, document=overview, **by)
    for state in ("draft", "consultation"):
        actions.move_on(syllabus, state, **by)
    _comments(group, overview, people, now)


def _comments(group: Body, overview: Document, people: list[Person], now: datetime) -> None:
    lead = "Is anything missing, and is anything told twice?"
    closes = now + timedelta(days=18)
    asked = actions.ask_for_comments(group, overview, closes_at=closes, lead=lead, by=people[0], at=now - timedelta(days=20))
    keys = list(Paragraph.objects.filter(version=asked.version).order_by("position").values_list("key", flat=True))
    for place, (paragraph, text, proposed, disposition, reply) in enumerate(COMMENTS, 3):
        organisation = Mandate.objects.known().get(body=group, person=people[place], to_on=None).organisation
        at = now - timedelta(days=place)
        said = actions.comment(asked, keys[paragraph], text, proposed, organisation=organisation, by=people[place], at=at)
        if disposition != Disposition.OPEN:
            actions.settle_comment(said, disposition, reply, by=people[0], at=now - timedelta(days=1))


def _last_june(now: datetime) -> date:
    this = date(now.year, 6, 18)
    return this if this < now.date() else date(now.year - 1, 6, 18)
