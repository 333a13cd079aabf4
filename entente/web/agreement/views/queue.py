"""What waits for the office: lines to review and decide, own shares to derive and accept."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from entente.agreement import access, actions
from entente.agreement.choices import Source
from entente.agreement.queries.ledger import declarations, filtered
from entente.agreement.queries.overlaps import overlaps
from entente.agreement.queries.reasons import underivable_because
from entente.agreement.queries.scope import scope_of
from entente.agreement.queries.shares import shares_in, summary
from entente.members.queries import parents_on
from entente.people import access as people
from entente.people.choices import Permission
from entente.web.agreement.answering import me
from entente.web.agreement.filters import FilterForm, chosen
from entente.web.context import partnership

A_PAGE = 50


@login_required
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """Open lines, the oldest first, with what may overlap."""
    people.require(request.user, Permission.LEDGER_DECIDE)
    contract, form = access.contract_to_read(), FilterForm(request.GET, without=("state",))
    rows = filtered(declarations(contract), state="open", **chosen(form)).order_by("pk")
    last = form.last()
    found = list((rows.filter(pk__gt=last) if last else rows)[: A_PAGE + 1])
    page = found[:A_PAGE]
    overlapping = overlaps(page, parents_on(partnership(request).day))
    for row in page:
        setattr(row, "overlapping", overlapping.get(row.pk, []))  # noqa: B010 -- beside the row, for the template
    waiting = filtered(declarations(contract), state="open")
    return render(
        request,
        "agreement/queue.html",
        {
            "contract": contract,
            "rows": page,
            "next": page[-1].pk if len(found) > A_PAGE else None,
            "form": form,
            "waiting": waiting.count(),
            "derived": waiting.filter(source=Source.PARTICIPATION).count(),
            "me": me(request).pk,
        },
        status=200 if form.is_valid() else 422,
    )


@login_required
@require_GET
def shares(request: HttpRequest) -> HttpResponse:
    """What own shares can be derived from the grants' records, and why the others cannot."""
    if not access.sees_all_lines(request.user):
        people.require(request.user, Permission.LEDGER_READ)
    contract = access.contract_to_read()
    rows = shares_in({project.pk for project in scope_of(contract).inside})
    found = summary(rows)
    lines = declarations(contract).filter(source=Source.PARTICIPATION)
    context = {
        "contract": contract,
        "shares": found,
        "reasons": [(underivable_because(reason), count) for reason, count in found.reasons.items()],
        "lines": lines.count(),
        "open": filtered(lines, state="open").count(),
    }
    return render(request, "agreement/shares.html", context)


@login_required
@require_POST
def derive(request: HttpRequest) -> HttpResponse:
    people.require(request.user, Permission.LEDGER_DECIDE)
    done = actions.derive_shares(access.contract_to_read(), by=me(request), at=timezone.now())
    said = {"made": done.made, "replaced": done.replaced, "unchanged": done.unchanged, "not_derivable": done.not_derivable}
    messages.success(
        request,
        _("%(made)s lines derived, %(replaced)s corrected, %(unchanged)s unchanged; %(not_derivable)s participations state no amounts.")
        % said,
    )
    return redirect("agreement:shares")


@login_required
@require_POST
def accept_all(request: HttpRequest) -> HttpResponse:
    """Accept every derived line that waits."""
    people.require(request.user, Permission.LEDGER_DECIDE)
    done = actions.accept_shares(access.contract_to_read(), by=me(request), at=timezone.now())
    said = {"accepted": done.accepted, "waiting": done.waiting}
    messages.success(request, _("%(accepted)s derived lines accepted; %(waiting)s wait for a review by somebody else.") % said)
    return redirect("agreement:shares")
