"""The demonstration's exchange: invented practices of fictional members, reviewed, at work in sectors, needed in others, and taken up."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from entente.exchange import actions
from entente.exchange.actions import NeedFacts, PracticeFacts, QuestionFacts, Words
from entente.exchange.models import Need, Practice
from entente.governance.models import Body, Mandate
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.people.models import Person
from entente.reporting.demo.exchange_tales import NEEDS, TALES, Tale
from entente.reporting.demo.story_so_far import Story
from entente.vocabulary.models import Sector


def add_all(story: Story) -> None:
    office, second, now = story.staff.office, story.staff.second, story.now
    voice = story.spoken[story.voice.name]
    own = story.named[story.voice.name]
    givers = _givers(story, but=own)
    circle = _circle(voice, now)
    shared = [
        _shared(tale, giver, circle, office, second, now - timedelta(days=240 - 20 * place))
        for place, (tale, giver) in enumerate(zip(TALES, givers, strict=False))
    ]
    _translated(shared[0], office, now)
    mine = _own(own, voice, second, now)
    needs = [_needed(row, own if place != 1 else givers[-1], voice if place != 1 else office, now) for place, row in enumerate(NEEDS)]
    _taken_up(story, shared, own, voice, givers, needs[0], mine, now)
    for need in needs:
        actions.match_need(need, by=None, at=now)
    _waits(own, voice, givers[0], office, now)
    if circle:
        _asked(circle, own, voice, now)


def _givers(story: Story, *, but: Organisation) -> list[Organisation]:
    today = set(members_on(_day(story.now)).values_list("pk", flat=True))
    rows = [story.found[part.number] for part in story.parts]
    return [one for one in rows if one.pk in today and one.pk != but.pk][: len(TALES)]


def _circle(voice: Person, now: datetime) -> Body | None:
    """A group in which the one who signs in with one click sits."""
    seat = Mandate.objects.sitting(_day(now)).filter(person=voice, body__code__startswith="WG").order_by("body__code").first()
    seat = seat or Mandate.objects.sitting(_day(now)).filter(person=voice).order_by("body__code").first()
    return seat.body if seat else None


def _shared(tale: Tale, giver: Organisation, circle: Body | None, office: Person, second: Person, at: datetime) -> Practice:
    low, high = tale.cost or (None, None)
    facts = PracticeFacts(
        tale.title,
        tale.problem,
        tale.kind,
        tale.how,
        tale.result,
        cost_low=None if low is None else Decimal(low),
        cost_high=None if high is None else Decimal(high),
        readiness=tale.readiness,
        marking=tale.marking,
        body=circle if tale.marking == "AMBER" else None,
        could=tale.could,
        expertise=tale.expertise,
    )
    row = actions.draft(giver, facts, by=office, at=at, is_fictional=True)
    for sector, where, year in tale.at_work:
        paper, on = "Report to the board, invented for the demonstration", date(year, 3, 1)
        actions.deploy(row, Sector.objects.get(code=sector), reference=where, evidence=paper, on=on, by=office, at=at)
    actions.put_for_review(row, by=office, at=at)
    return actions.publish(row, by=second, at=at)


def _translated(row: Practice, by: Person, at: datetime) -> None:
    words = Words(
        "Segmenter les pompes à perfusion",
        "Les dispositifs médicaux ne peuvent être corrigés pendant des années, et un logiciel malveillant passe de l’un à l’autre.",
        "Les dispositifs sont répartis en segments selon le risque ; des passerelles ne laissent passer que le trafic convenu.",
    )
    actions.translate(row, "fr", words, by=by, at=at)


def _own(own: Organisation, voice: Person, second: Person, now: datetime) -> Practice:
    """Of the one who signs in: published long ago, so that it has to be renewed soon."""
    at = now - timedelta(days=340)
    facts = PracticeFacts(
        "Drill of a port without computers",
        "Cranes and customs stand still when systems are down.",
        how="Once a year cranes and customs work on paper for six hours; the plan is mended after.",
        marking="CLEAR",
        could=("demand-health", "demand-energy"),
        expertise=("D10.10",),
        readiness=9,
    )
    row = actions.draft(own, facts, by=voice, at=at, is_fictional=True)
    sector, paper = Sector.objects.get(code="demand-transport"), "Minutes of the drill, invented"
    actions.deploy(row, sector, reference="A port in the north", evidence=paper, on=date(2024, 10, 1), by=voice, at=at)
    actions.put_for_review(row, by=voice, at=at)
    return actions.publish(row, by=second, at=at)


def _needed(said: tuple[str, str, str, tuple[str, ...], bool], whose: Organisation, by: Person, now: datetime) -> Need:
    title, problem, sector, expertise, named = said
    facts = NeedFacts(title, problem, sector, expertise=expertise, is_named=named, deadline_on=_day(now) + timedelta(days=90), alerts=False)
    return actions.state_need(whose, facts, by=by, at=now - timedelta(days=9), is_fictional=True)


def _taken_up(
    story: Story,
    shared: list[Practice],
    own: Organisation,
    voice: Person,
    givers: list[Organisation],
    need: Need,
    mine: Practice,
    now: datetime,
) -> None:
    """Adoptions across sectors with a story, one that was not adopted, and one that goes on."""
    office = story.staff.office
    for place, (row, sector) in enumerate(
        ((shared[1], "demand-finance"), (shared[2], "demand-health"), (shared[4], "demand-energy"), (shared[3], "demand-energy"))
    ):
        _adopted(row, givers[(place + 5) % len(givers)], sector, office, now - timedelta(days=60 - 9 * place), is_public=place < 2)
    _adopted(mine, givers[0], "demand-health", office, now - timedelta(days=30), is_public=True)
    begun = now - timedelta(days=41)
    trying = actions.contact(
        shared[0], own, need.sector, words="May we see it at work? Our trains have the same problem.", need=need, by=voice, at=begun
    )
    actions.move(
        trying, "met", on=_day(begun + timedelta(days=4)), remark="An afternoon in the hospital", by=voice, at=begun + timedelta(days=4)
    )
    refused = actions.contact(
        shared[5], givers[2], Sector.objects.get(code="demand-energy"), words="Would it do for meters?", by=office, at=begun
    )
    actions.move(refused, "not", on=_day(begun), why_not="rules", remark="Meters need a certificate that it lacks", by=office, at=begun)


def _adopted(row: Practice, whose: Organisation, sector: str, by: Person, at: datetime, *, is_public: bool) -> None:
    if whose.pk == row.organisation_id:
        return
    reuse = actions.contact(row, whose, Sector.objects.get(code=sector), words="We should like to do the same.", by=by, at=at)
    for days, state in ((3, "met"), (9, "tried"), (20, "adopted")):
        when = at + timedelta(days=days)
        reuse = actions.move(reuse, state, on=_day(when), by=by, at=when)
    if is_public:
        actions.tell_story(reuse, "It took three weeks, and less money than we thought.", is_public=True, by=by, at=at + timedelta(days=21))


def _waits(own: Organisation, voice: Person, other: Organisation, office: Person, now: datetime) -> None:
    """One for the office to review, one sent back to who signs in with one click."""
    facts = PracticeFacts(
        "Two minutes before the shift",
        "Training once a year is forgotten by spring.",
        how="A spoken reminder about passwords and strange mails at the beginning of each shift.",
        could=("demand-health",),
        expertise=("D05.05",),
    )
    back = actions.draft(own, facts, by=voice, at=now - timedelta(days=6), is_fictional=True)
    actions.put_for_review(back, by=voice, at=now - timedelta(days=5))
    actions.send_back(back, because="Say in which wards it was tried.", by=office, at=now - timedelta(days=4))
    waiting = PracticeFacts(
        "A map of what depends on what", "Nobody knows which supply fails after which.", how="Those of a region draw it together."
    )
    row = actions.draft(other, waiting, by=office, at=now - timedelta(days=3), is_fictional=True)
    actions.put_for_review(row, by=office, at=now - timedelta(days=2))


def _asked(circle: Body, own: Organisation, voice: Person, now: datetime) -> None:
    """One by who signs in, with answers; one by a peer who is not named, for it to answer."""
    at = now - timedelta(days=5)
    peers = [
        one
        for one in Mandate.objects.sitting(_day(now))
        .filter(body=circle)
        .exclude(person=voice)
        .select_related("person", "organisation")
        .order_by("pk")
        if one.organisation
    ]
    facts = QuestionFacts("How do you patch what never stops?", "Our cranes run day and night; there is no window.", days=20)
    mine = actions.ask(circle, own, facts, by=voice, at=at, is_fictional=True)
    for place, peer in enumerate(peers[:3]):
        words = (
            "We patch half of them at a time.",
            "The maker does it during the yearly inspection.",
            "We do not; they stand behind a gateway.",
        )[place]
        actions.answer(mine, words, may_use=(True, None, True)[place], by=peer.person, at=at + timedelta(hours=5 + place))
    if peers and peers[0].organisation:
        other = QuestionFacts("Who has left a cloud provider?", "We want to know what it cost in the end.", days=25, is_named=False)
        actions.ask(circle, peers[0].organisation, other, by=peers[0].person, at=at, is_fictional=True)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
