"""Forms of the contract's dated rules: amounts, scope, who counts as private, rates."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from entente.agreement.actions.facts import PatternFacts, RuleFacts, TermsFacts
from entente.agreement.choices import Effect
from entente.agreement.models import PrivateRule, Terms
from entente.members.choices import Kind
from entente.web.agreement.fields import AmountField, day_field

BECAUSE = gettext_lazy("One sentence; it stands in the public record.")


class TermsForm(forms.Form):
    """The amounts, from a day on."""

    eu_amount = AmountField(label=gettext_lazy("EU amount in euros"))
    factor = forms.DecimalField(label=gettext_lazy("Private euros expected for each EU euro"), min_value=0, max_digits=6, decimal_places=3)
    total_amount = AmountField(label=gettext_lazy("Total of both sides in euros"))
    review_above = AmountField(
        label=gettext_lazy("Two people above, in euros"),
        required=False,
        help_text=gettext_lazy("Lines above this amount are reviewed by one person and decided by another. Empty: no such amount."),
    )
    from_on = day_field(label=gettext_lazy("From"), help_text=gettext_lazy("The first day on which these amounts hold."))
    because = forms.CharField(label=gettext_lazy("Why they change"), max_length=300, help_text=BECAUSE)

    @classmethod
    def of(cls, terms: Terms | None, data: Any = None) -> "TermsForm":
        names = ("eu_amount", "factor", "total_amount", "review_above")
        return cls(data, initial={name: getattr(terms, name) for name in names} if terms else {})

    def terms(self) -> TermsFacts:
        said = self.cleaned_data
        return TermsFacts(said["eu_amount"], said["factor"], said["total_amount"], said["from_on"], said["review_above"])


class PatternForm(forms.Form):
    """One line of the scope; a line whose pattern is empty is left out."""

    pattern = forms.CharField(label=gettext_lazy("Topic or call"), max_length=120, required=False)
    effect = forms.ChoiceField(label=gettext_lazy("Effect"), choices=Effect.choices)
    from_on = day_field(label=gettext_lazy("From"), required=False)
    to_on = day_field(label=gettext_lazy("Before"), required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("pattern") and not said.get("from_on") and "from_on" not in self.errors:
            self.add_error("from_on", _("Say from which day the pattern counts."))
        return said


PatternFormSet = forms.formset_factory(PatternForm, extra=3, max_num=60, absolute_max=60)


def patterns_of(formset: Any) -> list[PatternFacts]:
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("pattern")]
    return [PatternFacts(row["pattern"].strip(), row["effect"], row["from_on"], row["to_on"]) for row in rows]


class PrivateRuleForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds that count as private"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    members_only = forms.BooleanField(
        label=gettext_lazy("Members only"), required=False, help_text=gettext_lazy("Otherwise every participant.")
    )
    with_associated_countries = forms.BooleanField(label=gettext_lazy("Associated countries included"), required=False)
    from_on = day_field(label=gettext_lazy("From"), help_text=gettext_lazy("The first day on which the rule holds."))
    because = forms.CharField(label=gettext_lazy("Why it changes"), max_length=300, help_text=BECAUSE)

    @classmethod
    def of(cls, rule: PrivateRule | None, data: Any = None) -> "PrivateRuleForm":
        names = ("kinds", "members_only", "with_associated_countries")
        return cls(data, initial={name: getattr(rule, name) for name in names} if rule else {})

    def rule(self) -> RuleFacts:
        said = self.cleaned_data
        return RuleFacts(tuple(said["kinds"]), said["from_on"], said["members_only"], said["with_associated_countries"])


class RateForm(forms.Form):
    currency = forms.RegexField(
        r"^[A-Za-z]{3}$", label=gettext_lazy("Currency"), help_text=gettext_lazy("Three letters, such as SEK."), max_length=3
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=1999, max_value=2200)
    per_euro = forms.DecimalField(label=gettext_lazy("Units for one euro"), max_digits=14, decimal_places=6, localize=False)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=300, help_text=gettext_lazy("Where the yearly average is published."))

    def clean_currency(self) -> str:
        return str(self.cleaned_data["currency"]).upper()
