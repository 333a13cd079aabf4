from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.certification.models import Scheme
from entente.exchange.actions import NeedFacts
from entente.exchange.choices import Dismissal, NeedState
from entente.exchange.models import Need, Practice
from entente.members.choices import SizeClass
from entente.vocabulary.queries import countries_by_name
from entente.vocabulary.reference import shipped
from entente.web.exchange.forms import fields
from entente.web.members.forms.fields import Folded, ListedField

SIZES = [choice for choice in SizeClass.choices if choice[0] != SizeClass.UNKNOWN]
NAMED = [("yes", _("Named: whoever may see the need sees whose it is")), ("no", _("Anonymous: only the office knows whose it is"))]


class NeedForm(fields.ForOrganisation):
    title = forms.CharField(label=_("What do you need?"), max_length=200)
    problem = fields.text(_("Which problem do you have?"), 4000)
    sector = fields.sector(_("In which sector?"))
    constraints = fields.text(_("What has to be minded"), 2000, 3, required=False)
    expertise = ListedField("expertise", label=_("Expertise"), help_text=_("What it is about; the matching reads it."))
    countries = forms.MultipleChoiceField(
        label=_("Who offers sits in"),
        required=False,
        choices=lambda: [(_("Countries"), countries_by_name())],
        widget=Folded,
        help_text=_("Empty: anywhere."),
    )
    regions = forms.CharField(
        label=_("or in the regions"), max_length=300, required=False, help_text=_("NUTS codes with spaces: FR10 DE3.")
    )
    sizes = forms.MultipleChoiceField(
        label=_("Size of who offers"), required=False, choices=SIZES, widget=forms.CheckboxSelectMultiple, help_text=_("Empty: any.")
    )
    schemes = fields.text(
        _("Certificates that are required"),
        500,
        2,
        required=False,
        help_text=_("A scheme a line, with its level where one is: “eucc: high”."),
    )
    is_named = forms.ChoiceField(label=_("Named or anonymous"), choices=NAMED, widget=forms.RadioSelect, initial="yes")
    body = fields.circle(_("Circle it is shown to"), required=False, help_text=_("A group you sit in; needed for TLP:AMBER."))
    marking = fields.light()
    deadline_on = fields.day(_("Deadline"), required=False)
    alerts = forms.BooleanField(label=_("Write to us when something new fits"), required=False, initial=True)

    def __init__(self, *args: Any, circles: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = circles  # type: ignore[attr-defined]

    def clean_is_named(self) -> bool:
        return bool(self.cleaned_data["is_named"] == "yes")

    def clean_regions(self) -> tuple[str, ...]:
        said = tuple(self.cleaned_data["regions"].upper().replace(",", " ").split())
        known = {one.code for one in shipped().regions}
        if lost := [code for code in said if code not in known]:
            raise forms.ValidationError(_("“%(code)s” is no region of NUTS 2021.") % {"code": lost[0][:10]})
        return said

    def clean_schemes(self) -> tuple[tuple[int, int | None], ...]:
        return tuple(_scheme(line) for line in self.cleaned_data["schemes"].splitlines() if line.strip())

    @property
    def facts(self) -> NeedFacts:
        said = {name: value for name, value in self.cleaned_data.items() if name != "organisation"}
        return NeedFacts(**said | {name: tuple(said[name]) for name in ("expertise", "countries", "regions", "sizes")})


def need_of(row: Need) -> dict[str, Any]:
    """What the form begins with."""
    names = ("title", "problem", "constraints", "countries", "sizes", "body", "marking", "deadline_on", "alerts")
    asked = row.requirements.select_related("scheme", "level").order_by("pk")
    lines = [f"{one.scheme.code}: {one.level.code}" if one.level else one.scheme.code for one in asked]
    return {name: getattr(row, name) for name in names} | {
        "sector": row.sector_id,
        "expertise": list(row.expertise.values_list("code", flat=True)),
        "regions": " ".join(row.regions),
        "schemes": "\n".join(lines),
        "is_named": "yes" if row.is_named else "no",
    }


def _scheme(line: str) -> tuple[int, int | None]:
    code, _colon, level = (part.strip() for part in line.partition(":"))
    found = Scheme.objects.filter(code=code.lower()).first() or Scheme.objects.filter(name__iexact=code).first()
    if found is None:
        raise forms.ValidationError(_("No scheme is called “%(code)s”. Copy its short name from the register.") % {"code": code[:40]})
    at = found.levels.filter(code__iexact=level).first() if level else None
    if level and at is None:
        raise forms.ValidationError(_("%(scheme)s has no level “%(level)s”.") % {"scheme": found, "level": level[:40]})
    return found.pk, at.pk if at else None


class CloseForm(forms.Form):
    state = forms.ChoiceField(
        label=_("How did it end?"),
        widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in (NeedState.MET, NeedState.WITHDRAWN)],
    )
    because = fields.text(_("In a word"), 500, 2)


class DismissForm(forms.Form):
    because = forms.ChoiceField(label=_("Why does it not help?"), choices=Dismissal.choices, widget=forms.RadioSelect)


class OfferForm(forms.Form):
    practice = forms.ModelChoiceField(label=_("Which of yours fits?"), queryset=Practice.objects.none())

    def __init__(self, *args: Any, offered: list[Practice], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["practice"].queryset = Practice.objects.filter(pk__in=[one.pk for one in offered]).order_by("title")  # type: ignore[attr-defined]
        self.fields["practice"].label_from_instance = lambda one: one.title  # type: ignore[attr-defined]
