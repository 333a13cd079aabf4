"""What is said of a practice and of a need, checked the same at every door."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from entente.engine.signs import one_line, readable
from entente.exchange.actions.refusals import CannotShare
from entente.exchange.choices import Light, PracticeKind
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.products.models import Product
from entente.vocabulary.names import EU_LANGUAGES

LONGEST = {"problem": 4000, "how": 8000, "result": 4000, "preconditions": 4000}
PLAIN = ("kind", "language", "marking", "title", *LONGEST, "cost_low", "cost_high", "effort_low", "effort_high", "readiness")
MANY = ("could", "expertise", "products", "certificates", "members")


@dataclass(frozen=True, slots=True)
class PracticeFacts:
    """`could` and `expertise` are codes, the rest of the lists ids; without a marking it is the circle's own, without a circle GREEN."""

    title: str
    problem: str
    kind: str = PracticeKind.PRACTICE
    how: str = ""
    result: str = ""
    preconditions: str = ""
    cost_low: Decimal | None = None
    cost_high: Decimal | None = None
    effort_low: int | None = None
    effort_high: int | None = None
    readiness: int | None = None
    language: str = "en"
    marking: str = ""
    body: Body | None = None
    could: tuple[str, ...] = ()
    expertise: tuple[str, ...] = ()
    products: tuple[int, ...] = ()
    certificates: tuple[int, ...] = ()
    members: tuple[int, ...] = ()


def checked(facts: PracticeFacts, organisation: Organisation) -> PracticeFacts:
    texts: dict[str, Any] = {name: readable(getattr(facts, name)).strip() for name in LONGEST}
    said = replace(facts, title=one_line(facts.title, 200), marking=facts.marking or default_marking(facts.body), **texts)
    if not said.title or not said.problem or not said.how:
        raise CannotShare(_("Say what it is called, which problem it solves, and how."))
    for name, most in LONGEST.items():
        if len(texts[name]) > most:
            raise CannotShare(_("One of the texts is longer than %(most)s letters.") % {"most": most})
    if said.kind not in PracticeKind.values or said.marking not in Light.values or said.language not in EU_LANGUAGES:
        raise CannotShare(_("Choose the kind, the marking and one of the Union's languages."))
    said = replace(said, **_range(said, "cost"), **_range(said, "effort"))
    if said.readiness is not None and not 1 <= said.readiness <= 9:
        raise CannotShare(_("Readiness is a level from 1 to 9."))
    behind = {organisation.pk, *said.members}
    if Product.objects.filter(pk__in=said.products).exclude(organisation__in=behind).exists():
        raise CannotShare(_("A product belongs to one of the organisations behind the practice. Name its organisation too."))
    return replace(said, members=tuple(sorted(behind - {organisation.pk})))


def default_marking(body: Body | None) -> str:
    """The circle's own; what it would keep for named persons is shared with the circle alone."""
    if body is None:
        return Light.GREEN
    return body.marking if body.marking in Light.values else Light.AMBER_STRICT


def stored(facts: PracticeFacts) -> dict[str, Any]:
    """As a version keeps it."""
    plain = {name: getattr(facts, name) for name in (*PLAIN, *MANY)}
    costs = {name: None if plain[name] is None else str(plain[name]) for name in ("cost_low", "cost_high")}
    return plain | costs | {name: list(plain[name]) for name in MANY} | {"body": facts.body.pk if facts.body else None}


def read(said: Mapping[str, Any]) -> PracticeFacts:
    """Back from a version."""
    costs = {name: None if said[name] is None else Decimal(said[name]) for name in ("cost_low", "cost_high")}
    body = Body.objects.filter(pk=said["body"]).first() if said["body"] else None
    return PracticeFacts(**{**said, **costs, **{name: tuple(said[name]) for name in MANY}, "body": body})


def _range(said: PracticeFacts, name: str) -> dict[str, Any]:
    """One end alone is both."""
    low, high = getattr(said, f"{name}_low"), getattr(said, f"{name}_high")
    low, high = (high if low is None else low), (low if high is None else high)
    if low is not None and (low < 0 or high < low):
        raise CannotShare(_("A range goes from the lower to the higher, and neither is below 0."))
    return {f"{name}_low": low, f"{name}_high": high}


@dataclass(frozen=True, slots=True)
class NeedFacts:
    """`schemes`: (id of a scheme, id of a level or None); empty lists: anything will do."""

    title: str
    problem: str
    sector: str
    constraints: str = ""
    expertise: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    schemes: tuple[tuple[int, int | None], ...] = ()
    is_named: bool = True
    marking: str = ""
    body: Body | None = None
    alerts: bool = True
    deadline_on: date | None = None

    @property
    def plain(self) -> dict[str, Any]:
        held = asdict(replace(self, body=None))
        many = {name: sorted(held[name]) for name in ("countries", "regions", "sizes")}
        return {name: value for name, value in held.items() if name not in {"sector", "expertise", "schemes", "body"}} | many
