from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.exchange.actions import QuestionFacts
from entente.exchange.actions.asking import MOST_DAYS
from entente.web.exchange.forms import fields

NAMED = [("yes", _("The circle sees which organisation asks")), ("no", _("Only the office sees who asks"))]
MAY_USE = [("", _("Ask me when it comes to that")), ("yes", _("Yes, without my name")), ("no", _("No"))]


class QuestionForm(fields.ForOrganisation):
    body = fields.circle(_("Which circle?"))
    title = forms.CharField(label=_("Question"), max_length=200)
    text = fields.text(_("What do you want to know?"), 4000)
    is_named = forms.ChoiceField(label=_("Your name"), choices=NAMED, widget=forms.RadioSelect, initial="yes")
    marking = fields.light()
    days = forms.IntegerField(label=_("Closes after so many days"), min_value=1, max_value=MOST_DAYS, initial=14)

    def __init__(self, *args: Any, circles: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = circles  # type: ignore[attr-defined]
        self.fields["body"].empty_label = None  # type: ignore[attr-defined]

    @property
    def facts(self) -> QuestionFacts:
        said = {name: self.cleaned_data[name] for name in ("title", "text", "marking", "days")}
        return QuestionFacts(**said, is_named=self.cleaned_data["is_named"] == "yes")


class AnswerForm(forms.Form):
    text = fields.text(_("Your answer"), 4000)
    may_use = forms.TypedChoiceField(
        label=_("May a practice be made of it?"),
        choices=MAY_USE,
        required=False,
        coerce=lambda said: said == "yes",
        empty_value=None,
    )
