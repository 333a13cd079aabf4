"""What can be ticked on the coverage page: what is asked already is there, and ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from entente.certification import catalogue_access as access
from entente.certification.models import Catalogue, Certificate, MappingSet, Requirement
from entente.certification.queries.bases import Level, askable
from entente.certification.queries.catalogues import sets_between
from entente.certification.queries.certificates import live
from entente.certification.queries.holdings import CERTIFICATE, PART
from entente.web.certification.coverage_asking import Asked

MOST_PARTS, MOST_OWN = 80, 40


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    is_chosen: bool
    more: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The chapters of a catalogue that is held, so that fewer can be chosen."""

    catalogue: Catalogue
    choices: list[Choice]

    @property
    def are_chosen(self) -> bool:
        return any(one.is_chosen for one in self.choices)


class Choices:
    def __init__(self, asked: Asked, day: date) -> None:
        self.asked = asked
        self.chosen = {one.asked for one in asked.held}
        self.levels = askable(day)
        self.known = list(Catalogue.objects.order_by("reference"))
        self._linked = {pk for ends in MappingSet.objects.values_list("source_id", "target_id") for pk in ends}
        self.certificates = self._certificates(day)
        self.parts = self._parts()
        self.sets = self._sets()

    @property
    def targets(self) -> list[Choice]:
        return [self._catalogue(one, self._aim) for one in self.known]

    @property
    def target_levels(self) -> list[Choice]:
        return [Choice(one.asked, one.name, one.asked == self._aim) for one in self.levels]

    @property
    def schemes(self) -> list[Choice]:
        """Those that stand for something today, and what is held besides."""
        listed = {one.asked for one in self.levels}
        others = [Level(one.asked, one.label) for one in self.asked.held if one.scheme and not one.certificate and one.asked not in listed]
        return [Choice(one.asked, one.name, one.asked in self.chosen) for one in [*self.levels, *others]]

    @property
    def mapped(self) -> list[Choice]:
        """Catalogues that are mapped to another; the others stand apart."""
        return [self._catalogue(one) for one in self.known if one.pk in self._linked or self._is_held(one)]

    @property
    def unmapped(self) -> list[Choice]:
        return [self._catalogue(one) for one in self.known if one.pk not in self._linked and not self._is_held(one)]

    @property
    def _aim(self) -> str:
        return self.asked.target.asked if self.asked.target else ""

    def _is_held(self, one: Catalogue) -> bool:
        return any(held.catalogues[:1] == (one,) and not held.scheme for held in self.asked.held)

    def _catalogue(self, one: Catalogue, aim: str | None = None) -> Choice:
        is_chosen = self._is_held(one) if aim is None else aim == one.slug
        return Choice(one.slug, str(one), is_chosen, one.name if one.name != one.reference else "")

    def _certificates(self, day: date) -> list[Choice]:
        """What is held already, and the valid ones of the organisations that the reader acts for."""
        held = {one.certificate.pk: one.certificate for one in self.asked.held if one.certificate}
        own = access.organisations_to_check_for(self.asked.request.user)
        more = live(day).filter(holder__organisation__in=[one.pk for one in own]).select_related("scheme").order_by("-issued_on", "-pk")
        shown: dict[int, Certificate] = held | ({one.pk: one for one in more[:MOST_OWN]} if own else {})
        return [Choice(f"{CERTIFICATE}{pk}", str(one), pk in held, f"{one.name[:80]} · {one.scheme}") for pk, one in shown.items()]

    def _parts(self) -> list[Parts]:
        catalogues = {one.catalogues[0].pk: one.catalogues[0] for one in self.asked.held if not one.scheme}
        if not catalogues:
            return []
        upper = Requirement.objects.filter(Q(parent=None) | Q(parent__parent=None), catalogue__in=catalogues).order_by("position")
        rows = list(upper)
        found = [self._chapters(one, [row for row in rows if row.catalogue_id == pk]) for pk, one in catalogues.items()]
        return [one for one in found if len(one.choices) > 1]

    def _chapters(self, catalogue: Catalogue, rows: Sequence[Requirement]) -> Parts:
        """The top of the tree, or what is below it where all hangs on one; and finer parts where those are what is held."""
        top = [row for row in rows if row.parent_id is None]
        shown = top if len(top) > 1 else [row for row in rows if row.parent_id]
        held = [one.part for one in self.asked.held if one.part and one.part.catalogue_id == catalogue.pk]
        chosen = {one.pk for one in held}
        listed = {row.pk: row for row in [*shown[:MOST_PARTS], *held]}
        return Parts(catalogue, [self._part(catalogue, row, row.pk in chosen) for row in listed.values()])

    def _part(self, catalogue: Catalogue, row: Requirement, is_chosen: bool) -> Choice:
        return Choice(f"{catalogue.slug}{PART}{row.urn}", row.label, is_chosen, row.title if row.title != row.label else "")

    def _sets(self) -> list[MappingSet]:
        """Those that speak of what is held and of the target directly."""
        if not self.asked.target or not self.asked.held:
            return []
        held = {one.pk for holding in self.asked.held for one in holding.catalogues}
        return [found for one in self.asked.target.catalogues for found in sets_between(held, one.pk)]
