"""An organisation's certificates in words, for its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from entente.certification.queries.certificates import of_organisation
from entente.members.models import Organisation
from entente.web.certification.certificate_lines import Line, line


@dataclass(frozen=True, slots=True)
class Certified:
    total: int
    lines: Sequence[Line]


def certified(organisation: Organisation) -> Certified:
    """At most two queries; one where it holds none."""
    found = of_organisation(organisation, timezone.localdate())
    home, language = reverse("certification:certificates"), get_language()
    return Certified(found.total, [line(one, state, home, language) for one, state in found.newest])
