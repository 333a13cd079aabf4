"""Form fields of this room: amounts as people write them, days, files, projects of an organisation."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from entente.projects.imports.amounts import NotAnAmount, amount


class AmountField(forms.CharField):
    """An amount with decimal comma or point, grouped or not; what could be read in two ways is refused in words."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **options)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return amount(text)
        except NotAnAmount as why:
            raise forms.ValidationError(str(why)) from why


def day_field(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def words_field(**options: Any) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), strip=True, **options)


class TableField(forms.FileField):
    """A CSV or XLSX file."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}), allow_empty_file=True, max_length=255, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = super().clean(data, initial)
        if found is not None and not found.size:
            raise forms.ValidationError(_("The file is empty. Choose the file again."))
        return found
