"""One organisation's page: what everyone may know, and more for its own people and the office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from entente.members import access
from entente.members.models import Organisation
from entente.members.queries.directory import roll_on
from entente.products.queries import of_organisation
from entente.projects.models import Participation
from entente.web.certification.certificate_page import certified
from entente.web.context import partnership
from entente.web.members.profile import Profile

MOST_PROJECTS = 10


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    return shown(request, access.organisation_to_read(request.user, slug))


def shown(request: HttpRequest, one: Organisation, *, status: int = 200) -> HttpResponse:
    participations = Participation.objects.filter(organisation=one).select_related("project").order_by("-project__start_on", "pk")
    context = {
        "organisation": one,
        "profile": Profile(one, request.user, roll_on(partnership(request).day)),
        "participations": list(participations[: MOST_PROJECTS + 1]),
        "most_projects": MOST_PROJECTS,
        "certified": certified(one),
        "offered": of_organisation(one, timezone.localdate()),
    }
    return render(request, "members/organisation.html", context, status=status)
