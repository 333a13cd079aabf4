from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.certification.models import Certificate
from entente.engine.certificate_numbers import canonical
from entente.exchange.actions import PracticeFacts
from entente.exchange.choices import PracticeKind
from entente.members.models import Organisation
from entente.products.models import Product
from entente.web.exchange.forms import fields
from entente.web.members.forms.fields import ListedField

LEVELS = [("", _("Not known")), *((n, f"TRL {n}") for n in range(1, 10))]
MANY = ("could", "expertise", "products", "certificates", "members")


class PracticeForm(fields.ForOrganisation):
    title = forms.CharField(label=_("What is it called?"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=PracticeKind.choices)
    problem = fields.text(_("Which problem does it solve?"), 4000)
    how = fields.text(_("How is it done?"), 8000, 8)
    result = fields.text(_("What came of it?"), 4000, 4, required=False)
    preconditions = fields.text(_("What has to be there first?"), 4000, 3, required=False)
    cost_low = forms.DecimalField(label=_("Cost from (euros)"), required=False, min_value=0, max_digits=12, decimal_places=2)
    cost_high = forms.DecimalField(label=_("Cost to (euros)"), required=False, min_value=0, max_digits=12, decimal_places=2)
    effort_low = forms.IntegerField(label=_("Effort from (person-days)"), required=False, min_value=0, max_value=1_000_000)
    effort_high = forms.IntegerField(label=_("Effort to (person-days)"), required=False, min_value=0, max_value=1_000_000)
    readiness = forms.TypedChoiceField(label=_("Technology readiness"), required=False, choices=LEVELS, coerce=int, empty_value=None)
    could = ListedField(
        "sectors", label=_("Sectors where it could be"), help_text=_("Where it is at work is said on its page, with evidence.")
    )
    expertise = ListedField("expertise", label=_("Expertise"), help_text=_("Domains of the European cybersecurity taxonomy."))
    products = forms.ModelMultipleChoiceField(
        label=_("Products behind it"), queryset=Product.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    certificates = fields.text(_("Certificates behind it"), 2000, 2, required=False, help_text=_("Their numbers, one a line."))
    members = fields.text(_("Other members behind it"), 4000, 2, required=False, help_text=_("Organisations by name, one a line."))
    body = fields.circle(_("Circle it is given to"), required=False, help_text=_("A group you sit in; needed for TLP:AMBER."))
    marking = fields.light()
    language = fields.language(_("Language it is written in"))

    def __init__(self, *args: Any, circles: Any, products: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = circles  # type: ignore[attr-defined]
        self.fields["products"].queryset = products  # type: ignore[attr-defined]
        if not products.exists():
            del self.fields["products"]

    def clean_certificates(self) -> tuple[int, ...]:
        return tuple(_certificate(line) for line in self.cleaned_data["certificates"].splitlines() if line.strip())

    def clean_members(self) -> tuple[int, ...]:
        return tuple(fields.organisations(self.cleaned_data["members"]))

    @property
    def facts(self) -> PracticeFacts:
        said = {name: value for name, value in self.cleaned_data.items() if name != "organisation"}
        lists = {name: tuple(said[name]) for name in ("could", "expertise", "certificates", "members")}
        return PracticeFacts(**said | lists | {"products": tuple(one.pk for one in said.get("products", ()))})


def practice_of(facts: PracticeFacts) -> dict[str, Any]:
    """What the form begins with."""
    numbers = Certificate.objects.filter(pk__in=facts.certificates).order_by("pk").values_list("number", "name")
    names = Organisation.objects.filter(pk__in=facts.members).order_by("name_key").values_list("name", flat=True)
    plain = {name: getattr(facts, name) for name in PracticeForm.base_fields if name not in MANY}
    lists = {"could": list(facts.could), "expertise": list(facts.expertise), "products": list(facts.products)}
    return plain | lists | {"certificates": "\n".join(number or name for number, name in numbers), "members": "\n".join(names)}


def _certificate(line: str) -> int:
    found = Certificate.objects.filter(number_key=canonical(line))[:1] or Certificate.objects.filter(number=line.strip())[:1]
    if not found:
        raise forms.ValidationError(_("No certificate has the number “%(line)s”. Copy it from its page.") % {"line": line.strip()[:80]})
    return found[0].pk


class PublishForm(forms.Form):
    until = fields.day(_("Shown until"), required=False, help_text=_("Empty: a year from now; then its people say whether it still holds."))


class RenewForm(forms.Form):
    until = fields.day(_("It holds until"), required=False, help_text=_("Empty: a year from now."))


class WhyForm(forms.Form):
    because = fields.text(_("Why"), 500, 3)


class DeployForm(forms.Form):
    sector = fields.sector(_("Sector"))
    reference = forms.CharField(label=_("Where is it at work?"), max_length=300, help_text=_("As it may be said: “a port in the Baltic”."))
    evidence = forms.CharField(label=_("By what does one see it?"), max_length=500, help_text=_("An address, or the reference of a paper."))
    on = fields.day(_("Since"), initial=timezone.localdate)


class TranslationForm(forms.Form):
    language = fields.language(_("Into which language?"))
    title = forms.CharField(label=_("Title"), max_length=200)
    problem = fields.text(_("Problem"), 4000)
    how = fields.text(_("How"), 8000, 8)
    result = fields.text(_("Result"), 4000, 4, required=False)
    preconditions = fields.text(_("What has to be there first"), 4000, 3, required=False)
