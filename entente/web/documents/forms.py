"""What is typed about documents."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from entente.documents import contents, kinds
from entente.documents.choices import Afterwards
from entente.documents.contents import CannotTake, Content
from entente.documents.home import Recipients
from entente.documents.models import Paragraph
from entente.engine.marking import Marking
from entente.vocabulary.choices import TrafficLight
from entente.web.documents import sharing
from entente.web.documents.languages import languages

_TEXT_HELP = _(
    "An empty line between paragraphs; # before a heading, - before an item, 1. before a numbered one; **bold**, *italic*, | tables | so |."
)


class ContentForm(forms.Form):
    """A text or a file: one of the two."""

    text = forms.CharField(
        label=_("Text"), required=False, strip=False, help_text=_TEXT_HELP, widget=forms.Textarea(attrs={"rows": 16, "class": "writing"})
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=format_lazy("{} {}", _("Instead of a text:"), kinds.ENDINGS),
        widget=forms.FileInput(attrs={"accept": kinds.ENDINGS}),
    )
    as_text = forms.BooleanField(
        label=_("Take it over as a text"),
        required=False,
        help_text=_("For Word and text files: headings, lists and tables become a text that is read, compared and edited here."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file, text = cleaned.get("file"), self._typed(cleaned)
        if file and text.strip():
            self.add_error("file", _("Write a text or bring a file, not both: take one of them out."))
        elif not self.errors:
            self._take(cleaned, file, text)
        return cleaned

    def _typed(self, cleaned: dict[str, Any]) -> str:
        return str(cleaned.get("text", ""))

    def _take(self, cleaned: dict[str, Any], file: UploadedFile[Any] | None, text: str) -> None:
        try:
            cleaned["content"] = self._content(file, text, as_text=cleaned.get("as_text", False))
        except CannotTake as refusal:
            self.add_error("file" if file else "text", str(refusal))

    def _content(self, file: UploadedFile[Any] | None, text: str, *, as_text: bool) -> Content:
        if file is None:
            return contents.typed(text)
        return contents.brought(file.file, file.name or "file", as_text=as_text)  # type: ignore[arg-type]


class VersionForm(ContentForm):
    note = forms.CharField(
        label=_("What changed"), required=False, max_length=300, help_text=_("One line for those who read the version before.")
    )
    after = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["note", "text", "file", "as_text"]

    def _typed(self, cleaned: dict[str, Any]) -> str:
        """The words of the version before are in the form to begin with: whoever brings a file has not written them."""
        text = super()._typed(cleaned)
        is_untouched = text.split() == str(self.initial.get("text", "")).split()
        return "" if cleaned.get("file") and is_untouched else text


class TitleForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    language = forms.ChoiceField(
        label=_("Language"), help_text=_("In which it is written: for hyphens, and for those who have it read out.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]


class SharingForm(forms.Form):
    """Marking and recipients; groups come from the home and stay as they are."""

    marking = forms.ChoiceField(
        label=_("Marking"),
        choices=[(light.value, light.label) for light in TrafficLight],
        widget=forms.RadioSelect,
        help_text=_("The Traffic Light Protocol says how far it may be passed on. It binds everyone who receives it."),
    )
    organisations = forms.CharField(
        label=_("Organisations"),
        required=False,
        help_text=_("Besides those of its home: a name on each line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    persons = forms.CharField(
        label=_("Persons"),
        required=False,
        help_text=_("An e-mail address on each line. TLP:RED is for the persons named here and nobody else, the office included."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, given: Recipients, **options: Any) -> None:
        super().__init__(*args, **options)
        self.given = given
        self.fields["marking"].choices = [(light.value, f"{light.label}. {light.meaning}") for light in TrafficLight]  # type: ignore[attr-defined]

    def clean_organisations(self) -> frozenset[int]:
        return self._read(lambda: sharing.read_organisations(self.cleaned_data["organisations"]))

    def clean_persons(self) -> frozenset[int]:
        return self._read(lambda: sharing.read_persons(self.cleaned_data["persons"], self.given.persons))

    def clean_marking(self) -> Marking:
        return Marking(self.cleaned_data["marking"])

    @property
    def recipients(self) -> Recipients:
        said = self.cleaned_data
        return Recipients(said["persons"], said["organisations"], self.given.groups)

    def _read(self, reading: Any) -> frozenset[int]:
        try:
            found: frozenset[int] = reading()
        except sharing.UnknownRecipient as unknown:
            raise forms.ValidationError(str(unknown)) from None
        return found


class MarkForm(SharingForm):
    because = forms.CharField(label=_("Why"), max_length=200, help_text=_("For the record, which the office and the auditors read."))


class KeepForm(forms.Form):
    keep_until = forms.DateField(
        label=_("Keep until"),
        required=False,
        help_text=_("The last day on which it is kept. Without a day it is kept until somebody decides otherwise."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    afterwards = forms.ChoiceField(label=_("And then"), choices=Afterwards.choices, widget=forms.RadioSelect, initial=Afterwards.ASK)

    def clean_afterwards(self) -> Afterwards:
        return Afterwards(self.cleaned_data["afterwards"])


class WhyForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=200, help_text=_("For the record, which the office and the auditors read."))


def _paragraph() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=_("On"), required=False, coerce=int, empty_value=None)


def _places(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """The whole, or one paragraph by how it begins."""
    return [
        ("", str(_("the whole document"))),
        *((str(one.key), shorten(one.words, 70, placeholder=" …")) for one in paragraphs if one.words),
    ]


class CommentForm(forms.Form):
    words = forms.CharField(label=_("Your comment"), max_length=5000, widget=forms.Textarea(attrs={"rows": 5}))
    paragraph = _paragraph()

    def __init__(self, *args: Any, paragraphs: Sequence[Paragraph], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["paragraph"].choices = _places(paragraphs)  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """Who is asked for comments: those to whom the document was given, or persons by their addresses."""

    everyone = forms.BooleanField(label=_("Everyone it was given to: its home, its organisations, its persons"), required=False)
    persons = forms.CharField(
        label=_("Persons"), required=False, help_text=_("An e-mail address on each line."), widget=forms.Textarea(attrs={"rows": 3})
    )
    paragraph = _paragraph()
    until = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    words = forms.CharField(label=_("What you ask"), required=False, max_length=500, help_text=_("Stands in the mail."))

    def __init__(self, *args: Any, paragraphs: Sequence[Paragraph], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["paragraph"].choices = _places(paragraphs)  # type: ignore[attr-defined]

    def clean_persons(self) -> frozenset[int]:
        try:
            return sharing.read_persons(self.cleaned_data["persons"])
        except sharing.UnknownRecipient as unknown:
            raise forms.ValidationError(str(unknown)) from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not (cleaned["everyone"] or cleaned["persons"]):
            raise forms.ValidationError(_("Say who is asked: everyone it was given to, or persons by their addresses."))
        return cleaned
