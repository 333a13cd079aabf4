"""A contract as a TOML file: parties, dates, amounts, scope patterns, who counts as private, documents, and where each fact is read."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_slug
from django.utils.translation import gettext as _

from entente.agreement import reference
from entente.agreement.actions.facts import ContractFacts, DocumentFacts, PartyFacts, PatternFacts, RuleFacts, TermsFacts
from entente.agreement.choices import Effect, Side
from entente.agreement.imports.toml_fields import Table
from entente.members.choices import Kind

FIELDS = ("code", "name", "signed_on", "place", "first_day", "last_day", "terms", "parties", "scope", "private", "documents", "sources")


class CannotReadContract(Exception):
    """The file is no contract; the text names each field that is wrong."""


def shipped() -> tuple[str, ...]:
    """The names of the contracts that ship with the product."""
    return tuple(sorted(path.stem for path in Path(reference.__file__).parent.glob("*.toml")))


def read_shipped(name: str) -> bytes:
    return (Path(reference.__file__).parent / f"{name}.toml").read_bytes()


def read_contract(content: bytes) -> ContractFacts:
    """The file's facts, or one refusal that names every wrong field."""
    table = Table(_parsed(content))
    table.refuse_unknown(FIELDS)
    facts = _contract(table)
    if table.problems:
        raise CannotReadContract("\n".join(table.problems))
    return facts


def _parsed(content: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CannotReadContract(_("The file is not UTF-8 text (byte %(place)s); save it as UTF-8.") % {"place": error.start}) from None
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise CannotReadContract(_("The file is not TOML: %(error)s.") % {"error": error}) from None


def _contract(table: Table) -> ContractFacts:
    signed_on, first = table.day("signed_on"), table.day("first_day")
    last = table.day("last_day")
    return ContractFacts(
        code=_code(table),
        name=table.text("name"),
        signed_on=signed_on,
        place=table.text("place", required=False, most=120),
        from_on=first,
        to_on=_following(last),
        terms=_terms(table.table("terms"), first),
        scope=tuple(pattern for group in table.tables("scope") for pattern in _patterns(group, first)) or _no_scope(table),
        private=_private(table.table("private"), first),
        parties=tuple(PartyFacts(row.text("name"), row.choice("side", Side.values)) for row in table.tables("parties")),
        documents=tuple(DocumentFacts(row.text("title"), _address(row)) for row in table.tables("documents")),
        sources=_sources(table.table("sources")),
    )


def _following(last: date) -> date:
    return last + timedelta(days=1) if last < date.max else last


def _code(table: Table) -> str:
    code = table.text("code", most=40)
    try:
        validate_slug(code)
    except ValidationError:
        table.wrong("code", _("must be made of letters, digits, - and _"))
    return code


def _terms(table: Table, first: date) -> TermsFacts:
    table.refuse_unknown(("eu_amount", "factor", "total_amount", "review_above", "from"))
    eu, factor, total = table.amount("eu_amount"), table.amount("factor"), table.amount("total_amount")
    if factor is not None and factor >= 1000:
        table.wrong("factor", _("must be below 1,000 private euros for one EU euro"))
    return TermsFacts(
        eu_amount=eu or Decimal(1),
        factor=factor or Decimal(1),
        total_amount=total or Decimal(1),
        review_above=table.amount("review_above", required=False),
        from_on=table.day("from", first),
    )


def _patterns(group: Table, first: date) -> list[PatternFacts]:
    group.refuse_unknown(("patterns", "effect", "from", "to"))
    effect, start = group.choice("effect", Effect.values, Effect.INCLUDE), group.day("from", first)
    end = group.day("to", required=False) if "to" in group.values else None
    return [PatternFacts(pattern, effect, start, end) for pattern in group.words("patterns")]


def _no_scope(table: Table) -> tuple[PatternFacts, ...]:
    table.wrong("scope", _("must name at least one pattern of topics or calls under [[scope]]"))
    return ()


def _private(table: Table, first: date) -> RuleFacts:
    table.refuse_unknown(("kinds", "members_only", "with_associated_countries", "from"))
    kinds = table.words("kinds")
    for kind in sorted(set(kinds) - set(Kind.values)):
        table.wrong(
            "kinds", _("%(kind)s is no kind of organisation; known are %(kinds)s") % {"kind": kind, "kinds": ", ".join(Kind.values)}
        )
    return RuleFacts(
        tuple(kinds), table.day("from", first), table.flag("members_only", True), table.flag("with_associated_countries", True)
    )


def _address(row: Table) -> str:
    address = row.text("address", required=False, most=500)
    try:
        if address:
            URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        row.wrong("address", _("must be a web address beginning with https:// or http://"))
    return address


def _sources(table: Table) -> dict[str, dict[str, str]]:
    sources = {}
    for fact in table.values:
        said = table.table(fact)
        said.refuse_unknown(("source", "note"))
        sources[fact] = {name: value for name in ("source", "note") if (value := said.text(name, required=False, most=1000))}
    return sources
