from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from entente.certification.imports.brought import FORMATS


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise forms.ValidationError(_("Choose a file."))
        return [super(FilesField, self).clean(one, initial) for one in files]


class BringForm(forms.Form):
    format = forms.ChoiceField(label=_("What it is"), choices=list(FORMATS.items()), widget=forms.RadioSelect, initial="oscal")
    brought = FilesField(
        label=_("Files"),
        widget=ManyFiles(attrs={"multiple": True}),
        help_text=_("Files that belong together come together: a profile with its catalogue, requirements with their frameworks."),
    )
    resource = forms.CharField(
        label=_("Which catalogue is meant"),
        required=False,
        help_text=_("For OSCAL that names a catalogue by a path: path=short name, one on a line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    texts = forms.BooleanField(label=_("Keep titles and texts: their licence lets them be shown"), required=False)
    write = forms.BooleanField(label=_("Write it"), required=False, help_text=_("Without this tick, it is only looked at."))

    @property
    def resources(self) -> dict[str, str]:
        pairs = [line.rpartition("=") for line in self.cleaned_data["resource"].splitlines() if "=" in line]
        return {href.strip(): name.strip() for href, _sign, name in pairs}
