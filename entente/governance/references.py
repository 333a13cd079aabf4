"""How a body is named where nobody knows this room: a typed reference, and the key of a home."""

from entente.documents.home import home_key
from entente.governance.models import Body
from entente.notices.references import Reference


def reference_of(body: Body) -> Reference:
    return {"room": "governance", "noun": "body", "id": body.pk, "label": body.code}


def key_of(body: Body) -> str:
    return home_key("governance", "body", body.pk)
