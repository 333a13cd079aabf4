"""Why a practice was suggested, in sentences."""

from django.utils.translation import gettext as _

from entente.exchange.models import Suggestion
from entente.web.members.labels import long_label


def said(suggestion: Suggestion) -> list[str]:
    """The weightiest first."""
    rows = sorted(suggestion.reasons, key=lambda one: -one["points"])
    offered = [_("Its own people offer it for this need.")] if suggestion.is_offered else []
    return [*offered, *(_sentence(one) for one in rows)]


def _sentence(reason: dict[str, str]) -> str:
    kind, named = reason["kind"], {"wanted": _name(reason["wanted"]), "held": _name(reason["held"])}
    if kind == "expertise":
        return (
            _("It is about %(held)s.") % named if named["held"] == named["wanted"] else _("It is about %(held)s, near %(wanted)s.") % named
        )
    sentences = {
        "transfer": _("It is at work in %(held)s, and its people say that it could be in %(wanted)s."),
        "here": _("It is at work in %(held)s already."),
        "elsewhere": _("It is at work in %(held)s; nobody has carried it over to %(wanted)s yet."),
        "could": _("Its people say that it could be in %(held)s; it is at work nowhere yet."),
        "words": _("It says what you say."),
        "ask": _("Ask for the region: it is not known.") if reason["wanted"] == "region" else _("Ask for the size: it is not known."),
    }
    return sentences[kind] % named


def _name(code: str) -> str:
    if not code or code in {"size", "region"}:
        return ""
    return str(long_label("sector" if "-" in code else "expertise", code, {}))
