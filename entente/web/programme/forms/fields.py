"""Fields that several forms have."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.governance.models import Body


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def text(label: Any, most: int, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def bodies() -> Any:
    return Body.objects.filter(dissolved_on=None).order_by("code")


class BecauseForm(forms.Form):
    because = text(_("Why"), 500, 3)


def number(label: Any, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=False, max_digits=18, decimal_places=4, **options)
