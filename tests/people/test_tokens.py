"""Tokens: only a digest is kept, and each refusal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from entente.people import actions
from entente.people.choices import Permission
from entente.people.models import Token
from entente.record.models import Entry, Payload

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def verbs() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("verb", flat=True))


def test_only_the_digest_of_a_token_is_kept(office):
    secret = actions.make_token(office.person, "test", [Permission.RECORD_READ], lasts=timedelta(days=1), at=NOW)

    assert secret.startswith("entente_")
    assert len(secret) == 51
    assert secret not in str(Token.objects.values().get())
    assert not Payload.objects.filter(body__contains=secret).exists()


@pytest.mark.parametrize(
    ("label", "scopes", "lasts", "why"),
    [
        (" ", [], timedelta(days=1), "needs a label"),
        ("test", [], timedelta(0), "between one day and one year"),
        ("test", [], timedelta(days=367), "between one day and one year"),
        ("test", [Permission.PEOPLE_MANAGE], timedelta(days=1), "cannot do what you may not do yourself: invite people"),
    ],
)
def test_a_wrong_token_is_refused(auditor, label, scopes, lasts, why):
    with pytest.raises(actions.CannotMakeToken, match=why):
        actions.make_token(auditor.person, label, scopes, lasts=lasts, at=NOW)
    assert not Token.objects.exists()


def test_ending_a_token_twice_is_entered_once(office):
    actions.make_token(office.person, "test", [], lasts=timedelta(days=1), at=NOW)

    for _time in range(2):
        actions.end_token(Token.objects.get(), by=office.person, at=NOW)

    assert verbs().count("people.token_ended") == 1
