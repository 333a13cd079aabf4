"""The demonstration's skills: invented courses and houses, surveys, a range with an exercise, an October, people who teach."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from entente.documents import actions as documents
from entente.documents import contents
from entente.documents.home import Recipients
from entente.engine.marking import Marking
from entente.gatherings import actions as gatherings
from entente.gatherings.homes import home as gathering_home
from entente.gatherings.plan import Plan
from entente.members.models import Organisation
from entente.people.models import Person
from entente.reporting.demo.members import noon
from entente.reporting.demo.skills_courses import add_courses, add_profiles
from entente.reporting.demo.skills_survey import add_surveys
from entente.reporting.demo.story import VOICE
from entente.reporting.demo.story_so_far import Story
from entente.skills import actions
from entente.skills.homes import home as campaign_home
from entente.skills.models import Activity, Campaign, CyberRange
from entente.vocabulary.models import RoleProfile

ABOUT = "An invented range: a port's network with cranes and customs, for two teams."
TYPE = "training-environment:training-type="
ABILITIES = [
    f"{TYPE}cyber-training-range-multiple-team-training",
    f"{TYPE}tabletop-game-speech",
    "technical-setup:environment-structure=emulated-network-infrastructure",
    "training-setup:roles=blue-team-defender",
    "training-setup:roles=red-team-attacker",
]
GENDERS = ("woman", "man", "woman", "", "woman", "man", "other", "man", "")
TALKS = (
    ("trainer", "Tabletop games for boards that never met an incident."),
    ("speaker", "What ports learned when the cranes stood still."),
    ("mentor", "First steps of people who come from another trade."),
)


def add_all(story: Story) -> None:
    own, voice, staff = story.named[VOICE], story.spoken[VOICE], story.staff
    add_profiles(noon(date(2018, 3, 1)))
    add_courses(story)
    add_surveys(story)
    _exercise(_range(own, voice, staff.office), own, story)
    _october(own, voice, story)
    _people(story)
    for title, role, level in (("SOC analyst", "ECSF02", 2), ("Red teamer", "ECSF12", 3)):
        actions.map_title(own, title, RoleProfile.objects.get(pk=role), level, by=voice, at=noon(date(2018, 5, 2)))


def _range(own: Organisation, voice: Person, office: Person) -> CyberRange:
    facts = actions.RangeFacts(
        "Lagoon Range",
        own,
        own.country_id,
        ABOUT,
        ABILITIES,
        24,
        is_shared=True,
    )
    row = actions.register(facts, by=voice, at=noon(date(2018, 4, 3)), is_fictional=True)
    return actions.publish(row, by=office, at=noon(date(2018, 4, 5)))


def _exercise(on: CyberRange, own: Organisation, story: Story) -> None:
    """Three weeks ago, for its guests only, with its report."""
    begun, office = story.now - timedelta(days=21), story.staff.office
    said, given = begun - timedelta(days=30), Recipients.of(organisations=[own.pk])
    plan = Plan(
        title="Exercise Ebb: a port goes dark",
        starts_at=begun,
        ends_at=begun + timedelta(hours=6),
        kind="training",
        place="Lagoon Range",
        marking=Marking.AMBER,
        shared_with=given,
    )
    scenario = actions.Scenario(
        "A supplier's update stops the cranes. Customs ask, the press calls, and nobody knows whether the backups hold.",
        "Who decides to go on by hand, and when.",
        on,
        f"{TYPE}tabletop-game-speech",
    )
    row = actions.arrange_exercise(plan, scenario, by=office, at=said)
    gathering = gatherings.announce(row.gathering, by=office, at=said)
    report = contents.typed("# What we learned\n\nThe first call came after fifty minutes. Write the number on the crane.")
    home = gathering_home(gathering.pk)
    if home:
        documents.file_document(home, "After-action report", report, by=office, at=story.now - timedelta(days=14))


def _october(own: Organisation, voice: Person, story: Story) -> None:
    """The last October with what came of it, and the next, which waits for a second pair of eyes."""
    now, staff = story.now, story.staff
    year = now.year if now.month > 10 else now.year - 1
    last = _campaign(year, "Locks for everyone", "Update today, not tomorrow.", story)
    before = datetime(year, 9, 1, 12, tzinfo=now.tzinfo)
    last = actions.publish(last, by=staff.second, at=before)
    home = campaign_home(last.pk)
    if home:
        text = contents.typed("# Five locks\n\nA card game for ages 10 to 13, to print and cut.")
        documents.file_document(home, "Card game: five locks", text, by=staff.office, at=before)
    on = date(year, 10, 9)
    facts = actions.ActivityFacts("A morning of locks at school", on, on, own.country_id, "school", own.city or "Rennes")
    done = actions.add_activity(last, own, facts, by=voice, at=before)
    _measured(done, "reach", Decimal(118), "pupils", "Counted at the door", voice, now - timedelta(days=9))
    _measured(done, "effect", None, "per cent who update", "Nobody asked before and after", voice, now - timedelta(days=8))
    _campaign(year + 1, "Ask before you click", "A second look costs nothing.", story)


def _measured(of: Activity, kind: str, value: Decimal | None, unit: str, method: str, by: Person, at: datetime) -> None:
    actions.note_effect(of, kind, value, unit=unit, method=method, on=of.ends_on, by=by, at=at)


def _campaign(year: int, title: str, message: str, story: Story) -> Campaign:
    facts = actions.CampaignFacts(
        title,
        message,
        date(year, 10, 1),
        date(year, 10, 31),
        ["6-9", "10-13", "14-18", "teachers", "citizens"],
        ["school", "social", "game"],
        ["en", "fr"],
        "An invented campaign for the European Cybersecurity Month.",
    )
    return actions.plan_campaign(facts, by=story.staff.office, at=story.now - timedelta(days=500), is_fictional=True)


def _people(story: Story) -> None:
    parts = [part for part in story.parts if part.name != VOICE][5 : 5 + len(GENDERS)]
    for place, (part, gender) in enumerate(zip(parts, GENDERS, strict=True)):
        offer, about = TALKS[place % len(TALKS)]
        visibility = ("public", "community", "office")[place % 3]
        said = actions.Offered([offer], about, visibility, languages=["en"], country=part.country, gender=gender)
        actions.offer(said, consents=True, by=story.voices[part.number], at=story.now - timedelta(days=40 - place))
