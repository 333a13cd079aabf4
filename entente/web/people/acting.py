"""What the office's pages about one person have in common: fetch with permission, one form, one action, one answer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from entente.members.actions import Refusal
from entente.people import access, actions, queries
from entente.people.choices import Permission
from entente.people.models import Account, Person

View = Callable[..., HttpResponse]
REFUSALS = (actions.CannotKeepPerson, actions.CannotInvite, actions.CannotGiveRole, actions.CannotEndRole, Refusal)


def keeper(request: HttpRequest) -> Person:
    """Somebody of the office who keeps people."""
    return access.require(request.user, Permission.PEOPLE_MANAGE).person


def person_to_keep(request: HttpRequest, pk: int) -> Person:
    """Only who keeps people; a row that was merged away is not there to be changed."""
    keeper(request)
    return there(pk)


def there(pk: int) -> Person:
    found = queries.behind(pk)
    if found is None or found.pk != pk:
        raise Http404
    return found


def me(request: HttpRequest) -> Person:
    """Whoever passed `login_required`."""
    account: Account = request.user  # type: ignore[assignment]
    return account.person


def bound(request: HttpRequest, form: type[forms.Form], initial: dict[str, Any] | None = None, **options: Any) -> Any:
    """The form with what was posted, or with what it begins with."""
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return form(data, files, initial=initial, **options)


def reauthenticated(view: View) -> View:
    """Asks again who it is before something is sent, where there is something to ask by; looking is free."""
    asked: View = reauthentication_required(view, allow_get=True)
    return asked


def answer(
    request: HttpRequest,
    template: str,
    form: Any,
    act: Callable[[dict[str, Any], datetime], Any],
    *,
    to: str,
    done: str | Promise = "",
    **context: Any,
) -> HttpResponse:
    """GET shows the form; POST acts and leads on. What was typed stays on errors (422) and refusals (409)."""
    if not form.is_valid():
        return render(request, template, {"form": form, **context}, status=422 if form.is_bound else 200)
    try:
        act(form.cleaned_data, timezone.now())
    except REFUSALS as refusal:
        return render(request, template, {"form": form, "refusal": refusal, **context}, status=409)
    if done:
        messages.success(request, str(done))
    return redirect(to)
