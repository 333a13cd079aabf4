from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.exchange.choices import LATER, ReuseState, WhyNot
from entente.exchange.models import Need
from entente.web.exchange.forms import fields


class ContactForm(fields.ForOrganisation):
    sector = fields.sector(_("In which sector would you use it?"))
    need = forms.ModelChoiceField(label=_("For which of your needs?"), queryset=Need.objects.none(), required=False, empty_label=_("None"))
    words = fields.text(_("What do you write to who shares it?"), 1000, 4)

    def __init__(self, *args: Any, needs: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["need"].queryset = needs  # type: ignore[attr-defined]
        self.fields["need"].label_from_instance = lambda one: one.title  # type: ignore[attr-defined]
        if not needs.exists():
            del self.fields["need"]


class MoveForm(forms.Form):
    state = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    on = fields.day(_("When?"), initial=timezone.localdate)
    why_not = forms.ChoiceField(label=_("If it is not adopted: why?"), required=False, choices=[("", "–"), *WhyNot.choices])
    remark = forms.CharField(label=_("In a few words"), max_length=1000, required=False)

    def __init__(self, *args: Any, state: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["state"].choices = [(one.value, one.label) for one in LATER[ReuseState(state)]]  # type: ignore[attr-defined]


class StoryForm(forms.Form):
    story = fields.text(_("What came of it?"), 4000, 8)
    is_public = forms.BooleanField(label=_("Whoever may see the practice may read this, with our name"), required=False)
