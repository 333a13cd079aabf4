"""Writing many organisations at once, inside the transaction and the record entry of whoever asks."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import timezone

from entente.engine.words import normalised_name
from entente.members.actions.classification import category_of
from entente.members.actions.finding import findable_drafts
from entente.members.actions.slugs import slugs_for
from entente.members.drafts import Draft
from entente.members.models import Category, Classification, Identifier, Organisation, Standing

AT_ONCE = 500


def write(drafts: Sequence[Draft], *, at: datetime) -> list[Organisation]:
    """The rows of these organisations, in order, findable at once. The caller has opened the record and refused duplicates."""
    written = Organisation.objects.bulk_create(_rows(drafts), batch_size=AT_ONCE)
    pairs = list(zip(written, drafts, strict=True))
    Identifier.objects.bulk_create(_identifiers(pairs), batch_size=AT_ONCE)
    _listed(pairs)
    Classification.objects.bulk_create(_classifications(pairs, at), batch_size=AT_ONCE)
    Standing.objects.bulk_create(_standings(pairs, at), batch_size=AT_ONCE)
    findable_drafts((one.pk, draft) for one, draft in pairs)
    return written


Pairs = list[tuple[Organisation, Draft]]


def _rows(drafts: Sequence[Draft]) -> list[Organisation]:
    slugs = slugs_for([(draft.name, draft.country) for draft in drafts])
    return [_row(draft, slug) for draft, slug in zip(drafts, slugs, strict=True)]


def _row(draft: Draft, slug: str) -> Organisation:
    return Organisation(
        slug=slug,
        name=draft.name.strip(),
        name_key=normalised_name(draft.name),
        short_name=draft.short_name,
        country_id=draft.country,
        region_id=draft.region or None,
        city=draft.city,
        website=draft.website,
        activity=draft.activity,
        size=draft.size,
        about=draft.about,
        is_fictional=draft.is_fictional,
    )


def _identifiers(pairs: Pairs) -> Iterable[Identifier]:
    numbered = ((one, number) for one, draft in pairs for number in draft.numbers)
    return [Identifier(organisation=one, scheme=number.scheme, country=number.country, value=number.value) for one, number in numbered]


def _listed(pairs: Pairs) -> None:
    """Sectors and expertise, as rows of their own tables."""
    sectors, expertise = Organisation.sectors.through, Organisation.expertise.through
    of_sectors = ((one.pk, code) for one, draft in pairs for code in dict.fromkeys(draft.sectors))
    of_expertise = ((one.pk, code) for one, draft in pairs for code in dict.fromkeys(draft.expertise))
    sectors.objects.bulk_create([sectors(organisation_id=pk, sector_id=code) for pk, code in of_sectors], batch_size=AT_ONCE)
    expertise.objects.bulk_create([expertise(organisation_id=pk, expertise_id=code) for pk, code in of_expertise], batch_size=AT_ONCE)


def _classifications(pairs: Pairs, at: datetime) -> list[Classification]:
    categories = list(Category.objects.all()) if any(draft.kind for _, draft in pairs) else []
    return [
        Classification(
            organisation=one,
            kind=draft.kind,
            is_cluster=draft.is_cluster,
            category=category_of(draft.kind, is_cluster=draft.is_cluster, among=categories),
            from_on=_since(draft, at),
            known_at=at,
        )
        for one, draft in pairs
        if draft.kind
    ]


def _since(draft: Draft, at: datetime) -> date:
    """The kind holds from the day given, else from the first standing, else from the day it is written."""
    return draft.kind_from or min((period.from_on for period in draft.standings), default=timezone.localdate(at))


def _standings(pairs: Pairs, at: datetime) -> list[Standing]:
    return [
        Standing(organisation=one, kind=period.kind, from_on=period.from_on, to_on=period.to_on, known_at=at)
        for one, draft in pairs
        for period in draft.standings
    ]
