"""Fictional organisations by the thousand, the same for the same seed: names in many languages, seats, classes, sectors."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from entente.members.choices import Kind, SizeClass, StandingKind
from entente.members.drafts import Draft, Period
from entente.members.numbers import Number
from entente.vocabulary.reference import shipped

DAY = date(2018, 9, 30)
HEADS = (
    "Aurelia Bastion Calmar Dalia Égide Fjord Garda Hvězda Île Jūra Krystal Łódź Mühle Nordlys Ørsted Þingvellir Quinta "
    "Ríga Sécurité Télécom Über Vltava Węzeł Ύδρα София Žilina"
).split()
MIDDLES = "Cyber Data Krypto Shield Vault Signal Réseau Sicherheit Seguridad Zabezpečení Ασφάλεια Сигурност Garde Vakt Turva".split()
TAILS = "Labs Systems Institute Works Gruppe Centre Società Hálózat Tinklas Networks Consulting Foundation Observatory".split()
WEIGHTS = {
    "DE": 31,
    "FR": 34,
    "IT": 27,
    "ES": 26,
    "BE": 16,
    "PL": 12,
    "NL": 11,
    "FI": 9,
    "AT": 8,
    "PT": 8,
    "GR": 7,
    "GB": 7,
    "SE": 6,
    "EE": 5,
    "CZ": 5,
    "IE": 5,
    "NO": 5,
}
ABOUT = (
    "protects detects networks hospitals railways payments identity encryption training audits certificates incident "
    "response industrial sensors cloud quantum resilience research testing standards privacy energy grids satellites"
).split()
STANDINGS = [StandingKind.ADMITTED] * 80 + [StandingKind.APPLICANT] * 4 + [StandingKind.SUSPENDED] * 3 + [StandingKind.LEFT] * 6 + [""] * 7


def organisations(count: int, seed: int = 2018) -> Iterator[Draft]:
    """`count` drafts ready for `members.actions.add_many`."""
    dice = random.Random(seed)
    places = _Places()
    return (_one(dice, places, number) for number in range(count))


class _Places:
    """Codes to draw from, and how often."""

    def __init__(self) -> None:
        edition = shipped()
        self.countries = [one.iso2 for one in edition.countries if one.tile] + ["LI", "IL", "US"]
        self.weights = [WEIGHTS.get(iso2, 2) for iso2 in self.countries]
        self.sectors = [one.code for one in edition.sectors]
        self.expertise = [one.code for one in edition.expertise]
        self.regions: dict[str, list[str]] = {}
        for one in edition.regions:
            if len(one.code) == 5:
                self.regions.setdefault(one.code[:2], []).append(one.code)
        self.codes = {one.iso2: one.eurostat_code for one in edition.countries}


def _one(dice: random.Random, places: _Places, number: int) -> Draft:
    country = dice.choices(places.countries, places.weights)[0]
    regions = places.regions.get(places.codes[country], [])
    joined = date(2016, 6, 13) + timedelta(days=dice.randrange(800))
    return Draft(
        name=f"{dice.choice(HEADS)} {dice.choice(MIDDLES)} {dice.choice(TAILS)} {number}",
        country=country,
        short_name=f"{dice.choice(HEADS)[:3].upper()}{number}" if dice.random() < 0.3 else "",
        region=dice.choice(regions) if regions and dice.random() < 0.8 else "",
        city=dice.choice(HEADS),
        website=f"https://org{number}.example.org" if dice.random() < 0.7 else "",
        about=" ".join(dice.choices(ABOUT, k=dice.randrange(5, 40))),
        is_fictional=True,
        sectors=tuple(dice.sample(places.sectors, dice.randrange(5))),
        expertise=tuple(dice.sample(places.expertise, dice.randrange(6))),
        numbers=(Number("pic", "", f"{100_000_000 + number}"),),
        kind=dice.choice(list(Kind)),
        kind_from=date(2016, 6, 1),
        standings=_course(dice.choice(STANDINGS), joined),
        size=dice.choice(list(SizeClass)),
    )


def _course(standing: str, joined: date) -> tuple[Period, ...]:
    later = joined + timedelta(days=30)
    if standing in ("", StandingKind.APPLICANT):
        return (Period(standing, joined),) if standing else ()
    applied = Period(StandingKind.APPLICANT, joined - timedelta(days=60), joined)
    if standing == StandingKind.ADMITTED:
        return (applied, Period(standing, joined))
    return (applied, Period(StandingKind.ADMITTED, joined, later), Period(standing, later))
