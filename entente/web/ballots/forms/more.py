"""The small forms of this room."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.ballots.choices import Outcome
from entente.ballots.models import RollRow
from entente.governance.models import Body
from entente.members.models import Organisation, Reference
from entente.vocabulary.choices import TrafficLight
from entente.web.ballots.forms.fields import PersonField, instant
from entente.web.members.forms.fields import day, decision


class AdoptForm(forms.Form):
    on = day(label=_("Holds from"), help_text=_("The first day on which it holds; the version before ends then."))
    decision = decision()

    @property
    def behind(self) -> Reference | None:
        said: str = self.cleaned_data["decision"].strip()
        return Reference.said(said) if said else None


class EndRuleForm(forms.Form):
    on = day(label=_("No longer from"))
    because = forms.CharField(label=_("Why"), max_length=300)


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ProxyForm(forms.Form):
    """From one of the user's voters to another of the roll."""

    giver = forms.ChoiceField(label=_("Whose vote"))
    holder = forms.ChoiceField(label=_("Who casts it"))
    expires_at = instant(label=_("Until"), required=False, help_text=_("Empty: as long as the rule allows."))
    instruction = forms.CharField(
        label=_("What you ask of it"),
        max_length=500,
        required=False,
        help_text=_("Read by whom you give it; nobody checks whether it is followed."),
    )

    def __init__(self, *args: Any, givers: Sequence[RollRow], holders: Sequence[RollRow], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = {str(row.pk): row for row in [*givers, *holders]}
        self.fields["giver"].choices = [(row.pk, row.name) for row in givers]  # type: ignore[attr-defined]
        self.fields["holder"].choices = [(row.pk, row.name) for row in holders]  # type: ignore[attr-defined]


class StandForm(forms.Form):
    """For which of the user's organisations, who stands, and what it wants."""

    organisation = forms.ModelChoiceField(label=_("For which member"), queryset=Organisation.objects.none(), empty_label=None)
    person = PersonField(label=_("Who stands"), max_length=200, help_text=_("E-mail address, or the whole name."))
    statement = forms.CharField(label=_("Statement"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 8}))

    groups = forms.MultipleChoiceField(
        label=_("Belongs to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The rule keeps seats for these. Everybody who may see the vote reads it."),
    )

    def __init__(self, *args: Any, organisations: Any, groups: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["groups"].choices = [(name, name) for name in groups]  # type: ignore[attr-defined]
        if not groups:
            del self.fields["groups"]


class CountForm(forms.Form):
    """The chair's word, where the rule leaves a tie to it."""

    choice = forms.ChoiceField(label=_("The chair says"), choices=[("", "–"), ("for", _("for")), ("against", _("against"))], required=False)
    order = forms.CharField(
        label=_("The chair's order of the tied candidates"),
        required=False,
        max_length=200,
        help_text=_("Their numbers, the preferred one first: “3 1”."),
    )

    def clean_order(self) -> tuple[int, ...]:
        text = self.cleaned_data["order"].replace(",", " ").split()
        if not all(one.isascii() and one.isdigit() for one in text):
            raise forms.ValidationError(_("Write numbers of candidates, as “3 1”."))
        return tuple(map(int, text))


class DecisionForm(forms.Form):
    """A decision that was taken without a vote here."""

    body = forms.ModelChoiceField(label=_("Which body"), queryset=Body.objects.order_by("code"), empty_label=None)
    title = forms.CharField(label=_("What was decided"), max_length=200)
    text = forms.CharField(label=_("In full"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 6}))
    outcome = forms.ChoiceField(
        label=_("Result"), choices=[(one.value, one.label) for one in Outcome if one in (Outcome.TAKEN, Outcome.CARRIED)]
    )
    on = day(label=_("On"))
    marking = forms.ChoiceField(label=_("Marking"), choices=TrafficLight.choices)


class FollowForm(forms.Form):
    what = forms.CharField(label=_("What is to be done"), max_length=500)
    owner = PersonField(label=_("By whom"), max_length=200, help_text=_("E-mail address, or the whole name."))
    due_on = day(label=_("Until"), required=False)


class DoneForm(forms.Form):
    how = forms.CharField(label=_("How it was done"), max_length=500, required=False)


class CausedForm(forms.Form):
    """An admission, a mandate, a measure, an expenditure."""

    kind = forms.ChoiceField(
        label=_("What it caused"),
        choices=[
            ("members.admission", _("An admission")),
            ("governance.mandate", _("A mandate")),
            ("market.measure", _("A measure")),
            ("ballots.expenditure", _("An expenditure")),
            ("ballots.other", _("Something else")),
        ],
    )
    label = forms.CharField(label=_("In words"), max_length=200)
    number = forms.CharField(label=_("Its number"), max_length=40, required=False, help_text=_("Where it has one here or in the books."))

    @property
    def reference(self) -> Reference:
        said = self.cleaned_data
        room, _dot, noun = said["kind"].partition(".")
        return Reference(room, noun, said["number"].strip(), said["label"].strip())


class ArchiveForm(forms.Form):
    """The election's archive as Belenios gives it."""

    archive = forms.FileField(
        label=_("Archive"), help_text=_("The .bel file of the tallied election."), widget=forms.FileInput(attrs={"accept": ".bel,.tar"})
    )
