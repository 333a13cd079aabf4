"""20,000 solutions of 2,000 invented words as frequent as words are, written straight into tables, and what readers ask of their list."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any
from urllib.parse import urlencode

DAY = date(2026, 11, 1)
AT = datetime(2026, 11, 1, tzinfo=UTC)
SECTORS = [f"demand-{name}" for name in ("energy", "finance", "transport", "health", "smart-cities", "telecom-media", "e-government")]
WORDS = (
    "segment gateway patch update backup drill phishing badge wallet vendor clause inventory indicator alert log key cipher pump train"
    " grid port ward bank meter lamp sensor valve camera signal crane turbine record customer network device firmware access session"
    " trust audit risk plan"
).split()
VOCABULARY = WORDS + [first + second for first in WORDS for second in WORDS]
FREQUENT = list(accumulate(1 / rank for rank in range(1, len(VOCABULARY) + 1)))  # Zipf's law: as words are spread in texts
KINDS = ("practice", "solution", "procedure")


def texts(dice: random.Random) -> tuple[str, str, str]:
    def sentence(least: int, most: int) -> str:
        return " ".join(dice.choices(VOCABULARY, cum_weights=FREQUENT, k=dice.randint(least, most)))

    return sentence(3, 6), sentence(20, 40), sentence(30, 60)


def fill(count: int) -> None:
    """Practices with their locks, words for search and matching, sectors and expertise."""
    from entente.exchange.models import Practice
    from entente.members.models import Organisation
    from entente.people.actions import add_person

    dice, by = random.Random(7), add_person("Benchmark", "benchmark@example.org", by=None, at=AT)
    givers = list(Organisation.objects.order_by("pk")[:2000])
    rows = [_practice(dice, givers, by, place) for place in range(count)]
    Practice.objects.bulk_create(rows, batch_size=1000)
    _tied(dice, rows, by)
    _findable(rows)


def _practice(dice: random.Random, givers: list[Any], by: Any, place: int) -> Any:
    from entente.exchange.models import Practice

    title, problem, how = texts(dice)
    marking = "CLEAR" if dice.random() < 0.8 else "GREEN"
    days = {"published_on": DAY, "expires_on": DAY + timedelta(days=900)}
    said = {"title": title, "problem": problem, "how": how, "kind": dice.choice(KINDS), "readiness": dice.randint(1, 9)}
    return Practice(organisation=givers[place % len(givers)], state="published", marking=marking, by=by, at=AT, **said, **days)


def _tied(dice: random.Random, rows: list[Any], by: Any) -> None:
    from entente.exchange.models import Deployment, Practice
    from entente.vocabulary.models import Expertise

    domains = list(Expertise.objects.order_by("code").values_list("pk", flat=True))
    at_work = [
        Deployment(practice=row, sector_id=sector, reference="Somewhere", evidence="A report", on=DAY, by=by, at=AT)
        for row in rows
        for sector in dice.sample(SECTORS, dice.randint(0, 2))
    ]
    Deployment.objects.bulk_create(at_work, batch_size=2000)
    could, about = Practice.could.through, Practice.expertise.through
    could.objects.bulk_create(
        [could(practice_id=row.pk, sector_id=sector) for row in rows for sector in dice.sample(SECTORS, 2)], batch_size=2000
    )
    about.objects.bulk_create([about(practice_id=row.pk, expertise_id=dice.choice(domains)) for row in rows], batch_size=2000)


def _findable(rows: list[Any]) -> None:
    from entente.engine.marking import lock
    from entente.exchange.actions.finding import counted
    from entente.exchange.models import Practice, Word
    from entente.exchange.queries import PRACTICE
    from entente.search.actions import put
    from entente.search.models import Lock

    locks = [Lock(noun=PRACTICE, object_id=row.pk, key=key) for row in rows for key in lock(row.shared(frozenset()))]
    Lock.objects.bulk_create(locks, batch_size=2000)
    put(PRACTICE, ((row.pk, f"{row.title}\n{row.problem}\n{row.how}") for row in rows))
    words = []
    for row in rows:
        counts = counted(row)
        row.words = sum(counts.values())
        words += [Word(practice=row, stem=stem, times=times) for stem, times in counts.items()]
    Word.objects.bulk_create(words, batch_size=5000)
    Practice.objects.bulk_update(rows, ["words"], batch_size=500)


def addresses(count: int = 125) -> dict[str, list[str]]:
    """Four kinds, as many of each: no filter but a page further on, one, several, words."""
    dice = random.Random(11)
    return {
        "none": [_address(after=dice.randint(30, 20_000)) if place else "/exchange/" for place in range(count)],
        "one": [_address(sector=dice.choice(SECTORS)) for _ in range(count)],
        "several": [_address(sector=dice.choice(SECTORS), kind=dice.choice(KINDS), readiness=dice.randint(2, 8)) for _ in range(count)],
        "words": list(_words(dice, count)),
    }


def _words(dice: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield _address(q=" ".join(dice.choices(VOCABULARY, cum_weights=FREQUENT, k=dice.randint(1, 3))))


def _address(**asked: Any) -> str:
    return f"/exchange/?{urlencode(asked)}"
