"""How an answer begins, so that a letter is mended rather than invented."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from entente.documents.text import escaped
from entente.support import queries
from entente.support.choices import SupportKind
from entente.support.models import Request

_TEXTS = {
    SupportKind.LETTER: gettext_noop(
        "Dear Sir or Madam,\n\n%(partnership)s supports the project “%(subject)s”, which %(organisation)s submits%(call)s.\n\n"
        "It serves the goals of the partnership because …\n\nWe wish the project every success."
    ),
    SupportKind.DISSEMINATION: gettext_noop("Dear colleagues,\n\nwe have passed on “%(subject)s”:\n\n- in …"),
    SupportKind.SPEAKER: gettext_noop("Dear colleagues,\n\nfor “%(subject)s” we propose:\n\n- …"),
    SupportKind.PARTNERS: gettext_noop("Dear colleagues,\n\nfor “%(subject)s” these members are ready to talk to you:\n\n- …"),
    SupportKind.NAME: gettext_noop(
        "Dear colleagues,\n\n%(organisation)s may use the name of %(partnership)s here: %(subject)s.\n\n"
        "The permission holds for this use only and can be withdrawn with a reason."
    ),
}
_TITLES = {
    SupportKind.LETTER: gettext_noop("Letter of support: %(subject)s"),
    SupportKind.NAME: gettext_noop("Use of the name: %(subject)s"),
}


def beginning(request: Request, partnership: str) -> dict[str, Any]:
    """The first draft's fields."""
    said, call = request.said, request.said.get("call", "")
    words = {
        "partnership": partnership,
        "subject": request.subject,
        "organisation": request.organisation.name,
        "call": _(" to the call %(call)s") % {"call": call} if call else "",
    }
    signatory, role = queries.last_signatory()
    return {
        "title": (_(_TITLES.get(SupportKind(request.kind), "%(subject)s")) % words)[:200],
        "addressee": said.get("addressee") or request.organisation.name,
        "text": _(_TEXTS[SupportKind(request.kind)]) % {name: escaped(value) for name, value in words.items()},
        "language": "en",
        "signatory": signatory,
        "signatory_role": role,
        "from_on": said.get("begins"),
        "last_on": said.get("ends"),
    }
