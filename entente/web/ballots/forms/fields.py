"""Fields that the forms of this room share: fractions as one writes them, shares, instants, somebody by name."""

from datetime import datetime
from fractions import Fraction
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.engine.rules import Threshold
from entente.people.models import Person
from entente.web.governance.picking import NotFound, person_named


class FractionField(forms.CharField):
    """ "3", "1.5" or "2/3"; None when left empty."""

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "").strip().replace(",", ".")
        if not text:
            return None
        try:
            found = Fraction(text)
        except (ValueError, ZeroDivisionError):
            raise forms.ValidationError(_("“%(text)s” is no number; write 3, 1.5 or 2/3."), params={"text": text[:20]}) from None
        if len(text) > 20 or found < 0:
            raise forms.ValidationError(_("Write a number of at least 0, in at most 20 signs."))
        return found

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Fraction) else value


class ShareField(FractionField):
    """A share between 0 and 1, as "1/2" or "2/3"."""

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        if found is not None and found > 1:
            raise forms.ValidationError(_("A share is between 0 and 1: write 1/2 or 2/3."))
        return found


def threshold(share: Fraction | None, is_strict: bool = False) -> Threshold | None:
    return None if share is None else Threshold(share, is_strict)


def instant(**options: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        **options,
    )


def shown_instant(at: datetime) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")


class PersonField(forms.CharField):
    """An e-mail address, or the whole name."""

    def clean(self, value: Any) -> Person | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return person_named(typed)
        except NotFound as why:
            raise forms.ValidationError(str(why)) from why
