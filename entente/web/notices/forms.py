from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from entente.engine.marking import Marking
from entente.notices import kinds
from entente.notices.queries import read
from entente.notices.queries.audiences import resolve
from entente.notices.queries.preferences import Choice
from entente.notices.refusals import CannotResolve
from entente.vocabulary.choices import TrafficLight

MARKDOWN = _("Plain text with a little markup: an empty line between paragraphs, **bold**, “- ” before a bullet, ## before a heading.")


def audience_field(**options: Any) -> forms.CharField:
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false", "class": "code"}), max_length=4000, **options)


class WithAudience(forms.Form):
    """Fields that hold an audience are read where they are typed."""

    reads: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in self.reads:
            if text := cleaned.get(name, "").strip():
                self._check(name, text)
        return cleaned

    def _check(self, name: str, text: str) -> None:
        try:
            resolve([read(text)], timezone.localdate())
        except CannotResolve as refusal:
            self.add_error(name, str(refusal))


class TextForm(WithAudience):
    reads = ("circle",)
    subject = forms.CharField(label=_("Subject"), max_length=200, help_text=_("What people read first, in their list of mails."))
    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 14}), required=False, help_text=MARKDOWN)
    kind = forms.ChoiceField(
        label=_("Sent as"),
        help_text=_("A statutory notice reaches also those who switched announcements off; keep it for what the rules ask you to send."),
    )
    marking = forms.ChoiceField(
        label=_("Marking"),
        choices=[(light.value, f"{light.label}: {Marking(light.value).meaning}") for light in TrafficLight],
        help_text=_("Nobody who may not see it is sent it, whatever the audience says."),
    )
    circle = audience_field(
        label=_("To whom its source gave it"),
        required=False,
        help_text=_("From TLP:AMBER on: an audience such as group:WG3. For TLP:RED it names the persons, else their organisations."),
    )

    def __init__(self, *args: Any, is_newsletter: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [kinds.NEWSLETTER] if is_newsletter else [kinds.ANNOUNCEMENT, kinds.STATUTORY]
        self.fields["kind"].choices = [(code, kinds.kind(code).label) for code in offered]  # type: ignore[attr-defined]
        self.fields["body"].required = not is_newsletter
        if is_newsletter:
            self.fields["body"].label = _("Words before the first section")
            self.fields["kind"].widget = forms.HiddenInput()
            self.fields["kind"].initial = kinds.NEWSLETTER


class ApproveForm(forms.Form):
    send_at = forms.DateTimeField(
        label=_("Send it on"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Brussels time; empty: at once. The audience is asked again in that moment."),
    )

    def clean_send_at(self) -> datetime | None:
        send_at: datetime | None = self.cleaned_data["send_at"]
        if send_at and send_at > timezone.now() + timedelta(days=365):
            raise forms.ValidationError(_("That is more than a year away; choose an earlier day."))
        return send_at


class BecauseForm(forms.Form):
    because = forms.CharField(label=_("What should change"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class SectionForm(forms.Form):
    title = forms.CharField(label=_("Heading"), max_length=120)
    intro = forms.CharField(label=_("Words under it"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class EntryForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("A few sentences"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    address = forms.CharField(label=_("Address of the whole"), max_length=500, required=False, help_text=_("https://… or a page here: /…"))

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"].strip()
        if address and not address.startswith(("https://", "http://", "/")):
            raise forms.ValidationError(_("An address begins with https:// or, for a page here, with /."))
        return address


class AudienceForm(WithAudience):
    reads = ("expression",)
    name = forms.CharField(label=_("Name"), max_length=120)
    expression = audience_field(label=_("Audience"))
    address = forms.SlugField(
        label=_("Address at the list server"),
        max_length=64,
        required=False,
        help_text=_("The part before the @, such as wg3-chairs: then it is exported as a list or role address."),
    )


class MailboxForm(forms.Form):
    file = forms.FileField(label=_("Mailbox or message"), help_text=_("An .eml message, or a whole mailbox in mbox format."))


class DomainForm(forms.Form):
    spf = forms.CharField(
        label=_("SPF, as the name server says it"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "code"}),
    )
    dkim = forms.CharField(label=_("DKIM"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4, "class": "code"}))
    dmarc = forms.CharField(label=_("DMARC"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2, "class": "code"}))


class PreferencesForm(forms.Form):
    """A tick a kind; a statutory one is shown ticked and cannot be taken away."""

    def __init__(self, *args: Any, choices: list[Choice], **options: Any) -> None:
        super().__init__(*args, **options)
        for choice in choices:
            sentence = choice.kind.sentence
            self.fields[choice.kind.code] = forms.BooleanField(
                label=str(choice.kind.label),
                help_text=f"{sentence} {_('The rules ask for these.')}" if choice.kind.is_statutory else str(sentence),
                required=False,
                initial=choice.is_wanted,
                disabled=choice.kind.is_statutory,
            )

    @property
    def wanted(self) -> dict[str, bool]:
        return {code: bool(self.cleaned_data[code]) for code in self.fields}
