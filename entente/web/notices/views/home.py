"""What the partnership says: what waits, what is being written, what will leave, what was said."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from entente.notices import access, actions, queries
from entente.notices.choices import AnnouncementState, DeliveryState
from entente.notices.models import Announcement
from entente.people.models import Account
from entente.web.acting import who
from entente.web.notices.phrases import Phrases

A_PAGE = 25
OPEN = [AnnouncementState.DRAFT, AnnouncementState.HANDED_IN, AnnouncementState.SCHEDULED, AnnouncementState.STOPPED]


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """For the office; everyone else is led to what was said to them."""
    if not access.looks_after(request.user):
        return redirect("notices:received")
    rows = Announcement.objects.select_related("author", "changed_by", "approved_by", "notice").order_by("-pk")
    under_way = list(rows.filter(state__in=OPEN))
    before = request.GET.get("before", "")
    sent = rows.filter(state=AnnouncementState.SENT, **({"pk__lt": int(before)} if before.isdecimal() and len(before) < 19 else {}))
    found = list(sent[: A_PAGE + 1])
    phrases, states = Phrases(), queries.states_of([row.notice for row in found if row.notice])
    context = {
        "stages": _stages(under_way, request),
        "under_way": len(under_way),
        "sent": [(row, states.get(row.notice_id or 0, {}), phrases.said(row.audience)) for row in found[:A_PAGE]],
        "next": found[A_PAGE - 1].pk if len(found) > A_PAGE else None,
        "before": before,
        "trouble": _trouble(),
    }
    return render(request, "notices/home.html", context)


@login_required
@require_POST
def digest(request: HttpRequest) -> HttpResponse:
    access.writer(request.user)
    notice = actions.digest(by=who(request), at=timezone.now())
    if notice is None:
        messages.info(request, _("Nobody is due a digest with something in it: the last one is less than a week old, or nothing happened."))
        return redirect("notices:home")
    people = notice.deliveries.count()
    messages.success(request, ngettext("The digest goes to %(n)s person.", "The digest goes to %(n)s people.", people) % {"n": people})
    return redirect("notices:home")


def _stages(rows: list[Announcement], request: HttpRequest) -> list[tuple[str, list[Announcement]]]:
    """Heading -> announcements, what waits for the reader first; headings without any are left out."""
    me = request.user.person_id if isinstance(request.user, Account) else None
    handed_in = [row for row in rows if row.state == AnnouncementState.HANDED_IN]
    stages = [
        (_("Waits for your eyes"), [row for row in handed_in if row.changed_by_id != me]),
        (_("Could not be sent"), [row for row in rows if row.state == AnnouncementState.STOPPED]),
        (_("Waits for somebody else's eyes"), [row for row in handed_in if row.changed_by_id == me]),
        (_("Will be sent"), [row for row in rows if row.state == AnnouncementState.SCHEDULED]),
        (_("Drafts"), [row for row in rows if row.state == AnnouncementState.DRAFT]),
    ]
    return [(heading, found) for heading, found in stages if found]


def _trouble() -> int:
    """Mails about which somebody has to decide."""
    return queries.counts()[DeliveryState.UNSURE]
