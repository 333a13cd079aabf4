"""What people say of certificates, and the files that the office brings."""

from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.certification.choices import CertificateState
from entente.certification.imports.certificate_layouts import CC, CSV, EUCC, REFERENCES, layout_of
from entente.certification.imports.certificate_source import file_at
from entente.certification.models import Certificate
from entente.products.models import Product
from entente.projects.imports.refusals import CannotImport
from entente.web.certification.scheme_forms import day

MOST_PRODUCTS = 500
LAYOUTS = [
    ("", gettext_lazy("Seen from its header")),
    (CC, gettext_lazy("List of the Common Criteria portal (CSV)")),
    (EUCC, gettext_lazy("Entries of the EUCC register (JSON)")),
    (CSV, gettext_lazy("Our template (CSV or XLSX)")),
    (REFERENCES, gettext_lazy("Which report names which certificate (CSV)")),
]


class FileForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"), allow_empty_file=True, help_text=gettext_lazy("CSV, XLSX or JSON."))
    layout = forms.ChoiceField(label=gettext_lazy("What it is"), choices=LAYOUTS, required=False)

    def clean(self) -> dict[str, Any]:
        file: UploadedFile[bytes] | None = self.cleaned_data.get("file")
        if file and not self.cleaned_data.get("layout"):
            try:
                self.cleaned_data["layout"] = layout_of(file_at(Path(file.temporary_file_path()), file.name or ""))  # type: ignore[attr-defined]
            except CannotImport as why:
                self.add_error("file", str(why))
        return self.cleaned_data


class StateForm(forms.Form):
    state = forms.ChoiceField(label=gettext_lazy("Where it stands"), choices=CertificateState.choices)
    on = day(label=gettext_lazy("From"), help_text=gettext_lazy("The first day on which it holds."))
    because = forms.CharField(
        label=gettext_lazy("Why"), max_length=300, help_text=gettext_lazy("Shown to everyone, with where you read it.")
    )


class ProductForm(forms.Form):
    product = forms.ModelChoiceField(
        label=gettext_lazy("Product"), queryset=Product.objects.none(), required=False, empty_label=gettext_lazy("None of these")
    )

    def __init__(self, *args: Any, certificate: Certificate, **options: Any) -> None:
        super().__init__(*args, **options)
        holder = certificate.holder.organisation_id if certificate.holder else None
        offered = Product.objects.filter(organisation=holder) if holder else Product.objects.all()
        first = offered.order_by("name_key", "slug").values("pk")[:MOST_PRODUCTS]
        self.fields["product"].queryset = Product.objects.filter(pk__in=first).order_by("name_key", "slug")  # type: ignore[attr-defined]
        if holder is None:
            self.fields["product"].help_text = _(
                "The office has not said yet which organisation the holder is, so all products stand here."
            )
