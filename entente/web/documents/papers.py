"""A version as a paper: with its facts at the foot, and a file name that says how it is marked."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from entente.documents.exports import Paper
from entente.documents.models import Version
from entente.engine.words import fold


def paper_of(version: Version) -> Paper:
    document, at = version.document, timezone.localtime(version.at)
    said = {"home": document.home.get("label", ""), "number": version.number, "day": date_format(at, "j F Y")}
    return Paper(
        title=document.title,
        text=version.text,
        marking=document.light.marking,
        at=at,
        facts=_("%(home)s · version %(number)s · %(day)s") % said,
        hint=_("□ stands for signs that this PDF has no letters for; the page and the Word file show them."),
        language=document.language,
    )


def name_of(version: Version, ending: str) -> str:
    """ "terms-of-reference-v2-tlp-amber.pdf": it goes on being marked wherever it is put."""
    title = slugify(fold(version.document.title))[:80] or "document"
    return f"{title}-v{version.number}-{slugify(str(version.document.light.marking).replace('+', '-').replace(':', '-'))}.{ending}"
