"""Forms of accessions, of tables that people bring, and of what is said about a figure."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from entente.members.models import Organisation
from entente.web.agreement.fields import TableField, day_field, words_field

FILE = gettext_lazy("Seen by your organisation, the office and the auditors only.")


class TableForm(forms.Form):
    file = TableField(label=gettext_lazy("Table"), help_text=gettext_lazy("CSV or XLSX, at most 5,000 rows."))


class AccessionForm(forms.Form):
    organisation = forms.ModelChoiceField(queryset=Organisation.objects.none(), label=gettext_lazy("Organisation"))
    signed_on = day_field(label=gettext_lazy("Signed on"))
    signatory = forms.CharField(label=gettext_lazy("Signed by"), max_length=200)
    file = forms.FileField(label=gettext_lazy("Signed document"), required=False, max_length=255, help_text=FILE)

    def __init__(self, *args: Any, missing: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if missing is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = missing  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    on = day_field(label=gettext_lazy("No longer bound from"))
    because = forms.CharField(label=gettext_lazy("Why"), max_length=300)

    def day(self) -> date:
        found: date = self.cleaned_data["on"]
        return found


class RemarkForm(forms.Form):
    text = words_field(label=gettext_lazy("Your question"), max_length=2000)


class AnswerForm(forms.Form):
    text = words_field(label=gettext_lazy("Your answer"), max_length=2000)
