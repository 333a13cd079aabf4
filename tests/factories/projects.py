"""Small CORDIS folders written by hand, and projects by the room's own action."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from entente.members.models import Organisation
from entente.projects import actions
from entente.projects.facts import Grant, Partner, ProjectFacts
from entente.projects.imports import Import, LeftOut, files, in_folder
from entente.projects.models import Project
from tests.factories import members
from tests.factories.people import LONG_AGO

AT = datetime(2018, 9, 30, 12, tzinfo=UTC)
PROJECT = {
    **{
        "id": "700001",
        "acronym": "ALPHA",
        "status": "SIGNED",
        "title": "Keys for everyone",
        "startDate": "2016-09-01",
        "endDate": "2019-08-31",
    },
    **{"totalCost": "1200000,50", "ecMaxContribution": "1000000,00", "legalBasis": "H2020-EU.2.1.1.", "topics": "DS-01-2016"},
    **{"ecSignatureDate": "2016-07-20", "frameworkProgramme": "H2020", "masterCall": "H2020-DS-2016-2017", "subCall": "H2020-DS-2016-2017"},
    **{"fundingScheme": "RIA", "objective": "", "rcn": "200001"},
}
PARTICIPATION = {
    **{"projectID": "700001", "projectAcronym": "ALPHA", "organisationID": "999000001", "vatNumber": "", "name": "HARBOUR INSTITUTE"},
    **{"shortName": "HI", "SME": "", "activityType": "REC", "city": "PATRAS", "country": "EL", "nutsCode": "", "organizationURL": ""},
    **{"rcn": "200001", "order": "1", "role": "coordinator", "ecContribution": "", "netEcContribution": "", "totalCost": ""},
    **{"endOfParticipation": ""},
}
Cells = Mapping[str, str]
_numbers = iter(range(1, 1_000_000))


def folder(
    where: Path,
    projects: Sequence[Cells] = ({},),
    participations: Sequence[Cells] | None = ({},),
    *,
    delimiter: str = ";",
    encoding: str = "utf-8",
) -> Path:
    """The official files with these rows; what a row does not say is as in PROJECT and PARTICIPATION."""
    where.mkdir(parents=True, exist_ok=True)
    write(where / "project.csv", [PROJECT | row for row in projects], list(PROJECT), delimiter=delimiter, encoding=encoding)
    if participations is not None:
        rows = [PARTICIPATION | row for row in participations]
        write(where / "organization.csv", rows, list(PARTICIPATION), delimiter=delimiter, encoding=encoding)
    return where


def write(path: Path, rows: Sequence[Cells], columns: Sequence[str], *, delimiter: str = ";", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=delimiter, quoting=csv.QUOTE_ALL, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


@dataclass
class Listener:
    """Keeps what the import tells, and asks it to stop before a batch."""

    stops_before: int | None = None
    left: list[LeftOut] = field(default_factory=list)
    steps: list[tuple[int, int]] = field(default_factory=list)

    def advance(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def should_stop(self) -> bool:
        return self.stops_before is not None and len(self.steps) >= self.stops_before

    def left_out(self, found: Sequence[LeftOut]) -> None:
        self.left.extend(found)


def imported(where: Path, listener: Listener | None = None, *, name: str = "", is_dry_run: bool = False) -> dict[str, Any]:
    """The result of an import by nobody in particular."""
    return (
        Import(files(in_folder(where)), name or f"import {next(_numbers)}", None, AT, listener or Listener(), is_dry_run=is_dry_run)
        .run()
        .result()
    )


def left_out(where: Path) -> list[tuple[str, int, str, str, str]]:
    """(file, line, key, kind, reason) of every row that an import leaves out."""
    listener = Listener()
    imported(where, listener)
    return [(one.file, one.line, one.key, one.kind, one.reason) for one in listener.left]


def project(*partners: Partner | Organisation, are_fictional: bool = False, **said: Any) -> Project:
    """A project of its own key under a topic of the contract's scope."""
    members.partnership()
    number = next(_numbers)
    facts = {"grant_id": f"8{number:05d}", "rcn": 300_000 + number, "acronym": f"PROJECT-{number}", "topics": ("DS-01-2016",)} | said
    known = [one if isinstance(one, Partner) else Partner(one.pk) for one in partners]
    return actions.add_many([Grant(ProjectFacts(**facts), tuple(known))], by=None, at=LONG_AGO, are_fictional=are_fictional)[0]


def partner(organisation: Organisation, *, cost: str = "", paid: str = "", **said: Any) -> Partner:
    return Partner(organisation.pk, total_cost=Decimal(cost) if cost else None, eu_contribution=Decimal(paid) if paid else None, **said)


def day(text: str) -> date:
    return date.fromisoformat(text)
