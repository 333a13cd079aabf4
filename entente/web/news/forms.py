from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.engine.marking import Marking
from entente.members.models import Organisation
from entente.news.actions import Said
from entente.news.actions.writing import LONGEST
from entente.news.choices import MARKINGS
from entente.vocabulary.choices import Scheme, TrafficLight
from entente.vocabulary.names import country_name
from entente.vocabulary.queries import eligible_groups
from entente.vocabulary.reference import shipped
from entente.web.documents.languages import languages
from entente.web.notices.forms import MARKDOWN

LEAD = _("One or two sentences that say what happened. Lists, feeds and newsletters show them.")


def _title() -> forms.CharField:
    return forms.CharField(label=_("Title"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "off"}))


def _lead() -> forms.CharField:
    return forms.CharField(label=_("In short"), max_length=400, help_text=LEAD, widget=forms.Textarea(attrs={"rows": 3}))


def _text() -> forms.CharField:
    return forms.CharField(
        label=_("Text"), required=False, max_length=LONGEST, help_text=MARKDOWN, widget=forms.Textarea(attrs={"rows": 12})
    )


class ArticleForm(forms.Form):
    """An article; `organisations` are those that the user speaks for, and `for_office` says that it may write for the partnership too."""

    organisation = forms.ChoiceField(label=_("In the name of"), required=False)
    title, lead, text = _title(), _lead(), _text()
    language = forms.ChoiceField(label=_("Language"))
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Whom it concerns; none: everyone.")
    )
    countries = forms.MultipleChoiceField(
        label=_("Countries"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("Where it matters; none: everywhere.")
    )
    marking = forms.ChoiceField(label=_("Marking"), widget=forms.RadioSelect, help_text=_("How far readers may pass it on."))

    def __init__(
        self,
        *args: Any,
        organisations: list[Organisation] | None,
        for_office: bool,
        least: Marking = Marking.CLEAR,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.organisations = {str(one.pk): one for one in organisations or []}
        self._offer("language", languages())
        self._offer("sectors", [(one.code, one.name) for one in shipped().sectors if one.scheme == Scheme.DEMAND])
        self._offer("countries", _countries())
        self._offer("marking", [(light.value, f"{light.label}. {light.meaning}") for light in markings(least)])
        names = [(pk, one.name) for pk, one in self.organisations.items()]
        self._offer("organisation", [*([("", _("The partnership"))] if for_office else []), *names])
        self.fields["organisation"].required = not for_office
        if organisations is None or len(names) + for_office < 2:
            del self.fields["organisation"]

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def said(self) -> Said:
        given = {name: self.cleaned_data[name] for name in ("title", "lead", "text", "language", "marking")}
        return Said(**given, sectors=frozenset(self.cleaned_data["sectors"]), countries=frozenset(self.cleaned_data["countries"]))

    @property
    def chosen(self) -> Organisation | None:
        """In whose name: the one chosen, or the only one there is."""
        if "organisation" in self.fields:
            return self.organisations.get(self.cleaned_data["organisation"])
        return next(iter(self.organisations.values()), None)


class CorrectionForm(forms.Form):
    title, lead, text = _title(), _lead(), _text()
    note = forms.CharField(
        label=_("What is corrected"), max_length=300, help_text=_("One line for readers: “The meeting is on 4 May, not 3 May.”")
    )


class PublishForm(forms.Form):
    publish_at = forms.DateTimeField(
        label=_("Publish it on"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Brussels time; empty: at once."),
    )

    def clean_publish_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["publish_at"]
        if moment and moment > timezone.now() + timedelta(days=365):
            raise forms.ValidationError(_("That is more than a year away; choose an earlier day."))
        return moment


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def markings(least: Marking) -> list[TrafficLight]:
    """What news can be marked that is made of something marked so: AMBER needs a source that says who gets it."""
    most = Marking.GREEN if least <= Marking.GREEN else Marking.AMBER_STRICT
    return [light for light in MARKINGS if least <= light.marking <= most]


def _countries() -> list[tuple[str, str]]:
    codes = {code for group in eligible_groups(timezone.localdate()).values() for code in group}
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])
