from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.governance.models import Body
from entente.indicators.models import Indicator
from entente.programme.actions import GoalFacts
from entente.programme.choices import Horizon
from entente.web.programme.forms.fields import bodies, text


class GoalForm(forms.Form):
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=999)
    title = forms.CharField(label=_("Goal"), max_length=200)
    why = text(_("Why"), 2000)
    horizon = forms.ChoiceField(label=_("Horizon"), choices=Horizon.choices)
    owner = forms.ModelChoiceField(
        label=_("Owner"), queryset=Body.objects.none(), required=False, help_text=_("The body that answers for it.")
    )
    indicators = forms.ModelMultipleChoiceField(
        label=_("Indicators"), queryset=Indicator.objects.order_by("name"), required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(label=_("Where it was set"), max_length=300, required=False)
    is_public = forms.BooleanField(label=_("Everyone may see it"), required=False, initial=True)
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = bodies()  # type: ignore[attr-defined]
        if is_new:
            del self.fields["because"]

    @property
    def facts(self) -> GoalFacts:
        return GoalFacts(**{name: value for name, value in self.cleaned_data.items() if name != "because"})
