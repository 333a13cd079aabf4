"""The columns that a file of people may have, in the words that files use."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from entente.members.imports.columns import Column, guess
from entente.members.imports.refusals import CannotImport

COLUMNS = (
    Column("number", _("Number here"), _("As this installation's export says it."), ("person", "person number")),
    Column("name", _("Name"), _("As it is shown; else given and family name."), ("full name", "nom complet", "participant", "person name")),
    Column("title", _("Title"), _("Dr, Prof; at most 40 signs."), ("salutation", "titre", "titel")),
    Column("given", _("Given name"), _("At most 100 signs."), ("first name", "given name", "prenom", "vorname", "forename")),
    Column("family", _("Family name"), _("At most 100 signs."), ("last name", "family name", "surname", "nachname")),
    Column("email", _("E-mail address"), _("By it the person is known again."), ("e mail", "mail", "email address", "courriel")),
    Column("other_emails", _("Other addresses"), _("With semicolons between."), ("other email", "second email", "email 2")),
    Column("phone", _("Telephone"), _("At most 40 signs."), ("telephone", "tel", "phone number", "mobile", "telefon")),
    Column("languages", _("Languages"), _("With semicolons between; written to in the first."), ("language", "langues", "sprachen")),
    Column("organisation", _("Organisation"), _("By its legal name."), ("organization", "company", "employer", "firma", "societe")),
    Column("organisation_id", _("Organisation's address"), _("The last part of its page's address."), ("slug", "organisation slug")),
    Column("country", _("Country of the organisation"), _("Tells those of one name apart."), ("country code", "pays", "land")),
    Column("pic", _("PIC"), _("Of the organisation."), ("pic number",)),
    Column("vat", _("VAT number"), _("Of the organisation."), ("vatnumber", "vat no", "vat id", "tva")),
    Column("lei", _("LEI"), _("Of the organisation."), ("lei code",)),
    Column("role", _("Role in the organisation"), _("representative, deputy, declarant, contact, expert, …; empty: employee.")),
    Column("job_title", _("Job title"), _("At most 120 signs."), ("job", "position", "function", "fonction", "funktion")),
    Column("department", _("Department"), _("At most 120 signs."), ("unit", "division", "service", "abteilung")),
    Column("from", _("From"), _("The role's first day; empty: today."), ("since", "start", "start date", "depuis", "seit")),
    Column("to", _("To"), _("The first day without the role."), ("until", "end", "end date", "bis")),
    Column("source", _("Known from"), _("self, member, event, import, public, other; empty: this file."), ("known from", "origin")),
    Column("source_said", _("Known from, in words"), _("Which member, event, file."), ("source detail",)),
    Column("basis", _("Lawful basis"), _("consent, contract, legal_duty, …; empty: not stated."), ("lawful basis", "legal basis")),
)  # fmt: skip


def matched_columns(header: Sequence[str], columns: Mapping[str, str] | None) -> dict[str, str]:
    """What each of our columns is called in the file; refused where nothing says who somebody is."""
    matched = guess(header, COLUMNS) if columns is None else {name: said for name, said in columns.items() if said in header}
    if "name" not in matched and not {"given", "family"} <= matched.keys():
        raise CannotImport(gettext("No column says who somebody is. Say which one is the name, or which are given and family name."))
    return matched
