from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.governance.models import Body
from entente.programme.actions import Planned
from entente.programme.models import Milestone
from entente.web.programme.forms.fields import bodies, day, text


class MilestoneForm(forms.Form):
    title = forms.CharField(label=_("What is reached?"), max_length=200)
    begins_on = day(_("Work on it begins on"))
    due_on = day(_("Due on"))
    after = forms.ModelMultipleChoiceField(
        label=_("Waits for"), queryset=Milestone.objects.none(), required=False, help_text=_("What has to be reached before work begins.")
    )
    group = forms.ModelChoiceField(
        label=_("Deliverable for"), queryset=Body.objects.none(), required=False, empty_label=_("Nobody: no deliverable")
    )

    def __init__(self, *args: Any, others: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["after"].queryset = others  # type: ignore[attr-defined]
        self.fields["after"].label_from_instance = lambda one: f"{one.initiative}: {one}"  # type: ignore[attr-defined]
        self.fields["group"].queryset = bodies()  # type: ignore[attr-defined]

    @property
    def planned(self) -> Planned:
        return Planned(**self.cleaned_data)


class ExpectForm(forms.Form):
    on = day(_("Expected on"), required=False, help_text=_("Empty: as planned."))
    because = text(_("Why"), 500, 3)


class ReachForm(forms.Form):
    on = day(_("Reached on"), initial=timezone.localdate)
    evidence = forms.CharField(label=_("By what does one see it?"), max_length=500, help_text=_("An address, or the reference of a paper."))
