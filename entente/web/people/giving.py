"""A person's data as a file: JSON for programs, a page to read, both with the picture as a ZIP."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from entente.people import actions
from entente.people.models import Person, Photograph
from entente.people.portability import Section

FORMS = {"zip": "application/zip", "json": "application/json", "html": "text/html; charset=utf-8"}


def given(person: Person, ending: str, *, by: Person, at: datetime) -> HttpResponse:
    """The file, never to be opened as a page of this house."""
    sections = actions.give_data(person, by=by, at=at)
    content = {"json": _json, "html": _html, "zip": _zip}[ending](person, sections, at)
    name = f"entente-{person.pk}-{at:%Y-%m-%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=FORMS[ending], headers=headers)


def _json(person: Person, sections: list[Section], at: datetime) -> str:
    whole: dict[str, Any] = {"person": person.pk, "at": at, "sections": [section.as_data for section in sections]}
    return json.dumps(whole, ensure_ascii=False, indent=1, default=str)


def _html(person: Person, sections: list[Section], at: datetime) -> str:
    return render_to_string("people/given.html", {"person": person, "sections": sections, "at": at})


def _zip(person: Person, sections: list[Section], at: datetime) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", _json(person, sections, at))
        archive.writestr("data.html", _html(person, sections, at))
        if picture := Photograph.objects.filter(person=person).first():
            archive.writestr(f"photograph.{picture.media_type.partition('/')[2]}", bytes(picture.content))
    return out.getvalue()
