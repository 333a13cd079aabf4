"""The demonstration's dialogue: invented bodies, memoranda, regions, an event and a consultation."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from entente.dialogue import actions
from entente.dialogue.choices import BodyKind, ForWhom, ItemKind, LinkKind, LinkState
from entente.dialogue.models import Counterpart
from entente.documents import actions as documents
from entente.documents import contents
from entente.documents.models import Paragraph
from entente.engine.marking import Marking
from entente.gatherings import actions as gatherings
from entente.gatherings.choices import Answer, GatheringKind
from entente.gatherings.plan import Plan
from entente.governance import actions as governance
from entente.governance import homes
from entente.governance.models import Body
from entente.people.models import Person
from entente.reporting.demo import dialogue_trackers
from entente.reporting.demo.members import noon
from entente.reporting.demo.story_so_far import Story
from entente.vocabulary.models import Country, Region

BODIES = (  # name, kind, country, region, memorandum
    ("Harbour Cyber Agency of the North", BodyKind.AGENCY, "NO", "", "Joint exercises of ports"),
    ("Centre for Lighthouse Security", BodyKind.CENTRE, "EE", "EE00", "Exchange of trainers"),
    ("Atlantic Cyber Council", BodyKind.INTERNATIONAL, "", "", ""),
    ("Board of Granite Towns", BodyKind.REGION, "FR", "FRH0", "A testbed for small towns"),
    ("Ruhr Security Forum", BodyKind.ASSOCIATION, "DE", "DEA5", ""),
    ("Office for Digital Dykes", BodyKind.AUTHORITY, "NL", "NL33", "Warnings for water boards"),
)
ITEMS = (  # region, kind, title
    ("FRH0", ItemKind.STRATEGY, "Granite plan for secure towns, 2018–2024"),
    ("FRH0", ItemKind.CLUSTER, "Breakwater cluster"),
    ("DEA5", ItemKind.HUB, "Pithead cyber hub"),
    ("EE00", ItemKind.CLUSTER, "Lighthouse cluster"),
    ("NL33", ItemKind.STRATEGY, "Dry feet, dry data"),
)
LINKS = (
    (LinkKind.PILOT, "Shared testbed of ports", ("FRH0", "NL33", "EE00"), LinkState.RUNNING),
    (LinkKind.PARTNERSHIP, "Towns that defend each other", ("FRH0", "DEA5"), LinkState.PLANNED),
    (LinkKind.PARTNERSHIP, "Old mines, new labs", ("DEA5", "PL71"), LinkState.RUNNING),
)
DRAFT = """# Who answers for a lighthouse

The partnership asks for one contact in each country, not one in each port.

# What it costs

