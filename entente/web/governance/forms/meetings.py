"""How a meeting is called, who represents whom, and deciding in writing."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.documents.models import Document
from entente.governance.choices import Answered, MeetingKind, WrittenForm
from entente.web.governance.forms.work import Named


class CallForm(forms.Form):
    kind = forms.ChoiceField(label=_("It is called as"), choices=MeetingKind.choices, widget=forms.RadioSelect)
    remote_how = forms.CharField(
        label=_("How one takes part from afar"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("How one follows, votes and asks; how it is seen who one is. The notice has to say it where a link is given."),
    )


class RepresentForm(forms.Form):
    absent = forms.ChoiceField(label=_("Who cannot come"))
    by_whom = forms.ChoiceField(label=_("Is represented by"))

    def __init__(self, *args: Any, absent: Named, by_whom: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, people in (("absent", absent), ("by_whom", by_whom)):
            self.fields[name].choices = [("", _("Choose")), *((str(pk), who) for pk, who in people)]  # type: ignore[attr-defined]


class OpenWrittenForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("What is put to the body, word for word"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    form = forms.ChoiceField(
        label=_("How it is carried"), choices=WrittenForm.choices, widget=forms.RadioSelect, initial=WrittenForm.CONSENT
    )
    closes_at = forms.DateTimeField(
        label=_("Closes"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    papers = forms.ModelMultipleChoiceField(
        label=_("Papers"), queryset=Document.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, papers: list[Document], days: int, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["papers"]
        field.queryset = Document.objects.filter(pk__in=[paper.pk for paper in papers]).order_by("title")
        field.label_from_instance = lambda paper: paper.title
        closes = timezone.localtime() + timedelta(days=days + 1)
        self.fields["closes_at"].initial = closes.replace(hour=18, minute=0, second=0, microsecond=0)


class SayForm(forms.Form):
    said = forms.ChoiceField(label=_("Your answer"), choices=Answered.choices, widget=forms.RadioSelect)
    because = forms.CharField(
        label=_("Why"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed with an objection. Everybody who was asked reads it."),
    )
