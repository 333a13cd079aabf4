"""How lists of lines are narrowed; the address carries every choice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from entente.agreement.choices import Activity, Grade, Source, State


class FilterForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("Organisation"), required=False, max_length=200, widget=forms.TextInput(attrs={"type": "search"})
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), required=False, min_value=1990, max_value=2200)
    activity = forms.ChoiceField(label=gettext_lazy("Activity"), required=False, choices=[("", gettext_lazy("all")), *Activity.choices])
    grade = forms.ChoiceField(label=gettext_lazy("Evidence"), required=False, choices=[("", gettext_lazy("all")), *Grade.choices])
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("all")), ("open", gettext_lazy("Waits for the office")), *State.choices],
    )
    source = forms.ChoiceField(label=gettext_lazy("Source"), required=False, choices=[("", gettext_lazy("all")), *Source.choices])
    after = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, *args: Any, without: tuple[str, ...] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        for name in without:
            del self.fields[name]

    def last(self) -> int | None:
        return self.cleaned_data.get("after") if self.is_valid() else None


def chosen(form: FilterForm) -> dict[str, Any]:
    """What the reader chose; what cannot be read narrows nothing, and the form says so."""
    form.is_valid()
    names = ("words", "year", "activity", "grade", "state", "source")
    return {name: value for name in names if (value := form.cleaned_data.get(name)) not in (None, "")}
