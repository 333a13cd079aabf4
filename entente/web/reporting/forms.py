from django import forms
from django.utils.translation import gettext_lazy as _


class ReleaseForm(forms.Form):
    as_of = forms.DateField(
        label=_("As of"),
        widget=forms.DateInput({"type": "date"}),
        help_text=_("The day the figures speak of; by custom the last day of a quarter."),
    )
    known_by = forms.DateField(
        label=_("Known by"), widget=forms.DateInput({"type": "date"}), help_text=_("Facts entered by the end of this day are counted.")
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, required=False, help_text=_("Needed when a day that was released is restated.")
    )
