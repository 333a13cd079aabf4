"""The partnership's own settings and classes of members."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from entente.members.categories import CategoryDraft
from entente.members.choices import Kind
from entente.members.models import Category
from entente.web.members.forms.fields import day

SPARE = 2


class PartnershipForm(forms.Form):
    name = forms.CharField(label=_("Name of the partnership"), max_length=200)
    shown_as_of = day(
        label=_("Pages speak of"),
        required=False,
        help_text=_("Empty: of today. A day fixes what the pages on members, contract and programme show."),
    )
    profiles_hold = forms.IntegerField(
        label=_("Profiles are confirmed every so many months"),
        min_value=1,
        max_value=60,
        required=False,
        help_text=_("Who speaks for a member is asked that often whether its profile is still right."),
    )


class CategoryForm(forms.Form):
    """One class of members; an empty name leaves the line out."""

    code = forms.SlugField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    kinds = forms.MultipleChoiceField(label=_("Kinds"), choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple)
    is_for_clusters = forms.BooleanField(label=_("Only regional clusters"), required=False)

    @property
    def draft(self) -> CategoryDraft | None:
        said = self.cleaned_data
        if not said.get("name", "").strip():
            return None
        code = said["code"] or slugify(said["name"])[:40]
        return CategoryDraft(code, said["name"].strip(), tuple(said["kinds"]), said["is_for_clusters"])


CategoriesFormSet = forms.formset_factory(CategoryForm, extra=SPARE, can_order=True, max_num=40, absolute_max=60)


def categories_of() -> list[dict[str, Any]]:
    names = ("code", "name", "kinds", "is_for_clusters")
    return [{name: getattr(category, name) for name in names} for category in Category.objects.all()]


def drafts_of(formset: Any) -> list[CategoryDraft]:
    """In the order asked for; lines without a name are left out."""
    drafts = [draft for form in formset.ordered_forms if (draft := form.draft)]
    later = [draft for form in formset.extra_forms if form.has_changed() and (draft := form.draft) and draft not in drafts]
    return [*drafts, *later]
