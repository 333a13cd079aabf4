"""Invented profiles in the demonstration's own words, and invented courses of houses nobody bears."""

from datetime import date, datetime
from decimal import Decimal

from entente.reporting.demo.members import noon
from entente.reporting.demo.story_so_far import Story
from entente.skills import actions
from entente.skills.models import Requirement

OWN_WORDS = "The demonstration's own words, not ENISA's texts"
SKILLS = {  # code: kind, text
    "triage": ("skill", "Tells an incident from noise, and says how bad it is"),
    "contain": ("skill", "Keeps an incident from spreading"),
    "evidence": ("skill", "Secures traces so that a court takes them"),
    "exploit": ("skill", "Uses a weakness as an attacker would, without harm"),
    "scope": ("skill", "Agrees in writing what may be tested"),
    "report": ("skill", "Writes findings that their reader acts on"),
    "risk": ("skill", "Weighs a risk with those who bear it"),
    "networks": ("knowledge", "How networks work, and how they break"),
    "law": ("knowledge", "What the law asks of a test and of a report"),
    "teach": ("skill", "Explains so that others can do it"),
}
PROFILES = {  # role: what it asks at which level
    "ECSF01": {"risk": 4, "report": 3, "law": 3},
    "ECSF02": {"triage": 3, "contain": 3, "evidence": 2, "networks": 3, "report": 2},
    "ECSF07": {"teach": 4, "networks": 2, "report": 2},
    "ECSF10": {"risk": 4, "report": 3, "law": 2},
    "ECSF11": {"evidence": 4, "triage": 2, "law": 3, "report": 3},
    "ECSF12": {"exploit": 3, "scope": 3, "networks": 3, "report": 3, "law": 2},
}
TASKS = {"ECSF02": "Answers the phone when something is wrong", "ECSF12": "Tries what an attacker would try, and tells first"}
# ruff: noqa: E501 -- a table reads by its lines
COURSES = (  # title, provider, country, level, form, languages, ects, hours, cost, places, graduates, covers
    ("Breaking ports, with leave", "Aurelia Harbour Academy", "FR", "professional", "blended", "en fr", None, 80, (1800, 2400), 24, 19,
     {"skill:exploit": 3, "skill:scope": 3, "skill:law": 2}),
    ("Reports that are read", "Quentara College", "BE", "professional", "online", "en", None, 16, (290, 290), 200, 140, {"skill:report": 4}),
    ("Master of Penetration Testing", "Valdoria University", "IT", "master", "onsite", "en it", 120, 3000, (4200, 9000), 40, 31, {"role:ECSF12": 4}),
    ("First hour of an incident", "Aurelia Harbour Academy", "FR", "professional", "onsite", "fr", None, 24, (900, 900), 60, 52,
     {"role:ECSF02": 3, "skill:triage": 3}),
    ("Bachelor of Digital Traces", "Fenwara Institute", "DE", "bachelor", "onsite", "de", 180, 4500, (0, 0), 90, None, {"role:ECSF11": 4, "role:ECSF02": 2}),
    ("Law for testers", "Quentara College", "BE", "professional", "online", "en de", None, 12, (180, 180), None, None, {"skill:law": 3}),
    ("Risk on one page", "Solvine Business School", "ES", "professional", "blended", "es en", 6, 60, (1200, 1500), 35, 33, {"role:ECSF10": 4, "role:ECSF01": 3}),
    ("Networks from the cable up", "Tormelle Vocational School", "NL", "vocational", "onsite", "nl", None, 400, (0, 600), 120, 96, {"skill:networks": 3}),
    ("Teach it forward", "Fenwara Institute", "DE", "professional", "online", "en", 3, 40, (350, 350), 80, 61, {"role:ECSF07": 4}),
    ("Cyber club", "Gliserra School", "PT", "school", "onsite", "pt", None, None, None, 30, None, {"expertise:D04": 1}),
)  # fmt: skip
SOURCE = "An invented course of the demonstration"


def add_profiles(at: datetime) -> None:
    day = at.date()
    rows = [
        Requirement(role_id=role, kind=SKILLS[code][0], code=code, text=SKILLS[code][1], level=level, source=OWN_WORDS, source_on=day)
        for role, asked in PROFILES.items()
        for code, level in asked.items()
    ]
    rows += [Requirement(role_id=role, kind="task", code="T1", text=text, source=OWN_WORDS, source_on=day) for role, text in TASKS.items()]
    Requirement.objects.bulk_create(rows)


def add_courses(story: Story) -> None:
    """All published but the last, which waits for somebody's look."""
    said, seen = noon(date(2018, 5, 14)), noon(date(2018, 5, 16))
    for place, facts in enumerate(map(_facts, COURSES)):
        row = actions.propose(facts, by=story.staff.second, at=said, is_fictional=True)
        if place < len(COURSES) - 1:
            actions.publish(row, by=story.staff.office, at=seen)


def _facts(course: tuple) -> actions.CourseFacts:  # type: ignore[type-arg]
    title, provider, country, level, form, languages, ects, hours, cost, places, graduates, covers = course
    low, high = cost or (None, None)
    return actions.CourseFacts(
        title=title,
        provider_name=provider,
        country=country,
        level=level,
        form=form,
        languages=tuple(languages.split()),
        ects=_number(ects),
        hours=_number(hours),
        cost_low=_number(low),
        cost_high=_number(high),
        places=places,
        graduates=graduates,
        about=f"{SOURCE}; the house does not exist.",
        source=SOURCE,
        source_on=date(2018, 5, 14),
        covers={(kind, code): depth for name, depth in covers.items() for kind, code in [name.split(":")]},
    )


def _number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
