from django import forms
from django.utils.translation import gettext_lazy as _

from entente.dialogue.choices import ItemKind, LinkKind, LinkState
from entente.web.dialogue.forms.fields import Form, OrganisationField, RegionsField, day, prose, short, web


class ImportForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("CSV or XLSX with the columns nuts_id and name_native."))
    is_dry_run = forms.BooleanField(label=_("Only say what would come of it"), required=False, initial=True)


class ItemForm(Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=ItemKind.choices)
    title = short(_("What is it called?"), 200)
    text = prose(_("What is it for?"), 4000, required=False)
    organisation = OrganisationField(
        label=_("Organisation"), max_length=300, required=False, help_text=_("By name, where the partnership knows it.")
    )
    address = web(_("Where it stands written"), required=False, help_text=_("What is real needs its source."))
    from_on = day(_("From"), required=False)
    to_on = day(_("Until"), required=False)


class LinkForm(Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=LinkKind.choices)
    title = short(_("What is it called?"), 200)
    text = prose(_("What do the regions do together?"), 4000)
    regions = RegionsField(label=_("Regions"), max_length=600, help_text=_("Their codes of NUTS 2021, one a line; two at least."))
    begins_on = day(_("Begins on"))
    ends_on = day(_("Ends on"), required=False)
    state = forms.ChoiceField(label=_("How it stands"), choices=LinkState.choices)
    came_of = prose(_("What came of it"), 2000, 3, required=False, help_text=_("Once it is done or stopped."))
