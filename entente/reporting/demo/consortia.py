"""The demonstration's consortia: real topic codes, invented boards; who clicks in coordinates one and is asked into another."""

from datetime import date, timedelta

from entente.consortia import actions
from entente.consortia.actions import Need, Wanted
from entente.consortia.choices import Answer
from entente.consortia.models import Board, Role
from entente.members.choices import Kind
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.projects.models import Topic
from entente.reporting.demo import story as tales
from entente.reporting.demo.story_so_far import Story
from entente.vocabulary.models import Expertise

ROLES = (  # name, what it does, kind, places of its expertise among the domains
    ("Operator that pilots", "A year of pilot in a network that is in operation.", "", (9,)),
    ("Research on detection", "Methods, and a measurement that others can repeat.", Kind.UNIVERSITY, (3, 6)),
    ("SME that builds the sensors", "Open interfaces; support for the pilots.", Kind.SME, (10,)),
    ("Assurance and certification", "What the result has to show before somebody may rely on it.", "", (0,)),
    ("Training and exercises", "Courses for the operators, and two exercises.", "", (4,)),
)


def add_all(story: Story) -> None:
    """One role is taken, one is asked for, three are free: whoever opens the suggestions sees who fits them."""
    voice = story.named[tales.VOICE]
    board = _board(story, voice, "SU-ICT-01-2018", "LIGHTHOUSE: early warning for networks in operation")
    roles = [_role(story, board, *one) for one in ROLES]
    taken, asked = _others(voice, roles[0]), _others(voice, roles[1])
    made = actions.invite(roles[0], taken, words="You run what we would protect.", by=story.spoken[tales.VOICE], at=story.now)
    actions.answer(made, Answer.ACCEPT, because="Our board agreed.", by=story.staff.office, at=story.now)
    actions.invite(roles[1], asked, by=story.spoken[tales.VOICE], at=story.now)
    other = story.named[tales.SUCCESSOR]
    wider = _board(story, other, "SU-TDS-02-2018", "INFIRMARY: hospitals that know their risks")
    seat = _role(story, wider, "Risk assessment", "A method that a hospital of fifty beds can use.", "", (11,))
    _role(story, wider, "Hospital that pilots", "Three wards, half a year.", "", (8,))
    words = "We met in two projects; would you take the risk assessment?"
    actions.invite(seat, voice, words=words, by=story.spoken[tales.SUCCESSOR], at=story.now)


def _board(story: Story, owner: Organisation, code: str, title: str) -> Board:
    topic = Topic.objects.get(code=code)
    need = Need(
        topic,
        title,
        "An invented consortium of the demonstration, under a real topic.",
        countries=4,
        sme_share=20,
        closes_on=story.now.date() + timedelta(days=30),
    )
    return actions.open_board(need, owner, by=story.spoken[owner.name], at=story.now)


def _role(story: Story, board: Board, name: str, work: str, kind: str, places: tuple[int, ...]) -> Role:
    domains = list(Expertise.objects.current().filter(parent=None).order_by("position"))
    wanted = Wanted(name, work, kind, [domains[place % len(domains)] for place in places])
    return actions.add_role(board, wanted, by=story.spoken[board.owner.name], at=story.now)


def _others(owner: Organisation, role: Role) -> Organisation:
    """The first member from elsewhere with the expertise and of the kind."""
    able = members_on(date(2018, 9, 30)).filter(expertise__in=role.expertise.all()).exclude(country=owner.country_id)
    if role.kind:
        able = able.filter(classifications__kind=role.kind, classifications__superseded_at=None)
    return able.order_by("name_key").distinct()[0]
