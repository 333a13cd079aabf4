"""Who is to sit in a body, for whom, as what, from when."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.governance.choices import MandateRole
from entente.governance.models import Body, Mandate, SeatGroup
from entente.members.models import Organisation, Reference
from entente.people.models import Person
from entente.web.governance.picking import NotFound, organisation_for, person_named
from entente.web.members.forms.fields import because, day, decision

ORGANISATION, INTEREST = "organisation", "interest"
BASES = [(ORGANISATION, _("for the organisation the person acts for")), (INTEREST, _("by own interest, for no organisation"))]


class WhoForm(forms.Form):
    """A person, and for whom it sits."""

    person = forms.CharField(label=_("Person"), max_length=200, help_text=_("E-mail address, or the whole name."))
    basis = forms.ChoiceField(label=_("Sits there"), choices=BASES, widget=forms.RadioSelect, initial=ORGANISATION)
    organisation = forms.CharField(
        label=_("Organisation"), max_length=300, required=False, help_text=_("Only needed where the person acts for more than one.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        field = "person"
        try:
            if "person" in cleaned:
                cleaned["person"] = person_named(cleaned["person"])
                field = "organisation"
                cleaned["organisation"] = self._organisation(cleaned)
        except NotFound as why:
            self.add_error(field, str(why))
        return cleaned

    def _organisation(self, cleaned: dict[str, Any]) -> Organisation | None:
        if cleaned.get("basis") == INTEREST:
            return None
        return organisation_for(cleaned["person"], cleaned.get("organisation", ""))


class OfferForm(WhoForm):
    role = forms.ChoiceField(label=_("As"), choices=MandateRole.choices, initial=MandateRole.MEMBER)
    words = forms.CharField(label=_("A word to the person"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, roles: frozenset[MandateRole], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = [(role.value, role.label) for role in MandateRole if role in roles]  # type: ignore[attr-defined]


class SeatFields(forms.Form):
    """Which of a body's seats it is."""

    group = forms.ModelChoiceField(
        label=_("Seat"), queryset=SeatGroup.objects.none(), required=False, empty_label=_("none of the groups of seats")
    )
    term_ends_on = day(
        label=_("Term ends on"),
        required=False,
        help_text=_("Left empty, the rule of the seat says it. Until somebody is elected, it goes on."),
    )

    def __init__(self, *args: Any, body: Body, **options: Any) -> None:
        super().__init__(*args, **options)
        group: Any = self.fields["group"]
        group.queryset = SeatGroup.objects.filter(body=body).order_by("position", "pk")
        group.label_from_instance = lambda one: one.name


class PlaceForm(SeatFields):
    pass


class GiveForm(SeatFields, WhoForm):
    role = forms.ChoiceField(label=_("As"), choices=MandateRole.choices, initial=MandateRole.MEMBER)
    on = day(label=_("From"), help_text=_("The first day on which it holds."))
    decision = decision()
    field_order = ["person", "basis", "organisation", "role", "group", "on", "term_ends_on", "decision"]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("From now on"), choices=MandateRole.choices)
    on = day(label=_("From"), help_text=_("The first day on which it holds."))
    decision = decision()


class EndForm(forms.Form):
    on = day(label=_("Ends on"), help_text=_("The first day on which it holds no more; today ends its rights now."))
    because = because()


class HandOverForm(forms.Form):
    """To somebody who sits there, or to somebody else."""

    to = forms.ChoiceField(label=_("To"), required=False)
    person = forms.CharField(
        label=_("Or to somebody else"), max_length=200, required=False, help_text=_("E-mail address, or the whole name.")
    )
    stays = forms.BooleanField(label=_("Who gives it over stays a member"), required=False, initial=True)
    on = day(label=_("From"), help_text=_("The first day on which it holds."))
    decision = decision()

    def __init__(self, *args: Any, others: list[Mandate], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(str(one.person_id), f"{one.person}, {one.why}") for one in others]
        self.fields["to"].choices = [("", _("Choose")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        chosen, typed = cleaned.get("to"), cleaned.get("person")
        if bool(chosen) == bool(typed):
            self.add_error("to", _("Choose one of the group, or name somebody else: one of the two."))
            return cleaned
        try:
            cleaned["who"] = Person.objects.get(pk=int(chosen)) if chosen else person_named(typed or "")
            cleaned["organisation"] = None if chosen else organisation_for(cleaned["who"], "")
        except NotFound as why:
            self.add_error("person", str(why))
        return cleaned


class JoinForm(forms.Form):
    """For one of the organisations the person acts for, or in its own name."""

    basis = forms.ChoiceField(label=_("You would sit there"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Why would you like to join?"),
        max_length=1000,
        required=False,
        help_text=_("The chairs read it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, organisations: list[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        own = [(str(one.pk), _("for %(name)s") % {"name": one.name}) for one in organisations]
        self.fields["basis"].choices = [*own, (INTEREST, _("by own interest, for no organisation"))]  # type: ignore[attr-defined]
        self.fields["basis"].initial = own[0][0] if own else INTEREST
        self.organisations = {str(one.pk): one for one in organisations}

    @property
    def organisation(self) -> Organisation | None:
        return self.organisations.get(self.cleaned_data["basis"])


class DeclineForm(forms.Form):
    because = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("The other side is told."), widget=forms.Textarea(attrs={"rows": 3})
    )


def behind(said: dict[str, Any]) -> Reference | None:
    """The decision that was typed, as a reference."""
    words: str = said["decision"].strip()
    return Reference.said(words) if words else None


def today() -> str:
    return timezone.localdate().isoformat()
