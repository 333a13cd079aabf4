"""What the office says of the market, and what everybody may ask it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.market.actions.dated import Read
from entente.market.actions.keeping import Asked, Range, RuleFacts
from entente.market.choices import Confidence, Counts, Domain, Mode, Profile, Scope, Unit, Where, sectors
from entente.market.models import Market, Recognition, RequirementClass
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import countries
from entente.web.certification.scheme_forms import day, link, short

LEVELS = _("One a line: the scheme’s code, and after a colon the least level, as in eucc:high.")


def lines(text: str) -> tuple[str, ...]:
    """Entries separated by lines, commas or semicolons."""
    return tuple(part.strip() for part in text.replace(",", "\n").replace(";", "\n").splitlines() if part.strip())


def area(label: Any, help_text: Any = "", **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, widget=widget, **options)


class ReadForm(forms.Form):
    """Every fact has a day from which it holds, and a source."""

    on = day(label=_("Holds from"), help_text=_("What is on file ends on that day and stays readable for every day before."))
    source = link(_("Source"), help_text=_("Where it was read."))
    source_note = short(_("Note on the source"), 300)
    checked_on = day(label=_("Last checked on"))

    @property
    def read(self) -> Read:
        said = self.cleaned_data
        return Read(said["source"], said["checked_on"], said["source_note"])

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("source") and not said.get("source_note") and "source" not in self.errors:
            self.add_error("source", _("Say where it was read: an address, or a note that tells it."))
        return said


class ShareForm(ReadForm):
    share = forms.DecimalField(label=_("Share of the whole market, in per cent"), max_digits=9, decimal_places=6)
    field_order = ["share"]


class AcceptanceForm(ReadForm):
    scope = forms.ChoiceField(label=_("What is certified"), choices=Scope.choices)
    mode = forms.ChoiceField(label=_("How binding it is"), choices=Mode.choices)
    accepts = area(_("Levels that are enough"), LEVELS, required=False)
    requires_known = forms.BooleanField(label=_("The classes of requirements below are all there are"), required=False)
    requires = forms.MultipleChoiceField(label=_("Classes of requirements"), required=False, widget=forms.CheckboxSelectMultiple)
    legal_base = short(_("Legal base"), 300)
    field_order = ["scope", "mode", "accepts", "requires", "requires_known", "legal_base"]

    def __init__(self, *args: Any, sector: str, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: Any = self.fields
        fields["scope"].choices = [(one.value, one.label) for one in Scope if one.is_asked_in(sector)]
        fields["requires"].choices = [(one.code, one.name) for one in RequirementClass.objects.order_by("name")]

    def asked(self, state: str, sector: str) -> Asked:
        said = self.cleaned_data
        requires = tuple(said["requires"]) if said["requires"] or said["requires_known"] else None
        return Asked(state, sector, said["scope"], said["mode"], lines(said["accepts"]), requires, said["legal_base"])


class RecognitionForm(ReadForm):
    name = forms.CharField(label=_("Name"), max_length=160, help_text=_("As in a reason: CSPN counts as BSZ in Germany."))
    sources = area(_("What counts"), LEVELS)
    targets = area(_("As what"), _("A scheme with a level, as in bsz:one; or schemes alone, when it counts as the same level."))
    is_same_level = forms.BooleanField(label=_("It counts as the same level"), required=False)
    where = forms.ChoiceField(label=_("Where"), choices=Where.choices)
    states = area(_("States"), _("Two letters each, as in DE FR, where the states are named."), required=False)
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("None is all.")
    )
    most_eal = forms.IntegerField(label=_("Up to EAL"), min_value=1, max_value=7, required=False)
    most_ava_van = forms.IntegerField(label=_("Up to AVA_VAN"), min_value=1, max_value=5, required=False)
    domain = forms.ChoiceField(label=_("Technical domain"), choices=Domain.choices, required=False)
    profile = forms.ChoiceField(label=_("Protection profile"), choices=Profile.choices, required=False)
    category = short(_("Category"), 120)
    chains = forms.BooleanField(label=_("It may be taken after another rule"), required=False, help_text=_("Otherwise one hop only."))
    is_confirmed = forms.BooleanField(
        label=_("Somebody confirmed it"), required=False, initial=True, help_text=_("Otherwise what it opens is “not known”.")
    )
    legal_base = short(_("Legal base"), 300)
    field_order = ["code", "name", "sources", "targets", "is_same_level", "where", "states", "sectors"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sectors"].choices = list(sectors().items())  # type: ignore[attr-defined]

    def clean_states(self) -> tuple[str, ...]:
        found = tuple(one.upper() for one in self.cleaned_data["states"].replace(",", " ").replace(";", " ").split())
        if missing := [one for one in found if one not in countries()]:
            raise forms.ValidationError(_("%(code)s is no country; write two letters each."), params={"code": missing[0]})
        return found

    def rule(self, code: str) -> RuleFacts:
        said = {name: self.cleaned_data[name] for name in RuleFacts.__dataclass_fields__ if name in self.cleaned_data}
        lists = {"sources": lines(said["sources"]), "targets": lines(said["targets"]), "sectors": tuple(said["sectors"])}
        return RuleFacts(**said | lists | {"code": code})


class NewRecognitionForm(RecognitionForm):
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("Small letters, digits and hyphens; it stands in the address."))

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].lower()
        if code == "new":
            raise forms.ValidationError(_("This is a page of its own; choose another code."))
        if Recognition.objects.filter(code=code).exists():
            raise forms.ValidationError(_("There is a rule of this code already; change that one, or choose another code."))
        return code


class CostForm(ReadForm):
    """A range, never a point."""

    scheme = forms.SlugField(label=_("Scheme"), max_length=40, help_text=_("Its code, as in eucc."))
    level = short(_("Level"), 40, _("Empty for all levels of the scheme."))
    low = forms.DecimalField(label=_("Lowest"), min_value=0, max_digits=12, decimal_places=2)
    likely = forms.DecimalField(label=_("Most likely"), min_value=0, max_digits=12, decimal_places=2)
    high = forms.DecimalField(label=_("Highest"), min_value=0, max_digits=12, decimal_places=2)
    unit = forms.ChoiceField(label=_("Unit"), choices=Unit.choices)
    counts = forms.ChoiceField(label=_("What it covers"), choices=Counts.choices, help_text=_("Only the whole in euros enters the index."))
    confidence = forms.ChoiceField(label=_("Confidence"), choices=Confidence.choices)
    field_order = ["scheme", "level", "low", "likely", "high", "unit", "counts", "confidence"]

    @property
    def range(self) -> Range:
        return Range(**{name: self.cleaned_data[name] for name in Range.__dataclass_fields__ if name in self.cleaned_data})


class EndForm(forms.Form):
    on = day(label=_("Ends on"), help_text=_("The first day on which it no longer holds."))


class ReleaseForm(forms.Form):
    as_of = day(label=_("The day the figures speak of"), help_text=_("A day ahead shows what is dated already."))
    reason = forms.CharField(label=_("Why"), max_length=500, required=False, help_text=_("Needed where the day was released before."))


class SellForm(forms.Form):
    scope = forms.ChoiceField(label=_("What do you sell?"), choices=Scope.choices)
    states = forms.MultipleChoiceField(label=_("To which states?"), widget=forms.CheckboxSelectMultiple)
    sectors = forms.MultipleChoiceField(label=_("To which sectors?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = Market.objects.known().on(timezone.localdate()).values_list("state_id", flat=True).distinct().order_by()
        fields: Any = self.fields
        fields["states"].choices = sorted(((code, country_name(code)) for code in rows), key=lambda pair: pair[1])
        fields["sectors"].choices = [*sectors().items()]


def began(today: date) -> dict[str, Any]:
    """What a form of a new fact begins with."""
    return {"on": today, "checked_on": today}
