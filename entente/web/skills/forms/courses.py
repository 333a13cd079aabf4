from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.members.imports.cells import NotRead
from entente.members.models import Organisation
from entente.skills.actions import CourseFacts
from entente.skills.choices import CourseForm as Given
from entente.skills.choices import CourseLevel, CoverKind
from entente.skills.imports.course_rows import MEANINGS
from entente.skills.models import Course
from entente.web.skills.forms.fields import amount, count, country, covers_said, day, languages, text

COVERS = {"roles": CoverKind.ROLE, "expertises": CoverKind.EXPERTISE, "skills": CoverKind.SKILL}
PLAIN = ("ects", "hours", "cost_low", "cost_high", "begins_on", "ends_on", "places", "graduates", "level", "form", "source_on")
SAME = ("title", "provider_name", "accreditation", "about", "address", "source")


class CourseForm(forms.Form):
    title = forms.CharField(label=_("What is it called?"), max_length=300)
    member = forms.ChoiceField(label=_("Offered by"), required=False)
    provider_name = forms.CharField(
        label=_("Provider"), max_length=300, required=False, help_text=_("The house that gives it, by its name.")
    )
    country = country()
    region = forms.CharField(label=_("Region"), max_length=5, required=False, help_text=_("Its NUTS 2021 code, as in FRH04."))
    level = forms.ChoiceField(label=_("Level"), choices=CourseLevel.choices)
    form = forms.ChoiceField(label=_("Form"), choices=Given.choices)
    languages = languages()
    roles = text(
        _("Role profiles it prepares for"), 1000, 2, required=False, help_text=_("A code and its depth from 1 to 5 a line, as in ECSF12:3.")
    )
    expertises = text(
        _("Expertise it covers"), 2000, 2, required=False, help_text=_("Codes of the European taxonomy with a depth, a line each.")
    )
    skills = text(
        _("Skills it teaches"), 2000, 2, required=False, help_text=_("Codes as the roles' pages show them, with a depth, a line each.")
    )
    ects = amount(_("ECTS credits"), 1000, 1)
    hours = amount(_("Hours of work"), 100_000, 1)
    cost_low = amount(_("Lowest cost in euros"), 10_000_000, help_text=_("Empty: not known; this is not 0."))
    cost_high = amount(_("Highest cost in euros"), 10_000_000)
    begins_on = day(_("Begins on"), required=False)
    ends_on = day(_("Ends on"), required=False)
    places = count(_("Places a year"), help_text=_("Empty: not known; this is not 0."))
    graduates = count(_("Graduates of the last year"))
    accreditation = forms.CharField(label=_("Accreditation"), max_length=300, required=False)
    about = text(_("About it"), 4000, 5, required=False)
    address = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")
    source = forms.CharField(label=_("Where is this written?"), max_length=300, help_text=_("An address, or the name of a paper."))
    source_on = day(_("Seen there on"), initial=timezone.localdate)
    because = text(_("Why it is changed"), 500, 2)

    def __init__(self, *args: Any, own: list[Organisation], is_new: bool, for_office: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.own = {str(one.pk): one for one in own}
        choices = [(pk, one.name) for pk, one in self.own.items()]
        self.fields["member"].choices = [*([("", _("Another provider"))] if for_office else []), *choices]  # type: ignore[attr-defined]
        if not choices:
            del self.fields["member"]
        if not for_office:
            del self.fields["provider_name"]
        if is_new:
            del self.fields["because"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for name in COVERS:
            try:
                said[name] = MEANINGS[name](said.get(name) or "")
            except NotRead as why:
                self.add_error(name, str(why))
        if not self.own.get(said.get("member", "")) and not said.get("provider_name", "").strip() and "provider_name" in self.fields:
            self.add_error("provider_name", _("Name the provider."))
        return said

    @property
    def facts(self) -> CourseFacts:
        said = self.cleaned_data
        provider = self.own.get(said.get("member", "")) or (None if "provider_name" in self.fields else next(iter(self.own.values()), None))
        covers = {(kind.value, code): depth for name, kind in COVERS.items() for code, depth in said[name].items()}
        return CourseFacts(
            **{name: said[name] for name in (*PLAIN, "title", "accreditation", "about", "address", "source", "country")},
            provider=provider,
            provider_name=provider.name if provider else said["provider_name"],
            region=said["region"].upper(),
            languages=tuple(said["languages"]),
            covers=covers,
        )


def initial_of(course: Course) -> dict[str, Any]:
    covers = list(course.covers.order_by("code"))
    kept = {name: getattr(course, name) for name in (*PLAIN, *SAME)}
    of_kind = {name: covers_said(one for one in covers if one.kind == kind) for name, kind in COVERS.items()}
    more = {
        "country": course.country_id,
        "region": course.region_id or "",
        "languages": course.spoken,
        "member": str(course.provider_id or ""),
    }
    return kept | of_kind | more


class BecauseForm(forms.Form):
    because = text(_("Why"), 500, 3)


class ImportForm(forms.Form):
    file = forms.FileField(label=_("File"), help_text=_("CSV or XLSX whose first row names the columns, or schema.org Course as JSON-LD."))
    is_dry_run = forms.BooleanField(label=_("Only say what would happen"), required=False, initial=True)
