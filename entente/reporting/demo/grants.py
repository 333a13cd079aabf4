"""Fictional projects under real topic codes, with every partner's amounts, so that own shares can be derived."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from entente.reporting.demo.cast import Part

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Topic:
    """A real topic: its code, its call, how many projects the demonstration puts under it, and when they are signed."""

    code: str
    call: str
    title: str
    projects: int
    signed_on: date
    scheme: str = "RIA"


TOPICS = (
    Topic("DS-06-2014", "H2020-DS-2014-1", "Risk management and assurance models", 3, date(2015, 3, 2)),
    Topic("DS-01-2016", "H2020-DS-2016-2017", "Assurance and certification for trustworthy and secure ICT systems", 6, date(2016, 12, 1)),
    Topic(
        "DS-02-2016",
        "H2020-DS-2016-2017",
        "Cyber security for SMEs, local public administration and individuals",
        4,
        date(2017, 1, 9),
        "IA",
    ),
    Topic("DS-03-2016", "H2020-SC1-2016-2017", "Increasing digital security of health related data", 2, date(2016, 11, 14)),
    Topic(
        "CIP-01-2016-2017",
        "H2020-CIP-2016-2017",
        "Prevention, detection, response and mitigation of physical and cyber threats",
        4,
        date(2017, 5, 2),
        "IA",
    ),
    Topic("DS-06-2017", "H2020-DS-LEIT-2017", "Cybersecurity PPP: cryptography", 4, date(2017, 11, 20)),
    Topic("DS-07-2017", "H2020-DS-SC7-2017", "Cybersecurity PPP: addressing advanced cyber security threats", 6, date(2018, 3, 5)),
    Topic("DS-08-2017", "H2020-DS-SC7-2017", "Cybersecurity PPP: privacy, data protection, digital identities", 5, date(2018, 4, 3), "IA"),
    Topic("SU-ICT-01-2018", "H2020-SU-ICT-2018", "Dynamic countering of cyber-attacks", 5, date(2018, 9, 3)),
    Topic("SU-TDS-02-2018", "H2020-SC1-DTH-2018", "Toolkit for assessing and reducing cyber risks in hospitals", 3, date(2018, 9, 10)),
    Topic("ICT-35-2016", "H2020-ICT-2016-1", "Enabling responsible ICT-related research and innovation", 2, date(2016, 10, 3), "CSA"),
)
WORDS = (
    "Anchor Beacon Cipher Dyke Echo-Wall Ferry Granite Harbour Ironwood Jetty "
    "Keystone Lantern Moat Needle Oak Palisade Quay Rampart Sentinel Tide"
).split()
AIMS = (
    "shared detection for energy networks",
    "secure updates for medical devices",
    "evidence chains for certification",
    "privacy for travellers' data",
    "resilient signalling for railways",
    "early warning for hospitals",
    "identity for small firms",
    "trustworthy payments",
    "secure ports and waterways",
    "testing of connected products",
)


@dataclass(frozen=True, slots=True)
class Partner:
    part: Part
    role: str
    total_cost: Decimal
    eu_contribution: Decimal


@dataclass(frozen=True, slots=True)
class Grant:
    key: str
    acronym: str
    title: str
    topic: Topic
    signed_on: date | None
    start_on: date | None
    end_on: date | None
    partners: tuple[Partner, ...]

    @property
    def total_cost(self) -> Decimal:
        return sum((partner.total_cost for partner in self.partners), Decimal(0))

    @property
    def eu_contribution(self) -> Decimal:
        return sum((partner.eu_contribution for partner in self.partners), Decimal(0))


def grants(random: Random, cast: list[Part]) -> Iterator[Grant]:
    """44 projects; the last one carries no date, so the scope page has one "undated"."""
    number = 0
    for topic in TOPICS:
        for index in range(topic.projects):
            number += 1
            yield _grant(random, cast, number, topic, index)


def _grant(random: Random, cast: list[Part], number: int, topic: Topic, index: int) -> Grant:
    word, aim = WORDS[number % len(WORDS)], AIMS[number * 3 % len(AIMS)]
    signed = topic.signed_on + timedelta(days=11 * index)
    start = signed.replace(day=1) + timedelta(days=62)
    undated = topic is TOPICS[-1] and index == topic.projects - 1
    return Grant(
        key=f"F{900000 + number}",
        acronym=f"{word.upper()}-{number}",
        title=f"{word}: {aim}",
        topic=topic,
        signed_on=None if undated else signed,
        start_on=None if undated else start.replace(day=1),
        end_on=None if undated else start.replace(day=1, year=start.year + 3) - timedelta(days=1),
        partners=tuple(_partners(random, cast, topic)),
    )


def _partners(random: Random, cast: list[Part], topic: Topic) -> Iterator[Partner]:
    eligible = [part for part in cast if part.category not in {"association", "public"}]
    for place, part in enumerate(random.sample(eligible, random.randint(7, 14))):
        cost = Decimal(random.randint(220, 860)) * 1000
        rate = Decimal("0.70") if topic.scheme == "IA" and part.kind in {"large_company", "sme", "operator"} else Decimal(1)
        paid_beyond = Decimal(random.randint(4, 22)) / 100 if part.category in {"large", "user"} else Decimal(0)
        yield Partner(part, "participant" if place else "coordinator", cost, (cost * rate * (1 - paid_beyond)).quantize(CENT))
