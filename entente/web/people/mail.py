"""The one mail of this room: the link that lets a person in."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from entente.people.models import Person
from entente.web.context import partnership


def invite(request: HttpRequest, person: Person, secret: str) -> bool:
    """Sent, or False when the mail server would not take it. The secret is nowhere but in this mail."""
    link = settings.BASE_URL + reverse("people:come-in", args=[secret])
    named = {"person": person, "by": request.user, "partnership": partnership(request), "link": link}
    subject = _("Your way in to %(partnership)s") % {"partnership": named["partnership"]}
    try:
        send_mail(" ".join(subject.split()), render_to_string("people/mail/invitation.txt", named), None, [person.email])
    except (SMTPException, OSError):
        return False
    return True


def lies_in_a_file() -> bool:
    """Where no mail server is set, mails are kept as files instead of being sent."""
    return settings.EMAIL_BACKEND == "django.core.mail.backends.filebased.EmailBackend"
