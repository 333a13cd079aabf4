from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.dialogue.choices import BodyKind, Whose
from entente.dialogue.models import Contact
from entente.people.choices import LawfulBasis
from entente.web.dialogue.forms.fields import CountryField, Form, PeopleField, PersonField, RegionField, day, prose, short, web

BASIS = _("On which lawful basis is it kept?")
BY_ADDRESS = _("By the mail address.")


class CounterpartForm(Form):
    name = short(_("What is it called?"), 200)
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices)
    country = CountryField(label=_("Country"), required=False)
    region = RegionField(label=_("Region"), max_length=5, required=False, help_text=_("Its code of NUTS 2021."))
    text = prose(_("What does it do, and what have we to do with it?"), 4000, required=False)
    address = web(_("Website"), required=False)
    keeper = PersonField(label=_("Who looks after it?"), max_length=254, help_text=BY_ADDRESS)
    is_public = forms.BooleanField(label=_("Everyone may see it"), required=False, initial=True)


class ContactForm(forms.Form):
    name = short(_("Name"), 200)
    email = forms.EmailField(label=_("Mail address"), required=False)
    role = short(_("What does this person do there?"), 200, required=False)
    keeper = PersonField(label=_("Who keeps the contact?"), max_length=254, help_text=BY_ADDRESS)
    since_on = day(_("Since"))
    basis = forms.ChoiceField(label=BASIS, choices=LawfulBasis.choices)
    consented_on = day(_("Consent given on"), required=False)
    consent_said = short(_("How it was given"), 200, required=False, help_text=_("A card, a mail, a form."))


class MetForm(forms.Form):
    on = day(_("On which day?"))
    ours = PeopleField(label=_("Who was there of ours?"), max_length=2000, help_text=_("Mail addresses, one a line."))
    contacts = forms.ModelMultipleChoiceField(
        label=_("And of theirs?"), queryset=Contact.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    about = short(_("What was it about?"), 300)
    agreed = prose(_("What was agreed?"), 4000, required=False)
    basis = forms.ChoiceField(label=BASIS, choices=LawfulBasis.choices, initial=LawfulBasis.LEGITIMATE_INTEREST)

    def __init__(self, *args: Any, contacts: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["contacts"]
        field.queryset = contacts
        field.label_from_instance = lambda contact: contact.person.name


class MemorandumForm(Form):
    title = short(_("What is it called?"), 200)
    text = prose(_("What does it say?"), 4000, required=False)
    signed_on = day(_("Signed on"), required=False, help_text=_("Empty: it is being prepared."))
    ends_on = day(_("Ends on"), required=False)
    renew_by = day(_("Renewal decided by"), required=False, help_text=_("From three months before, its keeper’s Desk says so."))
    keeper = PersonField(label=_("Who looks after it?"), max_length=254, help_text=BY_ADDRESS)


class RenewForm(MemorandumForm):
    came_of = prose(_("What came of the one before?"), 2000, 3)


class OutcomeForm(forms.Form):
    on = day(_("On which day?"))
    came_of = prose(_("What came of it?"), 2000, 3)


class ObligationForm(forms.Form):
    whose = forms.ChoiceField(label=_("Whose obligation is it?"), choices=Whose.choices)
    words = short(_("What is to be done?"), 500)
    due_on = day(_("By when?"), required=False)


class EndForm(forms.Form):
    on = day(_("On which day?"))
    because = prose(_("Why"), 300, 2)
