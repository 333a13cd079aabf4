from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from entente.engine.advisories.draft import KINDS
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.vocabulary.choices import TrafficLight
from entente.watch.actions import CircleFacts
from entente.watch.choices import Pap, SourceKind, Stance
from entente.watch.models import Circle
from entente.web.watch.forms.fields import markings_of_groups, pairs, sectors_field, text


class BecauseForm(forms.Form):
    because = text(_("Why"), 500, 3)


class AnswerForm(forms.Form):
    organisation = forms.ChoiceField(label=_("For"))
    stance = forms.ChoiceField(label=_("How does it stand?"), choices=[one for one in Stance.choices if one[0]], widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note"), max_length=500, required=False, help_text=_("For who wrote it and the office."))

    def __init__(self, *args: Any, own: Iterable[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.own = {str(one.pk): one for one in own}
        self.fields["organisation"].choices = [(pk, one.name) for pk, one in self.own.items()]  # type: ignore[attr-defined]
        if len(self.own) == 1:
            del self.fields["organisation"]

    @property
    def whose(self) -> Organisation:
        return self.own[self.cleaned_data["organisation"]] if "organisation" in self.fields else next(iter(self.own.values()))


class UsesForm(forms.Form):
    uses = text(
        _("Products and services"),
        60_000,
        12,
        required=False,
        help_text=_("One a line: “Vendor; Product”, or only a product."),
    )

    def clean_uses(self) -> list[tuple[str, str]]:
        return [(vendor, product) for vendor, product in pairs(self.cleaned_data["uses"], 2)]


class CircleForm(forms.Form):
    body = forms.ModelChoiceField(label=_("Group"), queryset=Body.objects.none(), help_text=_("Its own page says who sits in it."))
    sectors = sectors_field()
    marking = forms.ChoiceField(label=_("Marking unless said otherwise"), choices=markings_of_groups, initial=TrafficLight.AMBER.value)
    pap = forms.ChoiceField(label=_("What may be done, unless said otherwise"), choices=Pap.choices, required=False)
    answer_days = forms.IntegerField(label=_("Days to answer"), min_value=1, max_value=365, initial=14)

    def __init__(self, *args: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        taken = Circle.objects.values("body")
        self.fields["body"].queryset = Body.objects.filter(dissolved_on=None).exclude(pk__in=taken).order_by("code")  # type: ignore[attr-defined]
        if not is_new:
            del self.fields["body"]

    @property
    def facts(self) -> CircleFacts:
        said = self.cleaned_data
        return CircleFacts(list(said["sectors"]), said["marking"], said["pap"], said["answer_days"])


class ImportForm(forms.Form):
    file: Any = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("CISA's KEV, CSAF 2.0, STIX 2.1, MISP, or ENISA's EUVD."),
    )
    layout = forms.ChoiceField(
        label=_("What it is"),
        choices=[("", _("Seen from what it holds")), *((kind, SourceKind(kind).label) for kind in KINDS)],
        required=False,
    )
    circle = forms.ModelChoiceField(
        label=_("Give what is TLP:AMBER or stricter, or not marked, to"),
        queryset=Circle.objects.select_related("body").order_by("body__code"),
        required=False,
        empty_label=_("Nobody yet: only the office sees it"),
    )
    is_dry_run = forms.BooleanField(label=_("Only say what would happen"), required=False, initial=True)

    @property
    def brought(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return file
