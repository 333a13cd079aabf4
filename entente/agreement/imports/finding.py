"""Which organisation a row means: by a number, else by its address here or its exact name, within its country where one is given."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from entente.agreement.imports.columns import CannotImport, Unfit
from entente.engine.words import normalised_name
from entente.members.models import Organisation
from entente.vocabulary.queries import iso_from_source

AT_ONCE = 300


class Finder:
    """The organisations that a file names, asked of the database a few hundred names at a time."""

    def __init__(self, texts: Iterable[str], *, allowed: Collection[int] | None = None) -> None:
        self.by_text: dict[str, dict[int, Organisation]] = {}
        self.by_number: dict[str, dict[int, Organisation]] = {}
        wanted = sorted({text.strip() for text in texts if text.strip()})
        for start in range(0, len(wanted), AT_ONCE):
            self._ask(wanted[start : start + AT_ONCE])
        self.allowed = allowed

    def _ask(self, texts: list[str]) -> None:
        keys = [normalised_name(text) for text in texts]
        named = Q(slug__in=texts) | Q(name_key__in=keys) | Q(identifiers__value__in=texts)
        for one in Organisation.objects.filter(named).distinct().prefetch_related("identifiers").order_by("pk"):
            for text in (one.slug, one.name_key):
                self.by_text.setdefault(text, {})[one.pk] = one
            for number in one.identifiers.all():
                self.by_number.setdefault(number.value, {})[one.pk] = one

    @property
    def organisations(self) -> set[Organisation]:
        """Everything that some text of the file may mean."""
        return {one for found in (*self.by_text.values(), *self.by_number.values()) for one in found.values()}

    def find(self, text: str, country: str = "") -> Organisation:
        """The one organisation meant, or why there is none."""
        said = {"name": text.strip()[:120]}
        named = {**self.by_text.get(text.strip(), {}), **self.by_text.get(normalised_name(text), {})}
        found = self.by_number.get(text.strip()) or named
        if country:
            seat = _iso(country)
            found = {pk: one for pk, one in found.items() if one.country_id == seat}
        if self.allowed is not None:
            found = {pk: one for pk, one in found.items() if pk in self.allowed}
        if not found:
            raise Unfit(
                _("No organisation “%(name)s” is known here, or it is not yours to declare for. Use its PIC or its exact name.") % said
            )
        if len(found) > 1:
            raise Unfit(_("Several organisations are called “%(name)s”. Add the country, or use the PIC.") % said)
        return next(iter(found.values()))


def _iso(country: str) -> str:
    seat = iso_from_source(country)
    if seat is None:
        raise Unfit(_("“%(country)s” is no country code; write two letters, such as FR or EL.") % {"country": country[:20]})
    return seat


def organisation_named(text: str) -> Organisation:
    """The one organisation of this name or number."""
    try:
        return Finder([text]).find(text)
    except Unfit as why:
        raise CannotImport(str(why)) from why
