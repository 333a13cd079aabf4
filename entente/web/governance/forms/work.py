"""Actions, agendas, letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.documents.models import Document
from entente.people.models import Person
from entente.vocabulary.choices import TrafficLight
from entente.web.governance.picking import NotFound, person_named
from entente.web.members.forms.fields import day

Named = list[tuple[int, str]]


class PointForm(forms.Form):
    """What, who of the body, until when."""

    text = forms.CharField(label=_("What is to be done?"), max_length=500, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    owner = forms.ChoiceField(label=_("Who does it?"), required=False)
    person = forms.CharField(label=_("Or somebody else"), max_length=200, required=False, help_text=_("E-mail address, or the whole name."))
    due_on = day(label=_("Until"), required=False)

    def __init__(self, *args: Any, owners: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = [("", _("Choose")), *((str(pk), name) for pk, name in owners)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        chosen, typed = cleaned.get("owner"), cleaned.get("person")
        try:
            if typed:
                cleaned["owner"] = person_named(typed)
            elif chosen:
                cleaned["owner"] = Person.objects.get(pk=int(chosen))
            else:
                self.add_error("owner", _("Choose who does it, or name somebody else."))
        except NotFound as why:
            self.add_error("person", str(why))
        return cleaned


class DoneForm(forms.Form):
    outcome = forms.CharField(label=_("What came of it?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class RemarkForm(forms.Form):
    words = forms.CharField(label=_("What you say of it"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class WhyForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=300)


class ItemForm(forms.Form):
    """One thing a body deals with."""

    title = forms.CharField(label=_("What is it about?"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    why = forms.CharField(
        label=_("Why, and what is asked of the body"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    minutes = forms.IntegerField(label=_("Minutes it may take"), min_value=1, max_value=1000, required=False)
    due_on = day(label=_("To be dealt with until"), required=False)


class PaperedItemForm(ItemForm):
    papers = forms.ModelMultipleChoiceField(
        label=_("Papers"), queryset=Document.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, papers: list[Document], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["papers"].queryset = Document.objects.filter(pk__in=[paper.pk for paper in papers]).order_by("title")  # type: ignore[attr-defined]
        self.fields["papers"].label_from_instance = lambda paper: paper.title  # type: ignore[attr-defined]


class LetterForm(forms.Form):
    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        help_text=_("Plain Markdown: **bold**, - before an item."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    marking = forms.ChoiceField(
        label=_("Marking"),
        choices=[(light.value, light.label) for light in TrafficLight],
        help_text=_("It stays in the body's archive under it."),
    )
