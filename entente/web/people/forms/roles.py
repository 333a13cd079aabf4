from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from entente.people.choices import RoleCode
from entente.vocabulary.queries import countries_by_name
from entente.web.members.forms.fields import day


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("choose one")), *RoleCode.choices])
    country = forms.ChoiceField(
        label=_("Country"), required=False, help_text=_("Only for an assessor: the country whose organisations are assessed.")
    )
    on = day(label=_("From"), help_text=_("The first day on which the role holds."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["country"].choices = [("", _("none")), *countries_by_name()]  # type: ignore[attr-defined]
        self.fields["on"].initial = timezone.localdate

    def clean_role(self) -> RoleCode:
        return RoleCode(self.cleaned_data["role"])


class EndForm(forms.Form):
    on = day(label=_("No longer from"), help_text=_("The first day on which the role no longer holds."))

    def __init__(self, *args: Any, first: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.first = first
        self.fields["on"].initial = timezone.localdate

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self.first:
            raise forms.ValidationError(
                _("The role began only on %(day)s; it cannot end before that."), params={"day": date_format(self.first, "j F Y")}
            )
        return on
