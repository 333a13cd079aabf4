from datetime import timedelta

from django.utils import timezone

from entente.forms.models import Round
from entente.governance.homes import home
from tests.doors.hidden import Circle
from tests.factories import forms


def asked_in_a_group(circle: Circle) -> Round:
    at = timezone.now()
    asked = {"audience": f"person:{circle.insider.person_id}", "closes_at": at + timedelta(days=7)}
    said = {"title": "Hydra survey", "intro": "Of the kraken."}
    return forms.opened(home=home(circle.body), by=circle.source.person, at=at, **asked, **said)


HIDDEN = {"round": asked_in_a_group}
