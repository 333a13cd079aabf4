from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.dialogue.choices import Taken
from entente.governance.models import Body
from entente.web.dialogue.forms.fields import Form, PersonField, day, prose, short, web


class ConsultationForm(Form):
    title = short(_("What is asked?"), 200)
    asked_by = short(_("Who asks?"), 200)
    text = prose(_("What is it about?"), 4000, required=False)
    address = web(_("Where it stands written"), required=False, help_text=_("What is real needs its source."))
    opens_on = day(_("Opens on"), required=False)
    closes_on = day(_("Closes on"))
    body = forms.ModelChoiceField(label=_("Group that drafts the answer"), queryset=Body.objects.none())
    keeper = PersonField(label=_("Who looks after it?"), max_length=254, help_text=_("By the mail address."))
    measure = forms.ChoiceField(
        label=_("Measure it is about"), required=False, help_text=_("Positions on measures are kept with the market.")
    )

    def __init__(self, *args: Any, measures: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        body: Any = self.fields["body"]
        body.queryset = Body.objects.filter(dissolved_on=None).order_by("code")
        chosen: Any = self.fields["measure"]
        chosen.choices = [("", _("None")), *measures]


class ChooseForm(forms.Form):
    """One of the group's deliverables, comment rounds or decisions that one may see."""

    chosen = forms.ModelChoiceField(label=_("Which?"), queryset=Body.objects.none())

    def __init__(self, *args: Any, rows: Any, named: Any, label: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["chosen"]
        field.queryset, field.label, field.label_from_instance = rows, label, named


class AdoptForm(ChooseForm):
    chosen = forms.ModelChoiceField(label=_("By which decision?"), queryset=Body.objects.none(), required=False)
    words = short(_("Or in words"), 200, required=False, help_text=_("Where no register keeps the decision: as the minutes call it."))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("chosen") and not said.get("words"):
            raise forms.ValidationError(_("Choose the decision, or say it as the minutes do."))
        return said


class SendForm(forms.Form):
    on = day(_("On which day?"))
    sent_as = short(_("By what does one see it?"), 300, help_text=_("A receipt, an address."))


class PleaForm(forms.Form):
    words = short(_("What is asked for?"), 500)


class TakenForm(forms.Form):
    taken = forms.ChoiceField(label=_("What became of it?"), choices=Taken.choices)
    where = short(_("Where?"), 300, required=False, help_text=_("The article or recital of what was adopted."))


class CompareForm(forms.Form):
    came_of = prose(_("What came of it?"), 4000)


class BecauseForm(forms.Form):
    because = prose(_("Why"), 500, 3)
