"""What somebody says in an advisory, checked the same at every door."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from entente.documents.home import Recipients
from entente.engine.advisories import parts
from entente.engine.advisories.draft import CVE, MOST_AFFECTED, MOST_LINKS, NAME, PAPS, TEXT, TITLE, VERSIONS, Affected, Severity
from entente.engine.cvss4 import PREFIX, NotAVector, read
from entente.engine.marking import Marking
from entente.engine.signs import one_line, readable
from entente.vocabulary.models import Sector
from entente.watch.actions.refusals import CannotPublish
from entente.watch.models import Circle


@dataclass(frozen=True, slots=True)
class Written:
    """`recipients` are those named; a circle is one by itself. `score` is declared, and gives way to one computed from the vector."""

    title: str
    summary: str
    marking: str
    cve: str = ""
    advice: str = ""
    links: Sequence[str] = ()
    pap: str = ""
    circle: Circle | None = None
    recipients: Recipients = field(default_factory=Recipients)
    sectors: Sequence[Sector] = ()
    affected: Sequence[Affected] = ()
    vector: str = ""
    score: Decimal | None = None
    exploited_on: date | None = None
    published_on: date | None = None
    due_on: date | None = None

    @property
    def severity(self) -> Severity:
        version = self.vector[5:8] if self.vector.startswith("CVSS:") else ""
        return parts.severity(version, self.vector, None if self.score is None else str(self.score))


def checked(said: Written, *, keeps: bool) -> Written:
    """As it is kept. `keeps`: of the office, who alone publishes to the world and loosens a circle's default."""
    title, summary = one_line(said.title, TITLE), readable(said.summary).strip()[:TEXT]
    if not title or not summary:
        raise CannotPublish(_("An advisory needs a title and a summary."), "summary" if title else "title")
    cve = said.cve.strip().upper()
    if cve and not CVE.match(cve):
        raise CannotPublish(_("“%(cve)s” is no CVE; it is written as CVE-2026-12345.") % {"cve": said.cve[:40]}, "cve")
    _refuse_marking(said, keeps=keeps)
    _refuse_severity(said)
    links = parts.links(said.links)
    if len(links) != len(set(filter(None, (one.strip() for one in said.links)))):
        raise CannotPublish(_("Each link is a whole address that begins with https://; at most %(most)s.") % {"most": MOST_LINKS}, "links")
    if len(said.affected) > MOST_AFFECTED:
        raise CannotPublish(_("At most %(most)s products; name ranges of versions in one line.") % {"most": MOST_AFFECTED}, "affected")
    affected = [Affected(one_line(a.vendor, NAME), one_line(a.product, NAME), one_line(a.versions, VERSIONS)) for a in said.affected]
    return replace(
        said,
        title=title,
        summary=summary,
        cve=cve,
        advice=readable(said.advice).strip()[:TEXT],
        links=links,
        affected=sorted({one for one in affected if one.product}),
    )


def _refuse_marking(said: Written, *, keeps: bool) -> None:
    if said.marking not in {one.value for one in Marking} or (said.pap and said.pap not in PAPS):
        raise CannotPublish(_("Choose a marking of the Traffic Light Protocol."), "marking")
    marking, given = Marking(said.marking), said.recipients
    if marking is Marking.CLEAR and not keeps:
        raise CannotPublish(_("The office publishes to the world. Mark it TLP:GREEN, and tell the office."), "marking")
    if said.circle and marking < Marking(said.circle.marking) and not keeps:
        told = {"circle": said.circle, "default": said.circle.marking}
        raise CannotPublish(_("%(circle)s shares as TLP:%(default)s; only the office marks it less strictly.") % told, "marking")
    if marking is Marking.RED and (said.circle or given.organisations or not given.persons):
        raise CannotPublish(_("TLP:RED is for persons: name each by the address, and no circle or organisation."), "persons")
    if marking is Marking.RED and said.due_on:
        raise CannotPublish(_("TLP:RED is for persons; organisations cannot be asked to answer it. Leave the day empty."), "due_on")


def _refuse_severity(said: Written) -> None:
    if said.vector.startswith(PREFIX):
        try:
            read(said.vector)
        except NotAVector as why:
            raise CannotPublish(_("This is no CVSS 4.0 vector: %(why)s.") % {"why": why}, "vector") from None
    elif said.vector and not said.vector.startswith(("CVSS:3.", "CVSS:2.")):
        raise CannotPublish(_("A vector begins with CVSS:4.0/."), "vector")
    if said.score is not None and parts.score(str(said.score)) is None:
        raise CannotPublish(_("A score lies between 0 and 10."), "score")
