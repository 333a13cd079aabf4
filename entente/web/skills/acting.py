"""What the pages of this room have in common: who acts, one form and one action, one answer."""

from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from entente.gatherings.actions import CannotArrange
from entente.skills.actions import Refusal
from entente.web.acting import answered

answer = partial(answered, refusals=(Refusal, CannotArrange))


def asked(request: HttpRequest, name: str) -> str:
    """A parameter of the address, as far as it may go on."""
    return request.GET.get(name, "").replace("\x00", "")[:200].strip()


def refused(form: forms.Form, why: str) -> None:
    form.add_error(None, ValidationError(why))
