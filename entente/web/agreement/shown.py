"""Which figures the reader sees: live ones of a chosen day for office and auditor, the latest release for everyone else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from entente.agreement import access
from entente.agreement.models import Contract
from entente.agreement.queries.figures import Facts, facts_of, printed
from entente.reporting.models import Release
from entente.reporting.queries import latest_release
from entente.web.agreement.forms import DaysForm
from entente.web.context import partnership


class NoReleaseYet(Exception):
    """The reader sees releases only, and there is none."""


@dataclass(frozen=True)
class Shown:
    """Figures with the days they speak of; `facts` only where they are live."""

    contract: Contract
    figures: dict[str, Any]
    as_of: date
    known_by: date
    form: DaysForm | None = None
    facts: Facts | None = None
    release: Release | None = None

    @property
    def is_live(self) -> bool:
        return self.facts is not None

    @property
    def days(self) -> str:
        """What follows a link so that it speaks of the same days; a release needs none."""
        return f"as_of={self.as_of.isoformat()}&known_by={self.known_by.isoformat()}" if self.is_live else ""

    @property
    def context(self) -> dict[str, Any]:
        found: dict[str, Any] = self.figures.get("context", {})
        return found


def shown(request: HttpRequest, contract: Contract) -> Shown:
    """Raises NoReleaseYet; a day asked for by somebody who may not choose one is refused."""
    if access.sees_live(request.user):
        return _live(request, contract)
    if request.GET.get("as_of") or request.GET.get("known_by"):
        raise PermissionDenied(_("Only the office and the auditors choose a day; everyone else sees the latest release."))
    release = latest_release()
    if release is None:
        raise NoReleaseYet
    return Shown(contract, release.figures, release.as_of, release.known_by, release=release)


def _live(request: HttpRequest, contract: Contract) -> Shown:
    form = DaysForm(request.GET if {"as_of", "known_by"} & set(request.GET) else None, day=partnership(request).day)
    as_of, known_by = form.days()
    facts = facts_of(contract, as_of, known_by)
    return Shown(contract, printed(facts), as_of, known_by, form=form, facts=facts)
