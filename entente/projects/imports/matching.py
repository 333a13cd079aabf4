"""Which organisation a participant is: by PIC, else VAT number, else exact normalised name within its country.

An organisation that carries another number of the same register is never meant. Where a name fits several, the one known longest is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from entente.members.choices import IdentifierScheme
from entente.members.drafts import Draft
from entente.members.models import Identifier, Organisation, Standing
from entente.members.numbers import Number
from entente.members.queries import Known, known
from entente.projects.imports.refusals import Unfit

MATCHED = (IdentifierScheme.PIC, IdentifierScheme.VAT)
FILLED = ("short_name", "city", "website", "activity")


@dataclass(slots=True)
class Candidate:
    """An organisation as the import knows it; one that is not written yet has a number below zero."""

    pk: int
    numbers: set[Number] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    is_member: bool = False
    is_fictional: bool = False

    def contradicts(self, numbers: Iterable[Number]) -> bool:
        schemes = {number.scheme for number in self.numbers}
        return any(number.scheme in schemes and number not in self.numbers for number in numbers)


@dataclass(slots=True)
class Fill:
    """What rows add to an organisation that is known already: only where nothing was known."""

    values: dict[str, str] = field(default_factory=dict)
    numbers: list[Number] = field(default_factory=list)


class Organisations:
    """The organisations that a batch of rows may mean; `planned` are those that earlier rows bring and nobody has written yet."""

    def __init__(self) -> None:
        self.known, self.planned = Known(), Known()
        self.candidates: dict[int, Candidate] = {}
        self.created: dict[int, Draft] = {}
        self.filled: dict[int, Fill] = {}
        self._next = -1

    def prepare(self, drafts: list[Draft]) -> None:
        """Look up in a few questions what a batch will ask for."""
        self.known = known([(draft.country, draft.name) for draft in drafts], [number for draft in drafts for number in draft.numbers])
        wanted = set(self.known.by_number.values()).union(*self.known.by_name.values())
        self.candidates = {pk: one for pk, one in self.candidates.items() if pk < 0} | _candidates(wanted)
        self.created, self.filled = {}, {}

    def written(self) -> None:
        """What was planned stands in the database now, and is found there."""
        self.planned, self.candidates = Known(), {}

    def meant(self, draft: Draft) -> int:
        """The organisation that a row names; one that nobody knows is planned. A member's own entry is left as it is."""
        found = self._numbered(draft) or self._named(draft)
        if found is None:
            return self._plan(draft)
        if not found.is_member:
            self._fill(found, draft)
        return found.pk

    def _numbered(self, draft: Draft) -> Candidate | None:
        for number in draft.numbers:
            if (pk := self._holder(number)) is None:
                continue
            found = self.candidates[pk]
            if found.is_fictional:
                said = _("%(number)s names a fictional organisation of the demonstration; import into an installation without it.")
                raise Unfit("organisationID", said % {"number": number.value})
            if not found.contradicts(draft.numbers[:1]):
                return found
        return None

    def _named(self, draft: Draft) -> Candidate | None:
        same = [*self.known.named(draft.country, draft.name), *self.planned.named(draft.country, draft.name)]
        fitting = (self.candidates[pk] for pk in same)
        return next((one for one in fitting if not one.is_fictional and not one.contradicts(draft.numbers)), None)

    def _holder(self, number: Number) -> int | None:
        return self.known.by_number.get(number) or self.planned.by_number.get(number)

    def _plan(self, draft: Draft) -> int:
        pk, self._next = self._next, self._next - 1
        free = tuple(number for number in draft.numbers if self._holder(number) is None)
        self.planned.enter(pk, draft.country, draft.name, free)
        self.candidates[pk] = Candidate(pk, set(free), {name for name in FILLED if not getattr(draft, name)})
        self.created[pk] = replace(draft, numbers=free)
        return pk

    def _fill(self, found: Candidate, draft: Draft) -> None:
        values = {name: getattr(draft, name) for name in sorted(found.empty) if getattr(draft, name)}
        schemes = {number.scheme for number in found.numbers}
        numbers = [number for number in draft.numbers if number.scheme not in schemes and self._holder(number) is None]
        if not values and not numbers:
            return
        found.empty -= values.keys()
        found.numbers.update(numbers)
        (self.planned if found.pk < 0 else self.known).by_number.update(dict.fromkeys(numbers, found.pk))
        if draft_so_far := self.created.get(found.pk):
            self.created[found.pk] = replace(draft_so_far, **values, numbers=(*draft_so_far.numbers, *numbers))
        else:
            fill = self.filled.setdefault(found.pk, Fill())
            fill.values |= values
            fill.numbers += numbers


def _candidates(pks: set[int]) -> dict[int, Candidate]:
    rows = Organisation.objects.filter(pk__in=pks).values_list("pk", "is_fictional", *FILLED)
    found = {
        pk: Candidate(pk, empty={name for name, value in zip(FILLED, held, strict=True) if not value}, is_fictional=own)
        for pk, own, *held in rows
    }
    numbers = Identifier.objects.filter(organisation__in=pks, scheme__in=MATCHED)
    for pk, scheme, country, value in numbers.values_list("organisation_id", "scheme", "country", "value"):
        found[pk].numbers.add(Number(scheme, country, value))
    for pk in Standing.objects.filter(organisation__in=pks).values_list("organisation_id", flat=True):
        found[pk].is_member = True
    return found
