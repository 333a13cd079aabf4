"""Times to choose from, as they are typed for a date poll."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class SlotsForm(forms.Form):
    """Times to choose from, each in a row of its own; empty rows are left out."""

    title = forms.CharField(label=gettext_lazy("What is it about"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    zone = forms.CharField(
        label=gettext_lazy("On the clocks of"), max_length=60, initial="Europe/Brussels", widget=forms.TextInput(attrs={"list": "zones"})
    )
    ROWS = 8

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for row in range(1, self.ROWS + 1):
            self.fields[f"day_{row}"] = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
            for name in ("from", "to"):
                self.fields[f"{name}_{row}"] = forms.TimeField(
                    required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
                )

    @property
    def rows(self) -> list[tuple[int, list[forms.BoundField]]]:
        return [(row, [self[f"{name}_{row}"] for name in ("day", "from", "to")]) for row in range(1, self.ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        slots = [self._slot(cleaned, row) for row in range(1, self.ROWS + 1)]
        cleaned["slots"] = [slot for slot in slots if slot]
        if not cleaned["slots"] and not self.errors:
            self.add_error("day_1", _("Propose at least one time."))
        return cleaned

    def _slot(self, cleaned: dict[str, Any], row: int) -> str:
        """As the plain text of a form says it."""
        day, begins, ends = (cleaned.get(f"{name}_{row}") for name in ("day", "from", "to"))
        if not day:
            return ""
        if not begins:
            self.add_error(f"from_{row}", _("Say at what time."))
            return ""
        return f"{day:%Y-%m-%d} {begins:%H:%M}-{ends or _hour_later(begins):%H:%M}"


def _hour_later(begins: time) -> time:
    return (datetime.combine(date(2000, 1, 1), begins) + timedelta(hours=1)).time()
