"""What fits a need, asked of the database: only the postings of its own words are read, never all texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from django.db.models import Avg, Count, QuerySet

from entente.certification.choices import CertificateState
from entente.certification.models import Certificate, SchemeLevel
from entente.certification.queries.certificates import live
from entente.engine.matching import Matched, Offer, Wanted, bm25, match, stems
from entente.engine.tree import Tree, grow
from entente.exchange.models import Need, Practice, Word
from entente.exchange.queries.seen import practices
from entente.vocabulary.choices import Relation, Scheme
from entente.vocabulary.queries import corresponding, expertise_within
from entente.vocabulary.reference import shipped

MOST_POSTINGS, BY_WORDS, BY_EXPERTISE, KEPT = 20_000, 200, 200, 20
Texts = Mapping[int, float]


def matched(need: Need, keys: Iterable[str], day: date) -> Matched:
    """The best of what these keys open, without its own organisation's. Eight queries, however many practices there are."""
    seen = practices(keys).live(day).exclude(organisation=need.organisation_id)  # type: ignore[attr-defined]
    expertise = frozenset(need.expertise.values_list("code", flat=True))
    texts = by_words(stems(f"{need.title} {need.problem} {need.constraints}"), seen)
    near = _near(expertise)
    by_topic = seen.filter(expertise__in=near).order_by("-pk").values_list("pk", flat=True).distinct()[:BY_EXPERTISE] if near else []
    ids = {*sorted(texts, key=lambda pk: (-texts[pk], pk))[:BY_WORDS], *by_topic}
    return match(_wanted(need, expertise), offers(ids, day), texts, sector_tree(), expertise_tree(), same_sectors())


def by_words(asked: Iterable[str], seen: QuerySet[Practice]) -> dict[int, float]:
    """BM25 over what may be seen: two queries and one for the postings. The words said most go first where they are too many."""
    wanted = set(asked)
    texts = seen.aggregate(count=Count("pk"), average=Avg("words"))
    if not wanted or not texts["average"]:
        return {}
    known = Word.objects.filter(stem__in=wanted, practice__in=seen.values("pk"))
    counts = sorted(known.values_list("stem").annotate(n=Count("pk")), key=lambda one: (one[1], one[0]))
    kept: list[str] = []
    read = 0
    for stem, count in counts:
        if kept and read + count > MOST_POSTINGS:
            break
        kept.append(stem)
        read += count
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    lengths: dict[int, int] = {}
    for stem, pk, times, words in known.filter(stem__in=kept).values_list("stem", "practice_id", "times", "practice__words"):
        postings[stem][pk], lengths[pk] = times, words
    return bm25(kept, postings, lengths, texts=texts["count"], average=float(texts["average"]))


def offers(ids: Iterable[int], day: date) -> list[Offer]:
    """Five queries and one for the certificates."""
    rows = (
        Practice.objects.filter(pk__in=ids).select_related("organisation").prefetch_related("deployments", "could", "expertise", "members")
    )
    found = list(rows.order_by("pk"))
    held = _certificates([one.pk for one in found], day)
    return [_offer(one, held.get(one.pk, frozenset())) for one in found]


def _offer(one: Practice, held: frozenset[tuple[str, int]]) -> Offer:
    behind = [one.organisation, *one.members.all()]
    return Offer(
        one.pk,
        frozenset(row.sector_id for row in one.deployments.all()),
        frozenset(row.code for row in one.could.all()),
        frozenset(row.code for row in one.expertise.all()),
        tuple((row.country_id, row.region_id or "") for row in behind),
        frozenset("" if row.size == "unknown" else row.size for row in behind),
        held,
    )


def _certificates(ids: list[int], day: date) -> dict[int, frozenset[tuple[str, int]]]:
    """Of each practice, and of its products: scheme and rank of what is valid on the day."""
    direct = Practice.certificates.through.objects.filter(practice__in=ids).values_list("practice_id", "certificate_id")
    through = Practice.products.through.objects.filter(practice__in=ids, product__certificates__isnull=False)
    pairs = [*direct, *through.values_list("practice_id", "product__certificates")]
    valid = live(day, CertificateState.VALID).filter(pk__in={pk for _, pk in pairs}) if pairs else Certificate.objects.none()
    ranks = _ranks()
    stated = {one.pk: (one.scheme.code, ranks.get((one.scheme.code, one.level), 0)) for one in valid.select_related("scheme")}
    found: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for practice, pk in pairs:
        if pk in stated:
            found[practice].add(stated[pk])
    return {practice: frozenset(rows) for practice, rows in found.items()}


def _ranks() -> dict[tuple[str, str], int]:
    return {(scheme, level): rank for scheme, level, rank in SchemeLevel.objects.values_list("scheme__code", "code", "rank")}


def _wanted(need: Need, expertise: frozenset[str]) -> Wanted:
    asked = need.requirements.order_by("pk").values_list("scheme__code", "level__rank")
    return Wanted(
        need.sector_id,
        expertise,
        frozenset(need.countries),
        frozenset(need.regions),
        frozenset(need.sizes),
        tuple((code, rank or 0) for code, rank in asked),
    )


def _near(codes: Iterable[str]) -> frozenset[str]:
    """A domain with all below it, for each of the codes: what may be near at all."""
    tree = expertise_tree()
    return frozenset(inner for code in codes for inner in expertise_within((*reversed(tree.ancestors(code)), code)[0]))


@cache
def expertise_tree() -> Tree[str]:
    return grow({one.code: one.parent for one in shipped().expertise})


@cache
def sector_tree() -> Tree[str]:
    """All lists in one: a sector of the directive stands under the sector of demand that is more than it, and no annex brings anything
    together."""
    rows = shipped().sectors
    headings = {one.code for one in rows if "annex" in one.code}
    parents: dict[str, str | None] = {one.code: None if one.parent in headings else one.parent for one in rows}
    for code, parent in parents.items():
        wider = corresponding(code, Scheme.DEMAND) if parent is None and code.startswith(f"{Scheme.NIS2}-") else {}
        parents[code] = next((other for other, relation in sorted(wider.items()) if relation == Relation.SUBSET), parent)
    return grow(parents)


@cache
def same_sectors() -> Mapping[str, str]:
    """Of what two lists call differently, the one entry that stands for both: the directive's, or else that of demand."""
    found: dict[str, str] = {}
    for one in shipped().sectors:
        if one.scheme == Scheme.DEMAND:
            stands_for = next(iter(_equal(one.code, Scheme.NIS2)), one.code)
            found |= {code: stands_for for code in (one.code, *_equal(one.code, Scheme.JRC)) if code != stands_for}
    return found


def _equal(code: str, scheme: Scheme) -> list[str]:
    return sorted(other for other, relation in corresponding(code, scheme).items() if relation == Relation.EQUAL)
