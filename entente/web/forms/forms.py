"""What is typed about forms: a title, and the questions as a text."""

from django import forms
from django.utils.translation import gettext_lazy


class StartForm(forms.Form):
    """A title and the questions as a text: the fast way."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    text = forms.CharField(
        label=gettext_lazy("Questions"),
        required=False,
        strip=False,
        max_length=60_000,
        help_text=gettext_lazy("One on each line; what kind it is stands behind it in brackets."),
        widget=forms.Textarea(attrs={"rows": 12, "class": "writing", "spellcheck": "true"}),
    )


class TextForm(forms.Form):
    text = StartForm.base_fields["text"]
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)


class TitleForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)


class RoundTextsForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=200)
    intro = forms.CharField(
        label=gettext_lazy("A few words before the questions"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 6})
    )
