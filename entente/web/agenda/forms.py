"""What is typed about the agenda."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.agenda.actions import CRITERIA, TopicFacts
from entente.agenda.choices import Horizon, Method, Verdict
from entente.agenda.models import CallTopic, Round, Topic
from entente.governance.models import Body
from entente.members.models import Organisation
from entente.projects.models import Project
from entente.web.members.forms.fields import ListedField


def day(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


def text(rows: int = 4, *, most: int = 4000, **options: Any) -> forms.CharField:
    return forms.CharField(max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def level(**options: Any) -> forms.TypedChoiceField:
    choices = [("", _("Not stated")), *((n, f"TRL {n}") for n in range(1, 10))]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, required=False, **options)


def euros(**options: Any) -> forms.DecimalField:
    return forms.DecimalField(min_value=1, max_digits=12, decimal_places=2, required=False, **options)


class TopicForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    problem = text(label=_("What is the problem?"), help_text=_("Whose it is, and what it costs them."))
    expected_result = text(label=_("What result is expected?"), help_text=_("What is different when the work is done."))
    horizon = forms.ChoiceField(label=_("When is it wanted?"), choices=Horizon.choices, widget=forms.RadioSelect, initial=Horizon.SHORT)
    state_of_the_art = text(label=_("What is there already?"), required=False)
    readiness_now = level(label=_("Readiness today"), help_text=_("Technology readiness level: 1 basic principles, 9 proven in operation."))
    readiness_aimed = level(label=_("Readiness aimed at"))
    cost_low = forms.DecimalField(
        label=_("Public money it takes, at least (€)"), min_value=1, max_digits=12, decimal_places=2, required=False
    )
    cost_high = euros(label=_("At most (€)"))
    sectors = ListedField("sectors", label=_("Sectors"), help_text=_("Whom it concerns; none: all of them."))
    expertise = ListedField("expertise", label=_("Expertise"), help_text=_("Domains of the European cybersecurity taxonomy."))
    evidence = text(
        3, label=_("What shows that it matters?"), required=False, help_text=_("Studies, incidents, laws: with their addresses.")
    )

    @property
    def facts(self) -> TopicFacts:
        return TopicFacts(**{name: self.cleaned_data[name] for name in TopicFacts.__slots__})


class ProposeForm(TopicForm):
    """The same, in whose name."""

    def __init__(self, *args: Any, owners: Sequence[Organisation | Body], for_office: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.owners = {f"{one._meta.model_name}-{one.pk}": one for one in owners}
        choices: list[tuple[str, Any]] = [(key, one.name) for key, one in self.owners.items()]
        if for_office:
            choices.append(("", _("The partnership itself")))
        self.fields["owner"] = forms.ChoiceField(label=_("In whose name"), choices=choices, required=not for_office)
        self.order_fields(["owner"])

    @property
    def owner(self) -> Organisation | Body | None:
        return self.owners.get(self.cleaned_data["owner"])


class MergeForm(TopicForm):
    topics = forms.ModelMultipleChoiceField(
        label=_("Which topics"), queryset=Topic.objects.none(), widget=forms.CheckboxSelectMultiple, help_text=_("Two or more.")
    )
    because = forms.CharField(label=_("Why they are one"), max_length=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["topics"].queryset = Topic.objects.living().order_by("number")  # type: ignore[attr-defined]
        self.order_fields(["topics", "because"])


class SplitForm(forms.Form):
    """Two topics out of one; both begin with its words."""

    because = forms.CharField(label=_("Why they are two"), max_length=500)
    first_title = forms.CharField(label=_("The first: title"), max_length=200)
    first_problem = text(label=_("The first: problem"))
    first_expected_result = text(3, label=_("The first: expected result"))
    second_title = forms.CharField(label=_("The second: title"), max_length=200)
    second_problem = text(label=_("The second: problem"))
    second_expected_result = text(3, label=_("The second: expected result"))

    def part(self, name: str) -> dict[str, Any]:
        return {field: self.cleaned_data[f"{name}_{field}"] for field in ("title", "problem", "expected_result")}


class RemarkForm(forms.Form):
    text = text(3, label=_("Your remark"))


class ScreenForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Verdict"), choices=Verdict.choices, widget=forms.RadioSelect)
    because = text(2, most=1000, label=_("Why"), help_text=_("Who proposed it reads this."))


class ScreenerForm(forms.Form):
    body = forms.ModelChoiceField(label=_("Which body screens, from today on"), queryset=Body.objects.none())

    def __init__(self, *args: Any, bodies: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class PrepareForm(forms.Form):
    title = forms.CharField(label=_("What the round is called"), max_length=160)
    horizon = forms.ChoiceField(label=_("Topics of which horizon"), choices=Horizon.choices)
    method = forms.ChoiceField(label=_("How topics are assessed"), choices=Method.choices, widget=forms.RadioSelect, initial=Method.PAIRS)
    questions = forms.IntegerField(
        label=_("Pairs a person"), min_value=15, max_value=20, initial=18, help_text=_("15 to 20: about five minutes.")
    )
    criteria = forms.CharField(
        label=_("Criteria"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For scoring: one a line with its weight from 1 to 10, as “Impact 2”. Each is scored 0, ½ or 1."),
    )
    closes_on = day(label=_("Last day"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["criteria"].initial = "\n".join(f"{name} {weight}" for name, weight in CRITERIA)

    def clean_criteria(self) -> list[tuple[str, int]]:
        return [_criterion(line.strip()) for line in self.cleaned_data["criteria"].splitlines() if line.strip()]


class PanelForm(forms.Form):
    size = forms.IntegerField(label=_("How many organisations"), min_value=2, max_value=500, initial=30)


class SecondForm(forms.Form):
    closes_on = day(label=_("Last day of the second round"))


class InterestsForm(forms.Form):
    topics = forms.MultipleChoiceField(
        label=_("In which of these do you or your organisation have an interest?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A proposal you work on, money you would receive. You are not asked about these; nobody minds."),
    )

    def __init__(self, *args: Any, topics: Iterable[Topic], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["topics"].choices = [(one.pk, f"{one.code} {one.title}") for one in topics]  # type: ignore[attr-defined]


class DraftForm(forms.Form):
    title = forms.CharField(label=_("Title of the edition"), max_length=160)
    introduction = text(8, most=8000, label=_("Introduction"), required=False)
    rounds = forms.ModelMultipleChoiceField(
        label=_("Ordered by these rounds"),
        queryset=Round.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One for each horizon; topics without a place stand last."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["rounds"].queryset = Round.objects.filter(state="closed").order_by("-closed_at")  # type: ignore[attr-defined]


class BudgetForm(forms.Form):
    budget = forms.DecimalField(label=_("Budget in euros"), min_value=1, max_digits=14, decimal_places=2)


class ResultForm(forms.Form):
    project = forms.ModelChoiceField(label=_("Of which project"), queryset=Project.objects.none())
    title = forms.CharField(label=_("What it is called"), max_length=300)
    address = forms.URLField(label=_("Where it can be read"), max_length=500, assume_scheme="https")

    def __init__(self, *args: Any, call: CallTopic, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["project"].queryset = call.topic.projects.order_by("name_key", "key")  # type: ignore[attr-defined]


class LinkForm(forms.Form):
    call = forms.IntegerField(min_value=1)
    state = forms.CharField(max_length=9)
    because = forms.CharField(max_length=500, required=False)


class ImportForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("CSV with a header, or the portal’s JSON; up to 50,000 topics."))
    is_dry_run = forms.BooleanField(label=_("Only say what would happen"), required=False, initial=True)


def _criterion(line: str) -> tuple[str, int]:
    name, _space, weight = line.rpartition(" ")
    if not (name.strip() and weight.isascii() and weight.isdigit() and 1 <= int(weight[:4]) <= 10):
        raise forms.ValidationError(_("“%(line)s” has no weight from 1 to 10; write it as “Impact 2”."), params={"line": line[:40]})
    return name.strip(), int(weight)
