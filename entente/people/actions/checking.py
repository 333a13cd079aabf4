"""What a name, an address, a telephone number must be like to be kept."""

import unicodedata
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from entente.engine import words
from entente.people.drafts import Facts
from entente.people.languages import LANGUAGES
from entente.people.models import Account, Address, Person

MOST = {"title": 40, "given": 100, "family": 100, "phone": 40}


class CannotKeepPerson(Exception):
    """What is said of the person cannot be kept as given."""


def key_of(name: str) -> str:
    return words.fold(name)[:400]


def plain(text: str) -> str:
    """Without control signs and without more than one space between words."""
    return " ".join("".join(sign if unicodedata.category(sign) != "Cc" else " " for sign in text).split())


def checked_name(name: str, facts: Facts | None = None) -> str:
    """The name to show; made from the given and the family name where none is said."""
    name = plain(name) or plain(f"{facts.given} {facts.family}" if facts else "")
    if not name or len(name) > 200:
        raise CannotKeepPerson(_("A person needs a name of at most 200 letters, and an address of at most 254."))
    return name


def checked_email(email: str) -> str:
    email = email.strip().lower()
    if len(email) > 254:
        raise CannotKeepPerson(_("A person needs a name of at most 200 letters, and an address of at most 254."))
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise CannotKeepPerson(_("%(email)s is not an e-mail address; it reads like name@example.org.") % {"email": email}) from None
    return email


def checked_facts(facts: Facts) -> Facts:
    said = {name: plain(getattr(facts, name)) for name in MOST}
    for name, text in said.items():
        if len(text) > MOST[name]:
            raise CannotKeepPerson(_("“%(text)s…” is longer than the %(most)s signs there are.") % {"text": text[:30], "most": MOST[name]})
    unknown = [code for code in facts.languages if code not in LANGUAGES]
    if unknown:
        raise CannotKeepPerson(_("%(code)s is not a language known here; use two letters, such as fr or de.") % {"code": unknown[0]})
    return replace(facts, **said, languages=tuple(dict.fromkeys(facts.languages)))


def refuse_taken(email: str, person: Person | None = None) -> None:
    """An address is one person's; two who share a mailbox cannot both be written to by it."""
    owner = owner_of(email)
    if owner is not None and owner != (person and person.pk):
        raise CannotKeepPerson(_("%(email)s already belongs to somebody else.") % {"email": email})
    accounts = Account.objects.filter(email=email)
    if email and (accounts.exclude(person=person) if person else accounts).exists():
        raise CannotKeepPerson(_("%(email)s already belongs to somebody else.") % {"email": email})


def owner_of(email: str) -> int | None:
    """Whose address it is, preferred or not."""
    if not email:
        return None
    by_row = Address.objects.filter(email=email).values_list("person_id", flat=True).first()
    return by_row or Person.objects.filter(email=email).values_list("pk", flat=True).first()


def refuse_gone(person: Person) -> None:
    if person.merged_into_id or person.erased_at:
        raise CannotKeepPerson(_("%(person)s is no longer kept as a person of its own; nothing can be changed here.") % {"person": person})
