"""The demonstration's watch: a circle of the energy sector, advisories of which every one is invented, and answers to them.

Vendors are fictional members or names that no vendor bears, and a CVE of 1900 cannot exist.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from entente.documents.home import Recipients
from entente.engine.advisories.draft import Affected
from entente.engine.marking import Marking
from entente.governance import actions as governance
from entente.governance.actions import Rules
from entente.governance.choices import BodyKind, Joining, MandateRole
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.people.models import Person
from entente.products.models import Product
from entente.reporting.demo.members import noon
from entente.reporting.demo.story_so_far import Story
from entente.vocabulary.models import Sector
from entente.watch import actions
from entente.watch.actions import CircleFacts, Written
from entente.watch.choices import Stance
from entente.watch.models import Advisory, Circle

FOUNDED = date(2018, 2, 1)
CIRCLE = "WG3-EN"
HIGH = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:L/SI:L/SA:L"
MEDIUM = "CVSS:4.0/AV:A/AC:H/AT:P/PR:L/UI:P/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N"
PUBLIC = (  # title, cve, sectors, vendor, product, versions, vector, days ago
    (
        "Tariff meter answers anybody on its service port",
        "CVE-1900-10001",
        ("energy",),
        "Foglamp",
        "Tariff Meter",
        "1.0 to 1.7",
        HIGH,
        12,
    ),
    ("Ward terminal keeps its session after sign-out", "CVE-1900-10002", ("health",), "Foglamp", "Ward Terminal", "before 3.2", MEDIUM, 40),
    ("Signal box software reads a crafted timetable too far", "CVE-1900-10003", ("transport",), "Foglamp", "Signal Box", "all", HIGH, 75),
    ("Payment terminal accepts an old certificate", "CVE-1900-10004", ("finance",), "Foglamp", "Counter", "5.x", MEDIUM, 110),
    (
        "Building controller forgets its password",
        "CVE-1900-10005",
        ("smart-cities", "energy"),
        "Foglamp",
        "Warden",
        "2.1",
        "",
        150,
    ),
    (
        "Machine gateway tells its settings to anybody",
        "CVE-1900-10006",
        ("industry-4.0",),
        "Foglamp",
        "Gateway",
        "before 2.0",
        HIGH,
        200,
    ),
    ("Portal of a register shows the session of the reader before", "CVE-1900-10007", ("e-government",), "Foglamp", "Portal", "", "", 250),
)


def add_all(story: Story) -> None:
    """On the days of today: what is watched is not a thing of the partnership's shown day."""
    voice, other = story.named[story.voice.name], _neighbour(story)
    circle = _circle(story, [voice, *other])
    for title, cve, sectors, vendor, product, versions, vector, ago in PUBLIC:
        said = Written(
            title,
            "An invented flaw of an invented product, as an example of the demonstration.",
            Marking.CLEAR.value,
            cve=cve,
            advice="Nothing: neither the product nor the flaw exists.",
            sectors=_sectors(*sectors),
            affected=[Affected(vendor, product, versions)],
            vector=vector,
        )
        _published(said, None, story.staff.office, story.now - timedelta(days=ago))
    _shared(story, circle, voice, other)


def _neighbour(story: Story) -> list[Organisation]:
    """Three users or operators."""
    return [story.found[part.number] for part in story.parts if part.category == "user"][:3]


def _circle(story: Story, members: list[Organisation]) -> Circle:
    """Founded when the partnership's working groups were; the defaults are of today."""
    office, at = story.staff.office, noon(FOUNDED)
    rules = Rules(kind=BodyKind.WORKING_GROUP, joining=Joining.NAMED, parent=Body.objects.filter(code="WG3").first())
    scope = "Energy companies warn each other. Fictional: an example of the demonstration."
    body = governance.found(CIRCLE, "Energy circle", scope=scope, rules=rules, on=FOUNDED, by=office, at=at)
    for place, one in enumerate(members):
        role = MandateRole.CHAIR if place == 1 else MandateRole.MEMBER
        governance.give(body, _speaker(story, one), role, organisation=one, on=FOUNDED, by=office, at=at)
    return actions.keep_circle(body, CircleFacts(_sectors("energy"), pap="AMBER", answer_days=10), by=office, at=story.now)


def _shared(story: Story, circle: Circle, voice: Organisation, others: list[Organisation]) -> None:
    """In the circle one that is due, and one that is answered; one for the members; one for a single organisation."""
    now = story.now
    today = timezone.localtime(now).date()
    chair, second = others[0], others[1]
    due = Written(
        "Someone tries the service port of tariff meters",
        "Since Monday the meters of three invented operators have been called from outside on their service port.",
        Marking.AMBER.value,
        cve="CVE-1900-10001",
        advice="Close the port at the edge, and say whether you saw the same.",
        pap="AMBER",
        circle=circle,
        sectors=_sectors("energy"),
        affected=[Affected("Foglamp", "Tariff Meter", "1.0 to 1.7")],
        vector=HIGH,
        exploited_on=today - timedelta(days=4),
        due_on=today + timedelta(days=6),
    )
    row = _published(due, chair, _speaker(story, chair), now - timedelta(days=2))
    actions.answer(row, second, Stance.AT_WORK, "Port closed on Tuesday.", by=_speaker(story, second), at=now - timedelta(days=1))
    answered = Written(
        "A letter that asks for the plans of substations",
        "An invented letter in the name of an invented authority asks for plans of substations.",
        Marking.AMBER_STRICT.value,
        advice="Do not answer; pass the letter to the office.",
        pap="GREEN",
        circle=circle,
        sectors=_sectors("energy"),
        due_on=today + timedelta(days=3),
    )
    row = _published(answered, second, _speaker(story, second), now - timedelta(days=9))
    for one, stance, note in ((voice, Stance.NOT_AFFECTED, ""), (chair, Stance.DONE, "It went to two of our sites.")):
        actions.answer(row, one, stance, note, by=_speaker(story, one), at=now - timedelta(days=5))
    _of_a_product(story, voice)


def _of_a_product(story: Story, voice: Organisation) -> None:
    """For the community, naming something that the one who signs in uses."""
    actions.set_uses(voice, [("Foglamp", "Tariff Meter"), ("", "Ward Terminal")], by=_speaker(story, voice), at=story.now)
    green = Written(
        "Ward terminal: how we found it",
        "How two invented hospitals found the session that stays open, and what they did until the update came.",
        Marking.GREEN.value,
        cve="CVE-1900-10002",
        sectors=_sectors("health"),
        affected=[Affected("Foglamp", "Ward Terminal", "before 3.2")],
        vector=MEDIUM,
    )
    _published(green, None, story.staff.office, story.now - timedelta(days=30))
    if product := Product.objects.filter(organisation=voice, is_fictional=True).order_by("pk").first():
        own = Written(
            "Our own update of last week",
            "A drill of the demonstration: nothing is wrong with the product; the advisory shows whom one would reach.",
            Marking.AMBER.value,
            recipients=Recipients.of(organisations=[voice.pk]),
            affected=[Affected(voice.name, product.name, "")],
        )
        _published(own, voice, _speaker(story, voice), story.now - timedelta(days=1))


def _published(said: Written, organisation: Organisation | None, by: Person, at: datetime) -> Advisory:
    return actions.publish(said, organisation, by=by, at=at, keeps=True, is_fictional=True)


def _speaker(story: Story, one: Organisation) -> Person:
    return story.spoken[one.name]


def _sectors(*names: str) -> list[Sector]:
    return list(Sector.objects.filter(pk__in=[f"demand-{name}" for name in names]))
