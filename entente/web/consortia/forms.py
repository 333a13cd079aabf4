from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.consortia.actions import Need, Wanted
from entente.members.choices import Kind
from entente.members.models import Organisation
from entente.projects.models import Topic
from entente.vocabulary.models import Expertise
from entente.web.documents.sharing import UnknownRecipient, read_organisations


def text(label: Any, most: int, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


class BecauseForm(forms.Form):
    because = text(_("Why"), 500, 3)


class WordsForm(forms.Form):
    because = text(_("In your own words"), 500, 3, required=False)


class OrganisationField(forms.CharField):
    """One organisation, by its name or the last part of its page's address."""

    def clean(self, value: Any) -> Organisation:
        try:
            found = list(Organisation.objects.filter(pk__in=read_organisations(super().clean(value))))
        except UnknownRecipient as unknown:
            raise forms.ValidationError(str(unknown)) from unknown
        if len(found) != 1:
            raise forms.ValidationError(_("Name one organisation."))
        return found[0]


class BoardForm(forms.Form):
    """The office names the coordinator; a delegate chooses among its own."""

    topic = forms.CharField(label=_("Topic"), max_length=120, help_text=_("The code of the call's topic, such as SU-ICT-01-2018."))
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    summary = text(_("What would the consortium do?"), 4000, 6)
    countries = forms.IntegerField(
        label=_("Countries, at least"),
        min_value=0,
        max_value=40,
        initial=3,
        help_text=_("Different ones, Member States of the Union or associated."),
    )
    in_member_states = forms.IntegerField(label=_("Partners in Member States, at least"), min_value=0, max_value=40, initial=1)
    sme_share = forms.IntegerField(label=_("SMEs, per cent of the seats, at least"), min_value=0, max_value=100, initial=0)
    closes_on = forms.DateField(
        label=_("Answers are wanted by"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, own: list[Organisation], for_office: bool, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own = {str(one.pk): one for one in own}
        if is_new:
            del self.fields["because"]
            if for_office:
                self.fields["member"] = OrganisationField(label=_("Coordinator"), max_length=300, help_text=_("A member, by name."))
            elif len(own) > 1:
                self.fields["organisation"] = forms.ChoiceField(
                    label=_("Coordinator"), choices=[(pk, one.name) for pk, one in self.own.items()]
                )

    def clean_topic(self) -> Topic:
        code = self.cleaned_data["topic"].strip()
        found: Topic | None = Topic.objects.filter(code__iexact=code).first()
        if found is None:
            raise forms.ValidationError(
                _("No topic has the code “%(code)s”. Look it up among the projects, or ask the office to import it.") % {"code": code[:80]}
            )
        return found

    @property
    def need(self) -> Need:
        left = {"because", "member", "organisation"}
        return Need(**{name: value for name, value in self.cleaned_data.items() if name not in left})

    @property
    def owner(self) -> Organisation:
        if "member" in self.fields:
            return self.cleaned_data["member"]  # type: ignore[no-any-return]
        return self.own[self.cleaned_data["organisation"]] if "organisation" in self.fields else next(iter(self.own.values()))


class RoleForm(forms.Form):
    name = forms.CharField(label=_("Role"), max_length=120, help_text=_("Such as: a hospital that pilots, or who certifies."))
    work = text(_("What does it do?"), 1000, 3, required=False)
    kind = forms.ChoiceField(label=_("Kind of organisation"), required=False, choices=[("", _("Any")), *Kind.choices])
    expertise = forms.ModelMultipleChoiceField(
        label=_("Expertise"),
        queryset=Expertise.objects.current().filter(parent=None).order_by("position"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @property
    def wanted(self) -> Wanted:
        return Wanted(**self.cleaned_data)


class InviteForm(forms.Form):
    organisation = OrganisationField(label=_("Whom do you ask?"), max_length=300, help_text=_("An organisation by its name."))
    words = text(_("What do you say to it?"), 2000, 4, required=False)
