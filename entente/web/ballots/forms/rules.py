"""A rule of voting as a form: the parts of the engine's rule, each with the words of statutes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.ballots.choices import VoteKind
from entente.engine import rules as engine
from entente.members.models import Category
from entente.web.ballots.forms.choices import BASES, COUNTS, LEVELS, METHODS, SCOPES, TIES, UNITS, WEIGHS, WHENS
from entente.web.ballots.forms.fields import FractionField, ShareField
from entente.web.ballots.forms.reading import rule_from
from entente.web.members.forms.fields import day

GROUPS: Mapping[str, tuple[str, ...]] = {
    "source": ("name", "article", "version", "version_on"),
    "electorate": ("classes", "needs_dues", "needs_voice", "days_before", "unit"),
    "weight": ("weighs", "by_class", "bands", "otherwise", "per", "at_least", "at_most", "is_dynamic", "may_split"),
    "quorum": ("quorum", "quorum_strict", "counts", "counts_represented", "quorum_class", "earliest", "latest", "second_needs"),
    "majority": (
        "majority",
        "majority_strict",
        "base",
        "class_majority",
        "class_strict",
        "class_base",
        "of_classes",
        "of_classes_strict",
        "veto",
    ),
    "elects": ("method", "seats", "seats_by_class", "seats_at_least", "country_cap", "term_months"),
    "proxies": ("has_proxies", "cap", "same_class", "holder_present", "scope", "expires_after", "is_revocable"),
    "privacy": ("level", "when", "demanded_by"),
    "order": ("tie", "notice_days"),
}
HEADINGS = {
    "source": _("Where it stands"),
    "electorate": _("Who votes"),
    "weight": _("With how many votes"),
    "quorum": _("How many have to be there"),
    "majority": _("What carries it"),
    "elects": _("How seats are filled"),
    "proxies": _("Who may vote for another"),
    "privacy": _("Who may know"),
    "order": _("Ties and notice"),
}
TABLE = forms.Textarea(attrs={"rows": 3, "class": "code"})


class RuleForm(forms.Form):
    """Every field has the engine's default; `rule` is the whole, once the form is valid."""

    name = forms.CharField(label=_("What the rule is for"), max_length=120)
    article = forms.CharField(label=_("Article"), max_length=120, help_text=_("As the text numbers it: “Article 12(3)”."))
    version = forms.CharField(label=_("Of which text"), max_length=120, help_text=_("“Statutes of 13 June 2016”."))
    version_on = day(label=_("In force since"), required=False)

    classes = forms.MultipleChoiceField(
        label=_("Only these classes"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("None ticked: all of them.")
    )
    needs_dues = forms.BooleanField(label=_("Who has unpaid dues does not vote"), required=False)
    needs_voice = forms.BooleanField(label=_("Somebody has to be named who speaks for the member"), required=False)
    days_before = forms.IntegerField(label=_("Record date: days before the vote"), min_value=0, max_value=365, initial=0)
    unit = forms.ChoiceField(label=_("Who is one voter"), choices=UNITS)

    weighs = forms.ChoiceField(label=_("Votes are given"), choices=WEIGHS)
    by_class = forms.CharField(
        label=_("Votes by class"), required=False, widget=TABLE, help_text=_("A class and its votes a line: “large-company 3”.")
    )
    bands = forms.CharField(
        label=_("Votes by fee"), required=False, widget=TABLE, help_text=_("From which yearly fee, and how many votes, a line: “10000 2”.")
    )
    otherwise = FractionField(label=_("Votes of all others"), required=False)
    per = forms.IntegerField(label=_("One vote for so many represented members"), min_value=1, max_value=100_000, initial=1)
    at_least = FractionField(label=_("At least"), required=False)
    at_most = FractionField(label=_("At most"), required=False)
    is_dynamic = forms.BooleanField(label=_("Less those that attend themselves"), required=False)
    may_split = forms.BooleanField(label=_("Votes may be cast in parts"), required=False)

    quorum = ShareField(label=_("Share that has to be there"), required=False, help_text=_("“1/2”; empty: however few there are."))
    quorum_strict = forms.BooleanField(label=_("More than that share"), required=False)
    counts = forms.ChoiceField(label=_("Counted in"), choices=COUNTS)
    counts_represented = forms.BooleanField(label=_("Who is there by proxy counts"), required=False, initial=True)
    quorum_class = ShareField(label=_("Also of every class"), required=False)
    earliest = forms.IntegerField(label=_("Second call, days after at the earliest"), min_value=0, max_value=365, required=False)
    latest = forms.IntegerField(label=_("At the latest"), min_value=0, max_value=365, required=False)
    second_needs = ShareField(label=_("What is enough then"), required=False, help_text=_("Empty: whoever comes."))

    majority = ShareField(label=_("Share that has to be for it"), initial="1/2")
    majority_strict = forms.BooleanField(label=_("More than that share"), required=False, initial=True)
    base = forms.ChoiceField(label=_("Of the votes"), choices=BASES)
    class_majority = ShareField(label=_("Also within classes"), required=False, help_text=_("A double majority; empty: none."))
    class_strict = forms.BooleanField(label=_("More than that share"), required=False, initial=True)
    class_base = forms.ChoiceField(label=_("There of the votes"), choices=BASES)
    of_classes = ShareField(label=_("In which share of the classes"), required=False, help_text=_("“1”: in every class."))
    of_classes_strict = forms.BooleanField(label=_("In more than that share"), required=False)
    veto = forms.MultipleChoiceField(label=_("Classes with a veto"), required=False, widget=forms.CheckboxSelectMultiple)

    method = forms.ChoiceField(label=_("Method"), choices=METHODS)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500, initial=1)
    seats_by_class = forms.CharField(
        label=_("Seats kept for classes"),
        required=False,
        widget=TABLE,
        help_text=_("A class and its seats a line; not for ranked ballots."),
    )
    seats_at_least = forms.CharField(
        label=_("Seats for at least so many of groups"),
        required=False,
        widget=TABLE,
        help_text=_("A group and its seats a line, such as “women 4” or “Southern Europe 2”: candidates say to which they belong."),
    )
    country_cap = forms.IntegerField(label=_("At most so many of one country"), min_value=1, required=False)
    term_months = forms.IntegerField(label=_("Term in months"), min_value=1, max_value=600, required=False)

    has_proxies = forms.BooleanField(label=_("A voter may vote for another"), required=False)
    cap = forms.IntegerField(label=_("So many in one hand"), min_value=1, required=False, initial=1, help_text=_("Empty: without limit."))
    same_class = forms.BooleanField(label=_("Only within a class"), required=False)
    holder_present = forms.BooleanField(label=_("Its holder has to be there"), required=False, initial=True)
    scope = forms.ChoiceField(label=_("Given for"), choices=SCOPES)
    expires_after = forms.IntegerField(label=_("It expires after days"), min_value=1, max_value=3650, required=False)
    is_revocable = forms.BooleanField(label=_("It can be revoked"), required=False, initial=True)

    level = forms.ChoiceField(label=_("Level"), choices=LEVELS)
    when = forms.ChoiceField(label=_("When"), choices=WHENS)
    demanded_by = ShareField(label=_("Demanded by which share"), required=False)

    tie = forms.ChoiceField(label=_("When votes are equal"), choices=TIES)
    notice_days = forms.IntegerField(label=_("Days of notice"), min_value=0, max_value=365, initial=0)

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        left_out = "elects" if kind == VoteKind.MOTION else "majority"
        for name in GROUPS[left_out]:
            del self.fields[name]
        classes = [(one.code, one.name) for one in Category.objects.all()]
        self.codes = [code for code, _name in classes]
        for name in {"by_class", "seats_by_class"} & set(self.fields):
            self.fields[name].help_text = f"{self.fields[name].help_text} {', '.join(self.codes)}"
        for name in {"classes", "veto"} & set(self.fields):
            self.fields[name].choices = classes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.rule = rule_from(said, self.kind, self.codes)
            except engine.Contradiction as why:
                self.add_error(why.name if why.name in self.fields else None, str(why.problem).capitalize() + ".")
            except ValueError as why:
                self.add_error(None, str(why))
        return said

    rule: engine.Rule

    @property
    def groups(self) -> list[tuple[str, Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        found = []
        for name, fields in GROUPS.items():
            shown = [self[field] for field in fields if field in self.fields]
            if shown:
                found.append((name, HEADINGS[name], shown))
        return found
