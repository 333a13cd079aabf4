"""What the views of catalogues, mappings and coverage have in common."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from entente.certification.models import Catalogue

Known = list[tuple[str, str]]


def asked_words(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "")[:200]


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def sent(content: str | bytes, name: str, media_type: str) -> HttpResponse:
    """A file to take away."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def known_catalogues() -> Known:
    """For a list of suggestions: what is typed, and what it means."""
    return [
        (slug, f"{reference} · {name}")
        for slug, reference, name in Catalogue.objects.order_by("reference").values_list("slug", "reference", "name")
    ]
