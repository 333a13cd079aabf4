"""Choosing a file, and saying which of its columns means what."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.members.imports import COLUMNS, Column, guess


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX; its first row names the columns, in whatever words."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )


class MatchForm(forms.Form):
    """One choice for each column that the import understands; what the headers seem to mean is chosen already."""

    def __init__(self, *args: Any, header: Sequence[str], columns: Sequence[Column] = COLUMNS, **options: Any) -> None:
        guessed = guess(header, columns)
        super().__init__(*args, **options)
        choices = [("", _("not in this file")), *((said, said) for said in header)]
        for column in columns:
            self.fields[column.name] = forms.ChoiceField(
                label=str(column.label),
                help_text=str(column.help),
                required=column.is_required,
                choices=choices,
                initial=guessed.get(column.name, ""),
            )

    @property
    def columns(self) -> dict[str, str]:
        return {name: said for name, said in self.cleaned_data.items() if said}
