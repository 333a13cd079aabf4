from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.web.programme.forms.fields import day, text


class ReviewForm(forms.Form):
    until = forms.TypedChoiceField(label=_("Half-year until"), coerce=date.fromisoformat)
    narrative = text(_("How does the goal stand, and what is to be done?"), 8000, 12)

    def __init__(self, *args: Any, today: date, said: Callable[[date], str], **options: Any) -> None:
        super().__init__(*args, **options)
        ends = [date(year, month, last) for year in range(today.year, today.year - 3, -1) for month, last in ((12, 31), (6, 30))]
        self.fields["until"].choices = [(end.isoformat(), said(end)) for end in ends if end <= today]  # type: ignore[attr-defined]


class AdoptForm(forms.Form):
    on = day(_("Adopted on"), initial=timezone.localdate)
    decision = forms.CharField(
        label=_("Decision"), max_length=300, help_text=_("As the minutes call it: “Board of 19 September 2018, item 4”.")
    )
