"""One's own figures: given, withdrawn, taken along."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from entente.files.exports import CSV_TYPE, XLSX_TYPE, csv_lines, xlsx
from entente.mirror import access, actions, exports
from entente.mirror.models import Mirror
from entente.web.acting import who
from entente.web.mirror.acting import answer
from entente.web.mirror.forms import GiveForm, SureForm


@login_required
def give(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.mirror_to_read(request.user, pk)
    first = access.giver(request.user, found)
    own = access.givers(request.user, found)
    held = next((one for one in access.given_by(request.user, found) if one.organisation_id == first.pk), None)
    form = GiveForm(
        request.POST if request.method == "POST" else None, figures=list(found.figures.order_by("position")), own=own, held=held
    )

    def act(fields: dict[str, Any], at: datetime) -> Mirror:
        organisation = access.giver(request.user, found, form.organisation)
        actions.give(found, organisation, form.amounts, sector=fields["sector"], by=who(request), at=at)
        return found

    note = _("Only the people of your organisation who sit in %(body)s or speak for it see these amounts: not the chairs, not the office.")
    context = {
        "form": form,
        "title": _("What are the figures of %(name)s?") % {"name": first.name if len(own) == 1 else _("your organisation")},
        "note": note % {"body": found.body},
        "button": _("Give them"),
        "of": found,
    }
    return answer(request, context, act, said=_("Thank you. You can change or withdraw them until it closes."))


@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """All that the user's organisation gave here; with several, the one that is named."""
    found = access.mirror_to_read(request.user, pk)
    asked = request.GET.get("of", "")
    access.giver(request.user, found, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else None)
    given = [one for one in access.given_by(request.user, found) if not asked or str(one.organisation_id) == asked]
    form = SureForm(request.POST if request.method == "POST" else None)
    if not given:
        raise Http404

    def act(fields: dict[str, Any], at: datetime) -> Mirror:
        actions.withdraw(given[0], by=who(request), at=at)
        return found

    context = {
        "form": form,
        "title": _("Withdraw the figures of %(name)s?") % {"name": given[0].organisation},
        "button": _("Withdraw them"),
        "note": _("They are deleted here. What others were shown when it closed stays: it tells of five and more."),
        "of": found,
    }
    return answer(request, context, act, said=_("They are withdrawn."))


@login_required
@require_safe
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Own figures and places; nobody else's are in it."""
    found = access.mirror_to_read(request.user, pk)
    access.giver(request.user, found)
    rows = list(exports.rows(found, access.given_by(request.user, found)))
    if kind == "csv":
        response = HttpResponse("".join(csv_lines(exports.COLUMNS, rows)), content_type=CSV_TYPE)
    elif kind == "xlsx":
        response = HttpResponse(xlsx(exports.COLUMNS, rows), content_type=XLSX_TYPE)
    else:
        raise Http404
    response["Content-Disposition"] = f'attachment; filename="mirror-{found.pk}.{kind}"'
    return response
