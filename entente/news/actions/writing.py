"""Writing an article: what it says, in which language, whom it concerns, how far it may go."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entente import record
from entente.documents.home import Recipients
from entente.engine.marking import Marking
from entente.engine.signs import one_line, readable
from entente.members.models import Organisation
from entente.members.queries import members_on
from entente.news.actions.finding import locked, refuse_unless
from entente.news.actions.refusals import CannotWrite
from entente.news.actions.telling import tell_reviewers
from entente.news.choices import MARKINGS, ArticleState
from entente.news.models import Article
from entente.notices.items import Item
from entente.people.models import Person
from entente.vocabulary.models import Country, Sector
from entente.vocabulary.names import EU_LANGUAGES

LONGEST = 10_000  # letters of a text: news is short
FIELDS = ("title", "lead", "text", "language", "marking")


@dataclass(frozen=True, slots=True)
class Said:
    """What an article says; sectors and countries by their codes."""

    title: str
    lead: str
    text: str = ""
    language: str = "en"
    marking: str = Marking.CLEAR.value
    sectors: frozenset[str] = field(default_factory=frozenset)
    countries: frozenset[str] = field(default_factory=frozenset)


@transaction.atomic
def draft(
    said: Said,
    *,
    organisation: Organisation | None = None,
    made_of: Item | None = None,
    original: Article | None = None,
    by: Person,
    at: datetime,
) -> Article:
    """A new article; a translation beside its original, or news made of what another room offers. Nobody else reads it before a review."""
    entry = record.open()
    kept = _checked(said, made_of.shared.marking if made_of else _least(original))
    _refuse_no_member(organisation, at)
    _refuse_known_language(original, kept.language, None)
    article = Article(**_columns(kept), organisation=organisation, author=by, changed_by=by, changed_at=at)
    article.original_id = original.story if original else None
    _come_from(article, made_of, original)
    article.save(force_insert=True)
    _link(article, kept)
    after = _told(article, kept) | {"source": article.source_key, "original": article.original_id}
    entry.enter("news.drafted", article, by=by, organisation=organisation, after=after)
    return article


@transaction.atomic
def change(article: Article, said: Said, *, by: Person, at: datetime) -> Article:
    """Other words; whoever changes it can no longer be who reviews it."""
    entry = record.open()
    row = locked(article)
    refuse_unless(row, CannotWrite, ArticleState.DRAFT)
    kept = _checked(said, _least(row))
    _refuse_known_language(row.original, kept.language, row)
    before = _told(row, _as_it_stands(row))
    for name, value in _columns(kept).items():
        setattr(row, name, value)
    row.changed_by, row.changed_at, row.remark = by, at, ""
    row.save()
    _link(row, kept)
    after = _told(row, kept)
    changed = [name for name in after if before[name] != after[name]]
    entry.enter(
        "news.changed",
        row,
        by=by,
        organisation=row.organisation,
        before={n: before[n] for n in changed},
        after={n: after[n] for n in changed},
    )
    return row


@transaction.atomic
def hand_in(article: Article, *, by: Person, at: datetime) -> Article:
    """Ask for a review; those who review are told."""
    entry = record.open()
    row = locked(article)
    refuse_unless(row, CannotWrite, ArticleState.DRAFT)
    _refuse_no_member(row.organisation, at)
    row.state, row.remark = ArticleState.HANDED_IN, ""
    row.save(update_fields=["state", "remark"])
    entry.enter("news.handed_in", row, by=by, organisation=row.organisation)
    tell_reviewers(row, row.changed_by, _("“%(title)s” waits for your review") % {"title": row.title}, by=by, at=at)
    return row


def checked_words(title: str, lead: str, text: str) -> tuple[str, str, str]:
    """As they are kept: without signs that no reader shows."""
    title, lead, text = one_line(title, 160), one_line(lead, 400), readable(text).strip()
    if not title:
        raise CannotWrite(_("It needs a title: what people read first."))
    if not lead:
        raise CannotWrite(_("It needs a sentence or two that say what happened; lists and mails show them."))
    if len(text) > LONGEST:
        raise CannotWrite(
            _("The text is longer than %(most)s letters. Shorten it, and file the whole as a document that it links to.")
            % {"most": LONGEST}
        )
    return title, lead, text


def _checked(said: Said, least: Marking) -> Said:
    title, lead, text = checked_words(said.title, said.lead, said.text)
    if said.language not in EU_LANGUAGES:
        raise CannotWrite(_("Name the language by its two letters, such as en or fr."))
    if said.marking not in MARKINGS:
        raise CannotWrite(_("News is never for named persons only. Mark it up to TLP:AMBER+STRICT, or write to them."))
    marking = Marking(said.marking)
    if marking < least:
        raise CannotWrite(_("What it is made of is %(least)s: mark it at least so. Only its source may loosen that.") % {"least": least})
    if marking > Marking.GREEN and least <= Marking.GREEN:
        raise CannotWrite(_("From TLP:AMBER on, news has to be made of something whose source says who gets it. Mark it CLEAR or GREEN."))
    return Said(title, lead, text, said.language, said.marking, said.sectors, said.countries)


def _least(article: Article | None) -> Marking:
    """How strictly it has to be marked: as what it was made of."""
    return Marking(article.source["marking"]) if article and article.source else Marking.CLEAR


def _refuse_no_member(organisation: Organisation | None, at: datetime) -> None:
    if organisation and not members_on(timezone.localtime(at).date()).filter(pk=organisation.pk).exists():
        raise CannotWrite(_("%(name)s is not a member today; only members and the office write news here.") % {"name": organisation})


def _refuse_known_language(original: Article | None, language: str, own: Article | None) -> None:
    if original is None:
        return
    told = Article.objects.filter(pk=original.story) | Article.objects.filter(original=original.story)
    others = told.exclude(state=ArticleState.WITHDRAWN).filter(language=language)
    if others.exclude(pk=own.pk if own else 0).exists():
        raise CannotWrite(_("This story is told in that language already. Choose another, or change the article that stands."))


def _come_from(article: Article, made_of: Item | None, original: Article | None) -> None:
    if made_of:
        room, _dot, noun = made_of.noun.partition(".")
        told = {"label": made_of.title, "address": made_of.address, "marking": made_of.shared.marking.value}
        article.source, article.source_key = {"room": room, "noun": noun, "id": made_of.id, **told}, made_of.key
        given = Recipients(made_of.shared.persons, made_of.shared.organisations, made_of.shared.groups)
        article.shared_with = given.stored
    elif original:
        article.source, article.source_key, article.shared_with = original.source, original.source_key, original.shared_with


def _columns(said: Said) -> dict[str, Any]:
    return {name: getattr(said, name) for name in FIELDS}


def _link(article: Article, said: Said) -> None:
    article.sectors.set(_known(Sector.objects.filter(pk__in=said.sectors), said.sectors))
    article.countries.set(_known(Country.objects.filter(pk__in=said.countries), said.countries))


def _known(rows: Any, codes: Iterable[str]) -> list[Any]:
    found = list(rows)
    if unknown := set(codes) - {row.pk for row in found}:
        raise CannotWrite(_("No sector or country has the code “%(code)s”.") % {"code": min(unknown)[:40]})
    return found


def _as_it_stands(row: Article) -> Said:
    sectors = frozenset(row.sectors.values_list("pk", flat=True))
    countries = frozenset(row.countries.values_list("pk", flat=True))
    return Said(row.title, row.lead, row.text, row.language, row.marking, sectors, countries)


def _told(row: Article, said: Said) -> dict[str, Any]:
    return _columns(said) | {"sectors": sorted(said.sectors), "countries": sorted(said.countries)}
