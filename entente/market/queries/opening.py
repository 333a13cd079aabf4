"""Where one certificate opens the market, and why; and what it takes to sell in one market."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from entente.certification.choices import CertificateState
from entente.certification.models import Certificate, CertificateStatus
from entente.engine.access import Because, Reason, reasons
from entente.market.dataset import AcceptanceFact, ClassFact, RuleFact
from entente.market.queries.current import Held, built_of, known
from entente.market.queries.facts import CERTIFICATE
from entente.market.world import Built


@dataclass(frozen=True, slots=True)
class Cell:
    """One market of the certificate's scope: what it asks, and why it is open, shut or not known."""

    state: str
    sector: str
    because: Because
    rules: tuple[RuleFact, ...]
    failed: tuple[str, ...]
    asks: AcceptanceFact | None
    is_home: bool

    @property
    def answer(self) -> str:
        return "open" if self.because.opens else "unknown" if self.because.is_unknown else "shut"


@dataclass(frozen=True, slots=True)
class Opening:
    """`recognised`: states that recognise the certificate by a rule, whatever their markets ask."""

    certificate: Certificate
    of: ClassFact
    is_valid: bool
    cells: list[Cell]
    recognised: dict[str, RuleFact]

    @property
    def counts(self) -> Counter[str]:
        return Counter(one.answer for one in self.cells)

    @property
    def by_state(self) -> dict[str, list[Cell]]:
        found: dict[str, list[Cell]] = {}
        for one in self.cells:
            found.setdefault(one.state, []).append(one)
        return found

    def state_counts(self, answer: str) -> dict[str, int]:
        return {state: sum(cell.answer == answer for cell in cells) for state, cells in self.by_state.items()}


def certificate_named(name: str) -> Certificate | None:
    """By its number as the scheme writes it, or ours."""
    by_number = Certificate.objects.select_related("scheme", "holder", "country").filter(number=name).order_by("-issued_on", "-pk").first()
    if by_number is None and name.isdigit():
        return Certificate.objects.select_related("scheme", "holder", "country").filter(pk=int(name)).first()
    return by_number


def opening(certificate: Certificate, day: date) -> Opening:
    """Two queries where nothing changed; a certificate that is not valid on the day opens nothing, and the page says so."""
    held = known()
    row = tuple(getattr(certificate, name) for name in CERTIFICATE)
    of = replace(held.schemes.class_of(row), weight=0.0)
    is_valid = CertificateStatus.objects.known().on(day).filter(certificate=certificate, state=CertificateState.VALID).exists()
    built = _knowing(built_of(Held(held), day), of)
    return Opening(certificate, of, is_valid, cells(built, of), built.recognised(of))


def _knowing(built: Built, of: ClassFact) -> Built:
    """The world of the day; with the certificate in it where nothing else there is of its level or scope."""
    is_met = of.scope in built.scopes.numbers and (of.level is None or built.levels.place(of.scheme, of.level) >= 0)
    return built if is_met else Built(replace(built.dataset, classes=(*built.dataset.classes, of)))


def cells(built: Built, of: ClassFact) -> list[Cell]:
    one, world = built.classes([of]), built.world
    places = np.flatnonzero(world.markets.scope == one.scope[0])
    chains = replace(world.chains, where=world.chains.where[:, places])
    found = reasons(one, world.markets.chosen(places), chains)
    return [_cell(built, of, int(place), reason) for place, reason in zip(places, found, strict=True)]


def _cell(built: Built, of: ClassFact, place: int, reason: Reason) -> Cell:
    column = built.columns[place]
    rules = tuple(built.expanded[r][0] for r in reason.trail)
    return Cell(column[0], column[1], reason.because, rules, reason.failed, built.by_column.get(column), column[0] == of.home)
