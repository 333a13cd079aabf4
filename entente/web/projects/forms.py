"""What the office brings: the official files, looked at before they are kept."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.projects.imports import CannotImport, look_at_archive, look_at_participations, look_at_projects

ARCHIVE = b"PK\x03\x04"


class FilesForm(forms.Form):
    projects = forms.FileField(
        label=gettext_lazy("project.csv, or a ZIP archive that holds it"),
        help_text=gettext_lazy(
            "The archive of CORDIS may be given as it was downloaded; of it only project.csv and organization.csv are read."
        ),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.zip,text/csv,application/zip"}),
    )
    participations = forms.FileField(
        label=gettext_lazy("organization.csv"),
        help_text=gettext_lazy("Who takes part. Leave it out if you have none, or if it is in the archive."),
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_projects(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["projects"]
        self.is_archive = _starts_as_archive(file)
        return _looked_at(file, look_at_archive if self.is_archive else look_at_projects)

    def clean_participations(self) -> UploadedFile[bytes] | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["participations"]
        return _looked_at(file, look_at_participations) if file else None

    def clean(self) -> dict[str, Any]:
        if getattr(self, "is_archive", False) and self.cleaned_data.get("participations"):
            self.add_error("participations", _("The archive may hold this file already; give either the archive or the two files."))
        return self.cleaned_data


def _starts_as_archive(file: UploadedFile[bytes]) -> bool:
    file.seek(0)
    start: bytes = file.read(len(ARCHIVE))
    file.seek(0)
    return start == ARCHIVE


def _looked_at(file: UploadedFile[bytes], look: Any) -> UploadedFile[bytes]:
    try:
        look(Path(file.temporary_file_path()), file.name or "")  # type: ignore[attr-defined]
    except CannotImport as why:
        raise forms.ValidationError(str(why)) from why
    return file
