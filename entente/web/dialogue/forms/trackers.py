from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.dialogue.choices import Phase
from entente.web.dialogue.forms.fields import Form, PersonField, day, prose, short, web


class TrackerForm(Form):
    title = short(_("What is followed?"), 200)
    text = prose(_("What does a country have to do, and by when?"), 4000)
    address = web(_("Where it stands written"), required=False, help_text=_("What is real needs its source."))
    keeps = forms.IntegerField(label=_("A check holds for so many days"), min_value=1, max_value=3650, initial=90)
    keeper = PersonField(label=_("Who looks after it?"), max_length=254, help_text=_("By the mail address."))
    measure = forms.ChoiceField(
        label=_("Measure it is about"), required=False, help_text=_("Positions on measures are kept with the market.")
    )

    def __init__(self, *args: Any, measures: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["measure"]
        chosen.choices = [("", _("None")), *measures]


class CheckForm(forms.Form):
    phase = forms.ChoiceField(label=_("How far has the country come?"), choices=Phase.choices)
    is_infringing = forms.BooleanField(label=_("An infringement procedure is open"), required=False)
    on = day(_("On which day did you look?"))
    source = short(_("Source"), 300, help_text=_("The journal, the authority, the report."))
    address = web(_("Its address"))
    note = prose(_("What did you see?"), 2000, 3, required=False)


class GiveForm(forms.Form):
    responsible = PersonField(
        label=_("Who looks after it?"), max_length=254, required=False, help_text=_("By the mail address; empty: nobody.")
    )
