"""What somebody holds or aims at, in one spelling for pages, programs and commands, and which requirements it stands for.

`NAME` is all of a catalogue, `NAME#REFERENCE` a part of it with all below; `scheme:CODE` or `scheme:CODE:LEVEL` is any certificate of a
scheme, `certificate:NUMBER` one. Where parts of a catalogue are named, only these are meant of it, though its name stands beside them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_

from django.utils.translation import gettext as _

from entente.certification.choices import CertificateState
from entente.certification.models import Catalogue, Certificate, Requirement, Scheme, SchemeBasis, SchemeLevel
from entente.certification.queries import named
from entente.certification.queries.bases import at_level, known_bases, levels_of, on, selected
from entente.certification.queries.certificates import states_on
from entente.certification.queries.graph import Selection

SCHEME, CERTIFICATE, PART = "scheme:", "certificate:", "#"
STANDS = {CertificateState.VALID.value, ""}  # where it is not known where a certificate stands, whoever asks says that it does


@dataclass(frozen=True)
class Holding:
    """One thing, with why it stands for its requirements; or, where it stands for none, the sentence that says why not.

    `asked` is the spelling by which it is found again, however it was asked for.
    """

    asked: str
    label: str
    selection: Selection
    catalogues: tuple[Catalogue, ...] = ()
    bases: tuple[SchemeBasis, ...] = ()
    certificate: Certificate | None = None
    scheme: Scheme | None = None
    part: Requirement | None = None
    doubt: str = ""


def read(asked: Iterable[str], day: date) -> dict[str, Holding]:
    """At most nine queries, whatever the number; what nobody here has is left out. Keys are what was asked, in its order."""
    said = list(dict.fromkeys(asked))
    schemes, numbers = [text for text in said if text.startswith(SCHEME)], [text for text in said if text.startswith(CERTIFICATE)]
    others = [text for text in said if text not in {*schemes, *numbers}]
    found = _of_catalogues(others) | _of_schemes(schemes, numbers, day)
    return {text: found[text] for text in said if text in found}


def part_named(name: str) -> Requirement | None:
    """By its URN, or as `NAME#REFERENCE`."""
    known = Requirement.objects.select_related("catalogue").filter(urn=name).first()
    return known or next((one.part for one in _of_catalogues([name]).values()), None)


def narrowed(holdings: Iterable[Holding]) -> list[Holding]:
    """Without the whole of a catalogue of which parts are named."""
    listed = list(holdings)
    in_part = {one.part.catalogue_id for one in listed if one.part}
    return [one for one in listed if one.part or one.scheme or one.catalogues[0].pk not in in_part]


def together(holdings: Iterable[Holding]) -> Selection:
    return reduce(or_, (one.selection for one in holdings), Selection())


def _of_catalogues(texts: Collection[str]) -> dict[str, Holding]:
    names = {text: text.partition(PART)[::2] for text in texts}
    catalogues = named.catalogues({name for name, _part in names.values()})
    wanted = {text: (catalogues[name], part) for text, (name, part) in names.items() if name in catalogues}
    parts = named.parts({(catalogue.pk, part) for catalogue, part in wanted.values() if part})
    found: dict[str, Holding] = {}
    for text, (catalogue, name) in wanted.items():
        if not name:
            found[text] = Holding(catalogue.slug, str(catalogue), Selection(frozenset([catalogue.pk])), (catalogue,))
        elif part := parts.get((catalogue.pk, name)):
            asked = f"{catalogue.slug}{PART}{part.urn}"
            found[text] = Holding(asked, f"{catalogue} {part.label}", Selection(parts=frozenset([part.pk])), (catalogue,), part=part)
    return found


def _of_schemes(schemes: Collection[str], numbers: Collection[str], day: date) -> dict[str, Holding]:
    if not schemes and not numbers:
        return {}
    certificates = named.certificates([text.removeprefix(CERTIFICATE) for text in numbers])
    coded = {text: text.removeprefix(SCHEME).partition(":")[::2] for text in schemes}
    known = {one.code: one for one in Scheme.objects.filter(code__in={code for code, _level in coded.values()})} if coded else {}
    bases = known_bases({*(one.pk for one in known.values()), *(one.scheme_id for one in certificates.values())})
    states = states_on([one.pk for one in certificates.values()], day)
    levels = named.levels(known, {level for _code, level in coded.values() if level})
    found = {
        text: _of_scheme(text, known[code], levels.get((code, level)), bases, day)
        for text, (code, level) in coded.items()
        if code in known and (not level or (code, level) in levels)
    }
    for text in numbers:
        if one := certificates.get(text.removeprefix(CERTIFICATE)):
            found[text] = _of_certificate(one, states.get(one.pk, ""), bases, day)
    return found


def _of_scheme(text: str, scheme: Scheme, level: SchemeLevel | None, bases: Iterable[SchemeBasis], day: date) -> Holding:
    own = at_level(on((one for one in bases if one.scheme_id == scheme.pk), day), {level.code} if level else ())
    return _standing(Holding(text, f"{scheme}, {level}" if level else str(scheme), Selection(), scheme=scheme), own)


def _of_certificate(one: Certificate, state: str, bases: Iterable[SchemeBasis], day: date) -> Holding:
    """Assessed against what its scheme asked on the day of its issue."""
    holding = Holding(f"{CERTIFICATE}{one.pk}", str(one), Selection(), certificate=one, scheme=one.scheme)
    if state not in STANDS:
        said = {"state": CertificateState(state).label.lower()}
        return replace(holding, doubt=_("It is %(state)s: today it shows nothing.") % said)
    return _standing(holding, at_level(on((row for row in bases if row.scheme_id == one.scheme_id), one.issued_on or day), levels_of(one)))


def _standing(holding: Holding, bases: list[SchemeBasis]) -> Holding:
    doubt = _("Nobody has said yet against which catalogue %(scheme)s assesses. That is not “no”.") % {"scheme": holding.scheme}
    catalogues = tuple({one.catalogue_id: one.catalogue for one in bases}.values())
    return replace(holding, selection=selected(bases), catalogues=catalogues, bases=tuple(bases), doubt="" if bases else doubt)
