"""What of a person whom sees: the one rule behind the person's card, its picture, the API and the page "who sees what of me"."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from entente.people.choices import AddressKind, Eye, Facet
from entente.people.models import Person, Photograph

SIGNED_IN = frozenset({Eye.COMMUNITY, Eye.ORGANISATION, Eye.GROUP, Eye.OFFICE, Eye.AUDITOR, Eye.SELF})
TOGETHER = frozenset({Eye.ORGANISATION, Eye.GROUP, Eye.OFFICE, Eye.AUDITOR, Eye.SELF})
KEEPING = frozenset({Eye.OFFICE, Eye.AUDITOR, Eye.SELF})
RULES: Mapping[Facet, frozenset[Eye]] = {
    Facet.NAME: SIGNED_IN,
    Facet.PHOTOGRAPH: SIGNED_IN,  # there is one only while the person consents
    Facet.ORGANISATIONS: SIGNED_IN,
    Facet.LANGUAGES: TOGETHER,
    Facet.WORK_ADDRESS: TOGETHER,
    Facet.PHONE: KEEPING | {Eye.ORGANISATION},
    Facet.ADDRESSES: KEEPING,
    Facet.ROLES: KEEPING,
    Facet.SIGN_IN: frozenset({Eye.OFFICE, Eye.SELF}),
    Facet.GROUND: KEEPING,
    Facet.HISTORY: KEEPING,
}
CHOSEN: Mapping[Facet, str] = {Facet.LANGUAGES: "shows_languages", Facet.WORK_ADDRESS: "shows_address"}  # opens it to the community


def facets(person: Person, eyes: Collection[Eye]) -> frozenset[Facet]:
    """What these eyes see; nothing of somebody who is no longer kept as a person of its own."""
    if person.merged_into_id or person.erased_at:
        return frozenset()
    return frozenset(facet for facet in Facet if not eyes_on(person, facet).isdisjoint(eyes))


def eyes_on(person: Person, facet: Facet) -> frozenset[Eye]:
    chosen = CHOSEN.get(facet)
    return RULES[facet] | ({Eye.COMMUNITY} if chosen and getattr(person, chosen) else frozenset())


@dataclass(frozen=True, slots=True)
class Row:
    """One facet, with whether each kind of reader sees it; `is_empty` where there is nothing to see yet."""

    facet: Facet
    seen: tuple[tuple[Eye, bool], ...]
    is_empty: bool


def table(person: Person, possible: Collection[Eye]) -> list[Row]:
    """The page "who sees what of me": the rule, asked once for each kind of reader that there is for this person."""
    by_eye = {eye: facets(person, {eye} & set(possible)) for eye in Eye if eye != Eye.SELF}
    nothing = empty(person)
    return [Row(facet, tuple((eye, facet in seen) for eye, seen in by_eye.items()), facet in nothing) for facet in Facet]


def empty(person: Person) -> frozenset[Facet]:
    """What there is nothing of."""
    held = {
        Facet.PHOTOGRAPH: Photograph.objects.filter(person=person).exists(),
        Facet.LANGUAGES: bool(person.languages),
        Facet.WORK_ADDRESS: bool(work_address(person)),
        Facet.PHONE: bool(person.phone),
    }
    return frozenset(facet for facet, is_held in held.items() if not is_held)


def work_address(person: Person) -> str:
    """The address that is written to, where it is one of work; else the first of work."""
    rows = person.addresses.filter(kind=AddressKind.WORK).order_by("pk").values_list("email", flat=True)
    found = list(rows)
    return person.email if person.email in found else next(iter(found), "")
