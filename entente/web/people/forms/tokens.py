"""Making a token."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.people.choices import Permission

LASTS = [("1", _("one day")), ("30", _("30 days")), ("90", _("90 days")), ("365", _("one year"))]


class TokenForm(forms.Form):
    label = forms.CharField(label=_("What it is for"), max_length=80, help_text=_("For example the program that will use it."))
    scopes = forms.TypedMultipleChoiceField(
        label=_("What it may do"),
        required=False,
        coerce=Permission,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Never more than you may yourself. Without any, it reads what you see as a member of the public, and who you are."),
    )
    lasts = forms.TypedChoiceField(label=_("How long it lasts"), choices=LASTS, initial="90", coerce=lambda days: timedelta(days=int(days)))

    def __init__(self, *args: Any, held: frozenset[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["scopes"].choices = [(right.value, right.label) for right in Permission if right.value in held]  # type: ignore[attr-defined]
        if not held:
            del self.fields["scopes"]
