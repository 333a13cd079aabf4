from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entente.documents.home import Recipients
from entente.engine.advisories.draft import Affected
from entente.members.models import Organisation
from entente.vocabulary.choices import TrafficLight
from entente.watch.actions import Written
from entente.watch.choices import Pap
from entente.watch.models import Advisory, Circle
from entente.web.documents.sharing import UnknownRecipient, lines_of, read_organisations, read_persons
from entente.web.watch.forms.fields import day, markings, pairs, sectors_field, text


class AdvisoryForm(forms.Form):
    """A circle brings its own defaults; what is chosen here counts."""

    organisation = forms.ChoiceField(label=_("In the name of"))
    title = forms.CharField(label=_("What is wrong?"), max_length=300)
    summary = text(_("What can happen, and to whom?"), 20_000, 6)
    advice = text(_("What should be done?"), 20_000, 4, required=False)
    circle = forms.ModelChoiceField(
        label=_("For a circle"), queryset=Circle.objects.none(), required=False, empty_label=_("No circle: those named below, or everyone")
    )
    marking = forms.ChoiceField(label=_("Who may read it?"), choices=markings, initial=TrafficLight.AMBER.value)
    pap = forms.ChoiceField(label=_("What may be done with it?"), choices=Pap.choices, required=False)
    organisations = text(
        _("Also for these organisations"), 4000, 2, required=False, help_text=_("By name, one a line; for TLP:AMBER and AMBER+STRICT.")
    )
    persons = text(
        _("Also for these persons"), 4000, 2, required=False, help_text=_("By e-mail address, one a line; TLP:RED is for them alone.")
    )
    cve = forms.CharField(label=_("CVE"), max_length=25, required=False, help_text=_("Such as CVE-2026-12345. Empty: it has none yet."))
    affected = text(
        _("Affected products"),
        20_000,
        3,
        required=False,
        help_text=_("One a line: “Vendor; Product; versions”."),
    )
    sectors = sectors_field()
    vector = forms.CharField(
        label=_("CVSS vector"), max_length=300, required=False, help_text=_("“CVSS:4.0/AV:N/…”: the score is computed from it.")
    )
    score = forms.DecimalField(
        label=_("Score, where there is no vector of version 4"),
        required=False,
        min_value=0,
        max_value=10,
        max_digits=3,
        decimal_places=1,
        help_text=_("Empty: not known; this is not 0."),
    )
    exploited_on = day(_("Known to be exploited since"))
    due_on = day(_("Answer due by"), help_text=_("Set: every organisation it concerns is asked how it stands. Empty: nobody is asked."))
    links = text(_("Sources"), 8000, 2, required=False, help_text=_("Whole addresses, one a line."))
    because = text(_("Why it is changed"), 500, 2)

    def __init__(
        self,
        *args: Any,
        own: Iterable[Organisation],
        circles: Any,
        for_office: bool,
        held: Iterable[int] = (),
        is_new: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.own = {str(one.pk): one for one in own}
        self.held = frozenset(held)
        self.fields["circle"].queryset = circles  # type: ignore[attr-defined]
        whose = [(pk, one.name) for pk, one in self.own.items()]
        self.fields["organisation"].choices = [("", _("The partnership"))] * for_office + whose  # type: ignore[attr-defined]
        self.fields["organisation"].required = not for_office
        if is_new:
            del self.fields["because"]
        if not is_new or (len(whose) == 1 and not for_office):
            del self.fields["organisation"]

    def clean_organisations(self) -> frozenset[int]:
        return self._named(read_organisations, "organisations")

    def clean_persons(self) -> frozenset[int]:
        return self._named(lambda lines: read_persons(lines, self.held), "persons")

    def _named(self, read: Callable[[str], frozenset[int]], name: str) -> frozenset[int]:
        try:
            return read(self.cleaned_data[name])
        except UnknownRecipient as unknown:
            raise forms.ValidationError(str(unknown)) from None

    def clean_affected(self) -> list[Affected]:
        return [Affected(*cells) for cells in pairs(self.cleaned_data["affected"], 3)]

    @property
    def written(self) -> Written:
        said = self.cleaned_data
        names = ("title", "summary", "advice", "circle", "marking", "pap", "cve", "affected", "score", "exploited_on", "due_on")
        return Written(
            **{name: said[name] for name in names},
            vector=said["vector"].strip(),
            links=said["links"].splitlines(),
            sectors=list(said["sectors"]),
            recipients=Recipients.of(persons=said["persons"], organisations=said["organisations"]),
        )

    @property
    def whose(self) -> Organisation | None:
        if "organisation" not in self.fields:
            return next(iter(self.own.values()), None)
        return self.own.get(self.cleaned_data["organisation"])


def begun(row: Advisory) -> dict[str, Any]:
    """What the form begins with."""
    names = ("title", "summary", "advice", "circle", "marking", "pap", "cve", "exploited_on", "due_on")
    declared: Decimal | None = row.score if row.score_origin == "declared" else None
    persons, organisations = lines_of(row.recipients)
    return {name: getattr(row, name) for name in names} | {
        "organisations": organisations,
        "persons": persons,
        "affected": "\n".join("; ".join((one.vendor, one.product, one.versions)).rstrip("; ") for one in row.affected.all()),
        "sectors": row.sectors.all(),
        "vector": row.cvss_vector,
        "score": declared,
        "links": "\n".join(row.links),
    }
