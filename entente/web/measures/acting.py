"""What the pages of measures have in common: who acts, one form and one action, one answer."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from entente.market.actions.refusals import Refusal
from entente.web import acting
from entente.web.acting import Act

answered = partial(acting.answered, refusals=(Refusal,))


def settled(request: HttpRequest, form: forms.Form, again: Callable[..., HttpResponse], act: Act, said: str) -> HttpResponse:
    """A small form of a larger page: `again(status=, **more)` shows the page once more with what was typed."""
    if not form.is_valid():
        return again(status=422, refused=form)
    try:
        done = act(form.cleaned_data, timezone.now())
    except Refusal as refusal:
        return again(status=409, refused=form, refusal=refusal)
    messages.success(request, said)
    return redirect(done)
