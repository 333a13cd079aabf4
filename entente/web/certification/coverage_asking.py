"""What is asked about coverage, as its address says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from entente.certification import catalogue_access as access
from entente.certification.models import Evidence
from entente.certification.queries.coverage import Answer, Explained, answered
from entente.certification.queries.effort import Effort, effort_of
from entente.certification.queries.graph import reading
from entente.certification.queries.holdings import CERTIFICATE, Holding, narrowed, read, together
from entente.web.certification.catalogue_page import number

MOST_HELD, LONGEST = 60, 300


@dataclass(frozen=True)
class Asked:
    request: HttpRequest
    held: list[Holding]
    target: Holding | None
    sets: frozenset[int] | None
    cautiously: bool
    unknown_number: str  # of a certificate that nobody here has

    @cached_property
    def answer(self) -> Answer | None:
        """None where nothing is asked, or nothing that is held or aimed at stands for any requirement."""
        held = together(self.held)
        if not held or self.target is None or not self.target.selection:
            return None
        return answered(reading(sets=self.sets, cautiously=self.cautiously), held, self.target.selection)

    @property
    def query(self) -> str:
        """The part of an address that asks the same again."""
        said = [("hold", one.asked) for one in self.held]
        said += [("target", self.target.asked)] if self.target else []
        said += [("set", str(pk)) for pk in sorted(self.sets or ())]
        return urlencode([*said, *([("cautious", "1")] if self.cautiously else [])])

    def holding_of(self, requirement: int) -> Holding | None:
        """Of what is held, what brings this requirement."""
        if self.answer is None:
            return None
        reading = self.answer.reading
        place = reading.find(requirement)
        return next((one for one in self.held if reading.chosen(one.selection)[place]), None)

    def evidence_for(self, shown: Sequence[Explained]) -> dict[int, str]:
        """What the reader's organisations already show for the requirements that chains begin at; nothing is asked for a visitor."""
        begins = {one.begins.pk for one in shown if one.begins}
        own = [one.pk for one in access.organisations_to_check_for(self.request.user)] if begins else []
        if not own:
            return {}
        rows = Evidence.objects.filter(organisation__in=own, requirement__in=begins).order_by("pk")
        return dict(rows.values_list("requirement_id", "said"))

    def effort(self, places: Sequence[int]) -> Effort | None:
        """Of the requirements at these places; None where nothing is known."""
        return effort_of(self.answer.reading.keys[list(places)].tolist()) if self.answer and places else None


def asked_of(request: HttpRequest) -> Asked:
    """Names nobody here has are left out, the number of a certificate aside; sets count only where some are named."""
    wanted = [_clean(name) for name in request.GET.getlist("hold")[:MOST_HELD]]
    typed, target = _clean(request.GET.get("number", "")), _clean(request.GET.get("target", ""))
    wanted += [f"{CERTIFICATE}{typed}"] if typed else []
    found = read([*wanted, target], timezone.localdate())
    held = {found[name].asked: found[name] for name in wanted if name in found}
    sets = frozenset(pk for said in request.GET.getlist("set")[:200] if (pk := number(said)) is not None)
    unknown = typed if typed and f"{CERTIFICATE}{typed}" not in found else ""
    return Asked(request, narrowed(held.values()), found.get(target), sets or None, request.GET.get("cautious") == "1", unknown)


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()[:LONGEST]