Small operators need a year more than large ones.
"""
COMMENT = "Say which operators are small."


def add_all(story: Story) -> None:
    voice = story.spoken[story.voice.name]
    partners = _bodies(story, voice)
    _spoken(story, partners, voice)
    _regions(story)
    _event(story, voice)
    _consultation(story)
    dialogue_trackers.add_all(story, voice)


def _bodies(story: Story, voice: Person) -> list[Counterpart]:
    """The delegate who signs in looks after one of them."""
    found, by = [], _by(story, noon(date(2018, 2, 1)))
    for place, (name, kind, country, region, signed) in enumerate(BODIES):
        facts = actions.CounterpartFacts(
            name,
            kind,
            voice if place == 1 else story.staff.office,
            Country.objects.get(pk=country) if country else None,
            Region.objects.get(pk=region) if region else None,
            text="An invented body of the demonstration.",
        )
        row = actions.put_counterpart(facts, is_fictional=True, **by)
        found.append(row)
        if signed:
            _memorandum(story, row, signed, place)
    return found


def _memorandum(story: Story, of: Counterpart, title: str, place: int) -> None:
    today, by = story.now.date(), _by(story)
    ends = today + timedelta(days=60 + 200 * place)
    days: dict[str, Any] = {"signed_on": today - timedelta(days=500), "ends_on": ends, "renew_by": ends - timedelta(days=30)}
    row = actions.put_memorandum(of, actions.MemorandumFacts(title, of.keeper, **days), **by)
    actions.owe(row, "both", "Hold one exercise a year", due_on=today + timedelta(days=10 + place), **by)
    done = actions.owe(row, "ours", "Name a contact", due_on=today - timedelta(days=300), **by)
    actions.fulfil(done, on=today - timedelta(days=310), how="Named in a letter", **by)


def _spoken(story: Story, partners: list[Counterpart], voice: Person) -> None:
    """Contacts on two lawful bases, and who met them."""
    by, today = _by(story), story.now.date()
    for place, (partner, name) in enumerate(zip(partners[:3], ("Sunniva Holm", "Mart Kask", "Jocelyn Wray"), strict=True)):
        given: dict[str, Any] = {"consented_on": today - timedelta(days=200), "consent_said": "A card at a fair"}
        consent = given if place == 0 else {}
        basis, since = "consent" if place == 0 else "legitimate_interest", today - timedelta(days=200)
        email = f"{name.split()[0].lower()}@abroad.demo.example"
        facts = actions.ContactFacts(name, email, "Desk officer", partner.keeper, basis, since, **consent)
        contact = actions.add_contact(partner, facts, **by)
        ours = [voice] if partner.keeper == voice else [story.staff.office]
        said = actions.Met(today - timedelta(days=30 + place), "The exercise of next year", ours, [contact], basis, "Both send a plan")
        actions.log(partner, said, **by)


def _regions(story: Story) -> None:
    by = _by(story, noon(date(2018, 3, 1))) | {"is_fictional": True}
    for code, kind, title in ITEMS:
        actions.put_item(Region.objects.get(pk=code), actions.ItemFacts(kind, title, "Invented for the demonstration."), **by)
    for what, name, codes, state in LINKS:
        regions = list(Region.objects.filter(pk__in=codes).order_by("pk"))
        facts = actions.LinkFacts(what, name, "Invented for the demonstration.", date(2018, 4, 1), regions, state=state)
        actions.put_link(facts, **by)


def _event(story: Story, voice: Person) -> None:
    """Two places, three who want them: the next waits."""
    by, starts = _by(story), _at_nine(story.now + timedelta(days=40))
    plan = Plan(
        title="Forum of regions",
        starts_at=starts,
        ends_at=starts + timedelta(hours=6),
        kind=GatheringKind.EVENT,
        place="Harbour hall, Tallinn",
        marking=Marking.CLEAR,
        capacity=2,
        is_open=True,
    )
    forum = gatherings.announce(gatherings.arrange(plan, **by), **by)
    comers = [story.voices[part.number] for part in story.parts[:4] if story.voices[part.number] != voice][:3]
    for one in comers:
        gatherings.answer(forum, one, Answer.ACCEPTED, by=one, at=story.now)
    event = actions.make_event(forum, lead="Regions that look for partners meet. Everything here is invented.", **by)
    for after, minutes, title, who in (
        (0, 30, "Welcome", "Office"),
        (30, 90, "Which regions are alike?", "Board of Granite Towns"),
        (180, 120, "Pilots", ""),
    ):
        actions.add_point(event, actions.PointFacts(starts + timedelta(minutes=after), minutes, title, who), **by)
    for whom, label, amount in ((ForWhom.MEMBERS, "Member", 0), (ForWhom.PARTNERS, "Partner body", 80), (ForWhom.EVERYONE, "Guest", 180)):
        actions.set_rate(event, actions.RateFacts(whom, label, Decimal(amount)), **by)
    due = story.now.date() + timedelta(days=9)
    actions.follow_up(event, "need", "A town looks for a mobile cyber range", voice, due_on=due, **by)


def _consultation(story: Story) -> None:
    """In the comment round of the group that answers."""
    group, today = Body.objects.get(code="WG5"), story.now.date()
    by, began = _by(story), story.now - timedelta(days=6)
    facts = actions.ConsultationFacts(
        "Security of lighthouses",
        "An invented Directorate for Coasts",
        today + timedelta(days=25),
        group,
        story.staff.office,
        "Who answers for a lighthouse, and by when? An invented consultation.",
        opens_on=today - timedelta(days=30),
    )
    row = actions.note(facts, is_fictional=True, **by)
    text = documents.file_document(homes.home(group), "Answer on lighthouses", contents.typed(DRAFT), by=story.staff.office, at=began)
    work = governance.plan(group, "Answer on lighthouses", story.staff.office, due_on=today + timedelta(days=20), **by)
    governance.rework(work, work.title, work.owner, due_on=work.due_on, document=text, **by)
    governance.move_on(work, "draft", **by)
    actions.draft(row, work, **by)
    closes = story.now + timedelta(days=12)
    asked = governance.ask_for_comments(
        group, text, closes_at=closes, lead="Is it fair to small operators?", by=story.staff.office, at=began
    )
    key = Paragraph.objects.filter(version=asked.version).order_by("position").values_list("key", flat=True)[1]
    governance.comment(asked, key, COMMENT, by=story.staff.second, at=story.now)
    governance.move_on(work, "consultation", **by)
    actions.comment_on(row, asked, **by)
    for words in ("One contact in each country", "A year more for small operators"):
        actions.plead(row, words, **by)


def _by(story: Story, at: datetime | None = None) -> dict[str, Any]:
    return {"by": story.staff.office, "at": at or story.now}


def _at_nine(moment: datetime) -> datetime:
    return moment.replace(hour=9, minute=0, second=0, microsecond=0)
