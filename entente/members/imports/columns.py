"""Which column of a file is meant by which header, in the words that files use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from entente.engine.words import fold


@dataclass(frozen=True, slots=True)
class Column:
    """What the import understands; `words` are headers that mean it, beside its own name."""

    name: str
    label: Promise
    help: Promise
    words: tuple[str, ...] = ()
    is_required: bool = False


COLUMNS = (
    Column("name", _("Legal name"), _("Required."), ("legal name", "organisation", "organization", "company", "nom", "unternehmen"), True),
    Column(
        "country", _("Country"), _("Required: ISO or Eurostat code, or the name."), ("country code", "pays", "land", "iso2", "seat"), True
    ),
    Column("short_name", _("Short name"), _("At most 100 signs."), ("acronym", "abbreviation", "sigle", "kurzname")),
    Column("region", _("Region"), _("NUTS 2021 code, as in FR101."), ("nuts", "nuts code", "nutscode", "nuts region")),
    Column("city", _("City"), _("At most 120 signs."), ("town", "ville", "ort", "stadt")),
    Column("website", _("Website"), _("An address."), ("url", "web", "homepage", "site", "organizationurl", "internet")),
    Column("pic", _("PIC"), _("Nine digits."), ("organisationid", "organizationid", "pic number", "participant identification code")),
    Column("vat", _("VAT number"), _("With its country's letters."), ("vatnumber", "vat no", "vat id", "tva", "ust id", "ustidnr")),
    Column("lei", _("LEI"), _("Twenty letters and digits."), ("lei code", "legal entity identifier")),
    Column(
        "register", _("National register number"), _("Of the country of the seat."), ("registration number", "register number", "siren")
    ),
    Column(
        "kind", _("Kind"), _("sme, large_company, research_centre, university, end_user, operator, association, …_authority."), ("type",)
    ),
    Column("cluster", _("Regional cluster"), _("yes or no; only associations."), ("is cluster", "regional cluster")),
    Column("standing", _("Standing"), _("applicant, admitted, suspended, left or excluded; empty: known."), ("status", "membership")),
    Column("member_since", _("Since"), _("The day from which the standing holds."), ("since", "joined", "admitted on", "member since")),
    Column("sectors", _("Sectors"), _("Codes or names, with semicolons between."), ("sector", "secteurs", "branchen")),
    Column("expertise", _("Expertise"), _("Codes or names, with semicolons between."), ("competences", "domains")),
    Column("about", _("Profile"), _("At most 4,000 signs."), ("description", "profile", "beschreibung")),
    Column("year", _("Year of the figures"), _("For headcount, turnover and balance sheet."), ("figures year", "annee", "jahr")),
    Column("headcount", _("Headcount"), _("Annual work units."), ("employees", "staff", "effectif", "mitarbeiter")),
    Column("turnover", _("Annual turnover"), _("In euros."), ("revenue", "chiffre d affaires", "umsatz")),
    Column("balance", _("Balance sheet total"), _("In euros."), ("balance sheet", "total assets", "bilanz", "bilanzsumme")),
)


def guess(header: Sequence[str], columns: Sequence[Column] = COLUMNS) -> dict[str, str]:
    """Column -> header; the first header that means a column takes it."""
    meant: dict[str, str] = {}
    meaning = {_bare(words): column.name for column in reversed(columns) for words in (*column.words, column.name)}
    for said in header:
        name = meaning.get(_bare(said))
        if name and name not in meant:
            meant[name] = said
    return meant


def missing(matched: Mapping[str, str]) -> list[Column]:
    return [column for column in COLUMNS if column.is_required and column.name not in matched]


def template(columns: Sequence[Column] = COLUMNS) -> str:
    """The header of a file that needs no matching."""
    return ",".join(column.name for column in columns) + "\r\n"


def _bare(said: str) -> str:
    return fold(said).replace(" ", "")
