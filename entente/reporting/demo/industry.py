"""The industry of the demonstration: invented companies with labels, one revoked and one waiting, invented investors, one investor day."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from entente.engine.marking import Marking
from entente.engine.words import normalised_name
from entente.files.actions import keep
from entente.gatherings import actions as gatherings
from entente.gatherings.choices import GatheringKind
from entente.gatherings.plan import Plan
from entente.industry import actions
from entente.industry.actions import Call, Told
from entente.industry.actions.finding import index_investors
from entente.industry.actions.profiles import is_small
from entente.industry.choices import Answer, Known, OutcomeKind, PitchState, Round, Seeking, Stage, Support
from entente.industry.models import Attending, Criteria, Investor, InvestorDay, Label, Pitch, Profile
from entente.industry.shipped import shipped_criteria
from entente.members.models import Organisation
from entente.people.models import Person
from entente.reporting.demo.story_so_far import Story

Company = tuple[Organisation, Person]
FUNDS = ("Lighthouse Ventures I", "Harbour Growth II", "Polaris Seed", "Bastion Digital Fund", "Meridian Angels", "Keystone Impact")
PITCHES = (
    "We find intruders in ports before they move.",
    "We make keys that quantum computers do not break.",
    "We teach hospitals to answer an attack within an hour.",
    "We watch the networks of small water works.",
    "We sign every part of a train's software.",
    "We hide personal data in test systems.",
    "We test the radios of wind parks.",
    "We keep the logs that courts believe.",
)
ROUNDS = ((2022, 1_400_000), (2022, 900_000), (2022, 2_100_000), (2023, 1_200_000), (2023, 1_700_000), (2023, 800_000), (2024, 3_000_000))
YEAR = timedelta(days=365)


def add_all(story: Story) -> None:
    """The voice that signs in with one click speaks for a company that applies, pitches and told what came of it."""
    now = story.now
    criteria = actions.set_criteria(shipped_criteria(), on=date(2016, 7, 5), by=story.staff.office, at=now)
    companies = _companies(story, now.date())
    own = (story.named[story.voice.name], story.spoken[story.voice.name])
    _labels(companies, own, criteria, story, now)
    profiles = [_profile(one, place, now) for place, one in enumerate(companies[:8])]
    investors = [_investor(name, place, now) for place, name in enumerate(FUNDS)]
    index_investors(investors)
    _day(profiles, companies, investors, story, now)
    _outcomes(companies, investors, now)
    actions.count(at=now)


def _companies(story: Story, on: date) -> list[Company]:
    """Small ones with somebody who speaks for them; the one that signs in first when it is small."""
    ordered = sorted(story.parts, key=lambda part: part.name != story.voice.name)
    found = [(story.found[part.number], story.voices[part.number]) for part in ordered if part.number in story.voices]
    return [(one, who) for one, who in found if is_small(one, on)][:10]


def _labels(companies: list[Company], own: Company, criteria: Criteria, story: Story, now: datetime) -> None:
    """The first has one; then five more, one of them expired, one revoked; one was refused; one waits."""
    named = [own, *[one for one in companies if one[0].pk != own[0].pk]][:9]
    for place, (organisation, who) in enumerate(named):
        begun = now - (2 * YEAR if place == 4 else timedelta(days=40 + 20 * place))
        row = _applied(organisation, who, criteria, begun)
        if place == 7:
            actions.refuse(
                row, because="The extract of the register is missing its last page.", issuer=None, by=story.staff.second, at=begun
            )
        elif place < 7:
            until = begun.date() + YEAR
            row = actions.grant(row, until_on=until, issuer=None, by=story.staff.office, at=begun + timedelta(days=6))
        if place == 5:
            said = "Its owner has sold the majority overseas, as the register shows."
            complaint = actions.complain(row, said, by=None, at=now - timedelta(days=9))
            actions.answer_complaint(
                complaint, upheld=True, said="The register shows it.", by=story.staff.second, at=now - timedelta(days=3)
            )
            actions.revoke(row, because="Majority sold outside Europe.", by=story.staff.second, at=now - timedelta(days=2))
        if place == 2:
            actions.complain(row, "Its support desk seems to be overseas.", by=None, at=now - timedelta(days=1))


def _applied(organisation: Organisation, who: Person, criteria: Criteria, at: datetime) -> Label:
    needed = [one.code for one in criteria.criteria if one.needs_evidence]
    file = keep(BytesIO(b"An invented extract of an invented register.\n"), "extract.txt", by=who, at=at)
    seat = organisation.country_id if organisation.country_id not in {"GB", "CH", "TR", "IL", "RS"} else "FR"
    said = {"seat": seat, "group": "yes", "ownership": "yes", "research": "90", "staff": "85", "baseline": "yes", "data-protection": "yes"}
    return actions.apply(organisation, criteria, said, [(code, file) for code in needed], by=who, at=at)


def _profile(company: Company, place: int, now: datetime) -> Profile:
    seeking = [Seeking.EQUITY.value, Seeking.values[place % len(Seeking.values)]]
    return actions.keep_profile(
        company[0],
        stage=Stage.values[place % len(Stage.values)],
        size=("micro", "small", "medium")[place % 3],
        seeking=seeking,
        pitch=f"{PITCHES[place]} An invented company of the demonstration.",
        is_public=place % 3 != 2,
        by=company[1],
        at=now,
    )


def _investor(name: str, place: int, now: datetime) -> Investor:
    return Investor.objects.create(
        name=f"{name} (invented)",
        name_key=normalised_name(f"{name} (invented)"),
        manager="Invented Managers",
        country_id=("FR", "DE", "EE", "ES", "NL", "IT")[place],
        areas=["Cybersecurity", "Digital"] if place % 2 == 0 else ["Digital"],
        support=Support.VENTURE_CAPITAL if place < 4 else Support.SOCIAL_IMPACT,
        commitment=None if place == 5 else Decimal(10_000_000 * (place + 1)),
        cybersecurity=Known.YES if place % 2 == 0 else Known.UNKNOWN,
        source="The demonstration; invented",
        read_at=now,
        is_fictional=True,
    )


def _day(profiles: list[Profile], companies: list[Company], investors: list[Investor], story: Story, now: datetime) -> None:
    """In five weeks: open for pitches, four selected, wishes asked for, the meetings laid out."""
    starts = (now + timedelta(days=35)).replace(hour=13, minute=0, second=0, microsecond=0)
    plan = Plan(
        title="Harbour Investor Day",
        starts_at=starts,
        ends_at=starts + timedelta(hours=5),
        kind=GatheringKind.INVESTOR_DAY,
        place="Old Customs House, Antwerp",
        marking=Marking.CLEAR,
        description="Invented companies meet invented investors.",
        is_open=True,
    )
    office = story.staff.office
    held = gatherings.announce(gatherings.arrange(plan, by=office, at=now), by=office, at=now)
    call = Call(
        "Small companies with a first product pitch for five minutes, then meet investors one by one.",
        (now - timedelta(days=10)).date(),
        (now + timedelta(days=20)).date(),
        starts + timedelta(hours=2),
        slots=4,
        tables=3,
    )
    day = actions.set_call(held, call, by=office, at=now)
    attending = [actions.attend(day, one, by=office, at=now) for one in investors[:5]]
    pitches = [_pitch(day, profile, companies[place], place, story, now) for place, profile in enumerate(profiles[:6])]
    for place, row in enumerate(pitches[:5]):
        _wishes(row, attending, place, story, now)
    if pitches:
        actions.lay_out(day, by=office, at=now)


def _pitch(day: InvestorDay, profile: Profile, company: Company, place: int, story: Story, now: datetime) -> Pitch:
    row = actions.pitch(day, profile, title=PITCHES[place].rstrip("."), summary="We look for the next two years.", by=company[1], at=now)
    if place < 4:
        return actions.answer_pitch(row, PitchState.SELECTED, by=story.staff.office, at=now)
    return row


def _wishes(row: Pitch, attending: list[Attending], place: int, story: Story, now: datetime) -> None:
    wanted = {one.pk: 1 + (place + number) % 3 for number, one in enumerate(attending) if (place + number) % 4}
    actions.wish(row, wanted, by=row.by, at=now)
    for number, meeting in enumerate(row.meetings.order_by("pk")):
        if number != place % 3:
            said = Answer.NO if number == 3 else Answer.WANTS
            actions.answer_wish(meeting, said, by=story.staff.office, at=now)


def _outcomes(companies: list[Company], investors: list[Investor], now: datetime) -> None:
    for place, (year, amount) in enumerate(ROUNDS):
        organisation, who = companies[place % len(companies)]
        closed = Told(
            OutcomeKind.INVESTMENT,
            date(year, 3 + place, 14),
            round=(Round.SEED, Round.A)[place % 2],
            amount=Decimal(amount),
            investor=investors[place % len(investors)],
            note="Invented",
            may_count=place != 6,
        )
        actions.tell(organisation, closed, by=who, at=now)
        actions.tell(organisation, Told(OutcomeKind.CONTACT, date(year, 1, 20), note="Invented", may_count=True), by=who, at=now)
