from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from entente.record.signing import NotOurs, known_head
from entente.record.verbs import all_verbs


def _verbs() -> list[tuple[str, str]]:
    return [("", str(_("Everything"))), *((verb.name, str(verb.sentence) % {"label": "…"}) for verb in all_verbs())]


class FilterForm(forms.Form):
    """Which lines of the record are asked for; what cannot be read is left out of the question."""

    verb = forms.ChoiceField(label=_("What was done"), choices=_verbs, required=False)
    subject = forms.RegexField(r"^[a-z_]+\.[a-z_]+:[\w-]{1,64}$", required=False, widget=forms.HiddenInput)
    before = forms.IntegerField(min_value=1, max_value=2**62, required=False, widget=forms.HiddenInput)

    def question(self) -> dict[str, Any]:
        self.is_valid()
        asked = self.cleaned_data
        kind, _colon, number = (asked.get("subject") or "").partition(":")
        return {
            "verbs": [asked["verb"]] if asked.get("verb") else None,
            "subject": (kind, number) if number else None,
            "before": asked.get("before"),
        }


class HeadForm(forms.Form):
    head = forms.CharField(
        label=_("A head you kept"),
        help_text=_(
            "What “entente record-head” printed, or this page showed, on an earlier day. Leave it empty to verify the chain alone."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        required=False,
        max_length=2000,
    )

    def clean_head(self) -> tuple[int, str] | None:
        try:
            return known_head(self.cleaned_data["head"]) if self.cleaned_data["head"] else None
        except NotOurs as refusal:
            raise ValidationError(str(refusal)) from None
