"""What a body brings out, and what is said of it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.documents.models import Document
from entente.governance.choices import DeliverableState, Disposition
from entente.members.models import Organisation
from entente.web.governance.forms.work import Named, PointForm
from entente.web.members.forms.fields import decision


class DeliverableForm(PointForm):
    text = forms.CharField(label=_("What is brought out?"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    summary = forms.CharField(label=_("In a few sentences"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ["text", "summary", "owner", "person", "due_on"]


class ChangeDeliverableForm(DeliverableForm):
    document = forms.ModelChoiceField(
        label=_("Document"), queryset=Document.objects.none(), required=False, empty_label=_("none yet"), to_field_name="reference"
    )
    field_order = ["text", "summary", "owner", "person", "due_on", "document"]

    def __init__(self, *args: Any, owners: Named, papers: list[Document], **options: Any) -> None:
        super().__init__(*args, owners=owners, **options)
        field: Any = self.fields["document"]
        field.queryset = Document.objects.filter(pk__in=[paper.pk for paper in papers]).order_by("title")
        field.label_from_instance = lambda paper: paper.title


class MoveForm(forms.Form):
    state = forms.ChoiceField(label=_("It is now"), widget=forms.RadioSelect)
    decision = decision()

    def __init__(self, *args: Any, ways: tuple[DeliverableState, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["state"]
        field.choices = [(way.value, way.label) for way in ways]
        field.initial = ways[0] if ways else None


class AskForCommentsForm(forms.Form):
    document = forms.ModelChoiceField(
        label=_("On which text"), queryset=Document.objects.none(), to_field_name="reference", empty_label=_("Choose")
    )
    closes_at = forms.DateTimeField(label=_("Until"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"))
    opens_at = forms.DateTimeField(
        label=_("From"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Empty: at once. Else its readers are asked then, on the version that is current then."),
    )
    lead = forms.CharField(label=_("What the readers are asked"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, papers: list[Document], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["document"]
        field.queryset = Document.objects.filter(pk__in=[paper.pk for paper in papers]).order_by("title")
        field.label_from_instance = lambda paper: paper.title
        closes = timezone.localtime() + timedelta(days=21)
        self.fields["closes_at"].initial = closes.replace(hour=18, minute=0, second=0, microsecond=0)


class CommentForm(forms.Form):
    """On the paragraph whose number stands in it."""

    paragraph = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    text = forms.CharField(label=_("What do you say of it?"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    proposed = forms.CharField(
        label=_("Words you would put there instead"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    organisation = forms.ChoiceField(label=_("You speak for"), required=False)

    def __init__(self, *args: Any, organisations: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        own = [(str(one.pk), one.name) for one in organisations]
        field: Any = self.fields["organisation"]
        field.choices = [*own, ("", _("yourself alone"))]
        field.initial = own[0][0] if own else ""
        self.organisations = {str(one.pk): one for one in organisations}

    @property
    def speaks_for(self) -> Organisation | None:
        return self.organisations.get(self.cleaned_data["organisation"])


class SettleForm(forms.Form):
    disposition = forms.ChoiceField(label=_("What becomes of it"), choices=Disposition.choices)
    reply = forms.CharField(label=_("Answer"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
