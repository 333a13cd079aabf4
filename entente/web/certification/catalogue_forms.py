"""What is typed about catalogues, mappings and comments."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.certification.catalogue_choices import CatalogueState, CommentState, Confidence, Proposal, RelationKind, SetState
from entente.certification.models import Catalogue, Requirement
from entente.certification.queries.catalogues import catalogue_named
from entente.certification.queries.coverage import requirement_named


class DescribeForm(forms.Form):
    licence = forms.CharField(label=_("Licence or copyright"), max_length=300, required=False)
    state = forms.ChoiceField(label=_("State"), choices=CatalogueState.choices, widget=forms.RadioSelect)
    consulted_until = forms.DateField(
        label=_("Comments until"),
        required=False,
        help_text=_("The last day of a consultation."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    is_exhausted = forms.BooleanField(
        label=_("The parts of a requirement are all there is to it"),
        required=False,
        help_text=_("Then a requirement is covered once all its parts are. Say so only where the catalogue itself does."),
    )

    def clean_state(self) -> CatalogueState:
        return CatalogueState(self.cleaned_data["state"])


class CatalogueField(forms.CharField):
    """A catalogue by its short name, reference or URN; None where nothing needs to be said and nothing is."""

    def clean(self, value: Any) -> Catalogue | None:
        said = super().clean(value)
        if not said:
            return None
        if found := catalogue_named(said):
            return found
        raise forms.ValidationError(_("No catalogue is called “%(name)s”.") % {"name": said})


class NewSetForm(forms.Form):
    source = CatalogueField(
        label=_("From"), max_length=200, widget=forms.TextInput(attrs={"list": "known-catalogues", "autocomplete": "off"})
    )
    target = CatalogueField(
        label=_("To"), max_length=200, widget=forms.TextInput(attrs={"list": "known-catalogues", "autocomplete": "off"})
    )
    name = forms.CharField(label=_("Name"), max_length=300)
    provenance = forms.CharField(
        label=_("Where it comes from"), max_length=500, required=False, help_text=_("Who compared the two, and by which method.")
    )


class SetForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=300)
    state = forms.ChoiceField(label=_("State"), choices=SetState.choices, widget=forms.RadioSelect)
    is_complete = forms.BooleanField(
        label=_("It lists every overlap between the two catalogues"),
        required=False,
        help_text=_("Then what it does not mention is a gap, and not only not mapped."),
    )

    def clean_state(self) -> SetState:
        return SetState(self.cleaned_data["state"])


class RowForm(forms.Form):
    relation = forms.ChoiceField(
        label=_("The source is"), choices=RelationKind.choices, widget=forms.RadioSelect, initial=RelationKind.INTERSECTS
    )
    target = forms.CharField(label=_("Reference on the other side"), max_length=240, required=False)
    chosen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rationale = forms.CharField(label=_("Why"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2}))
    strength = forms.IntegerField(label=_("Strength, 0 to 10"), required=False, min_value=0, max_value=10)
    confidence = forms.ChoiceField(label=_("Confidence"), required=False, choices=[("", _("Not stated")), *Confidence.choices])

    def __init__(self, *args: Any, catalogue: Catalogue, **options: Any) -> None:
        super().__init__(*args, **options)
        self.catalogue = catalogue

    def clean_relation(self) -> RelationKind:
        return RelationKind(self.cleaned_data["relation"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        named = cleaned.get("target", "").strip()
        chosen = cleaned.get("chosen")
        found = (
            requirement_named(self.catalogue, named)
            if named
            else Requirement.objects.filter(pk=chosen, catalogue=self.catalogue).first()
            if chosen
            else None
        )
        if found is None and "target" not in self.errors:
            self.add_error(
                "target", _("Choose one of the proposals, or name a reference that %(catalogue)s has.") % {"catalogue": self.catalogue}
            )
        cleaned["requirement"] = found
        return cleaned


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(choices=[("accept", _("Accept")), ("reject", _("Reject"))])
    relation = forms.ChoiceField(required=False, choices=[("", ""), *RelationKind.choices])
    share = forms.DecimalField(
        label=_("At least this share (0 to 1)"), required=False, min_value=Decimal(0), max_value=Decimal(1), decimal_places=3
    )

    def clean_relation(self) -> RelationKind | None:
        said = self.cleaned_data["relation"]
        return RelationKind(said) if said else None


class CommentForm(forms.Form):
    text = forms.CharField(label=_("Comment"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5}))
    proposal = forms.ChoiceField(
        label=_("What should happen to it"), choices=Proposal.choices, widget=forms.RadioSelect, initial=Proposal.WORDING
    )
    catalogue = CatalogueField(
        label=_("Catalogue to bring it in line with"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "known-catalogues", "autocomplete": "off"}),
    )
    reference = forms.CharField(label=_("Reference there"), required=False, max_length=240)
    relation = forms.ChoiceField(label=_("That one would then be"), required=False, choices=[("", "–"), *RelationKind.choices])
    organisation = forms.ChoiceField(label=_("For"), required=False)

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]
        if not organisations:
            del self.fields["organisation"]

    def clean_proposal(self) -> Proposal:
        return Proposal(self.cleaned_data["proposal"])

    def clean_relation(self) -> RelationKind | None:
        said = self.cleaned_data["relation"]
        return RelationKind(said) if said else None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        catalogue, reference = cleaned.get("catalogue"), cleaned.get("reference", "").strip()
        cleaned["aligned_with"] = requirement_named(catalogue, reference) if catalogue and reference else None
        if catalogue and reference and cleaned["aligned_with"] is None:
            self.add_error("reference", _("%(catalogue)s has no requirement %(name)s.") % {"catalogue": catalogue, "name": reference})
        return cleaned


class AnswerForm(forms.Form):
    state = forms.ChoiceField(label=_("What becomes of it"), choices=CommentState.choices, widget=forms.RadioSelect)
    answer = forms.CharField(label=_("Answer"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_state(self) -> CommentState:
        return CommentState(self.cleaned_data["state"])
