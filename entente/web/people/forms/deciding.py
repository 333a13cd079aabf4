"""Forms of decisions about somebody: left, erased, merged, a picture, what is shown."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.members.choices import DelegationRole
from entente.people.actions.about import MOST_BYTES
from entente.web.members.forms.fields import OrganisationField, day


def why(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=300, help_text=help_text)


class LeftForm(forms.Form):
    because = why(_("Why"), _("In a few words, for the record: changed employer, retired, asked by the organisation."))
    on = day(label=_("From"), help_text=_("The first day without a role there; today at the latest. All rights end at once."))

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("Choose today or an earlier day; a role that ends later is ended on the organisation's page."))
        return on


class WorkForm(forms.Form):
    """A role in an organisation."""

    organisation = OrganisationField(label=_("Organisation"), max_length=300, help_text=_("A name, a PIC, or its page's address."))
    role = forms.ChoiceField(label=_("As"), choices=DelegationRole.choices)
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    department = forms.CharField(label=_("Department"), max_length=120, required=False)
    on = day(label=_("From"), help_text=_("The first day of the role. Whoever acts for an organisation reads what is shared with it."))


class JobForm(forms.Form):
    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    department = forms.CharField(label=_("Department"), max_length=120, required=False)


class EraseForm(forms.Form):
    because = why(_("Why"), _("The record keeps this in place of what is erased: “asked for by the person on 3 March 2026”."))
    sure = forms.BooleanField(label=_("I have read what goes and what stays. This cannot be undone."))


class DeclineForm(forms.Form):
    because = why(_("Why it is not done"), _("The person is told."))


class AskErasureForm(forms.Form):
    sure = forms.BooleanField(label=_("I have read what goes and what stays, and want to be erased."))


class MergeForm(forms.Form):
    because = forms.CharField(label=_("How you know"), max_length=300, required=False, help_text=_("For the record."))
    sure = forms.BooleanField(label=_("This is one human being. It cannot be undone."))


class PhotographForm(forms.Form):
    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG or JPEG, at most 2 MB. Where and with what it was taken is left out."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    consents = forms.BooleanField(label=_("The person agrees that it is shown to the community, until it says otherwise"))

    def clean_file(self) -> bytes:
        content: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        return content


class ShownForm(forms.Form):
    languages = forms.BooleanField(label=_("Show my languages to the community"), required=False)
    address = forms.BooleanField(label=_("Show my work address to the community"), required=False)
