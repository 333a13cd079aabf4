"""Somebody in the circle who opens everything, before and after, to learn what a later one gave."""

import re

import pytest
from django.db import transaction
from django.utils import timezone

from entente.mirror import actions
from entente.mirror.models import Comparison, Contribution, Mirror
from tests.factories.governance import body
from tests.factories.mirror import circle, closed, gave, office, opened

pytestmark = pytest.mark.django_db
NUMBERED = re.compile(r"(Organisation |Person |person|/mirror/|/groups/wg|of=|of-)\d+")  # what each world counts on
TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|"X-CSRFToken": "[^"]+|nonce-[^\s"]+|nonce="[^"]+"')


@pytest.mark.parametrize("way", ["before it closes", "the next time"])
def test_an_attacker_in_the_circle_is_shown_the_same_whatever_the_later_one_gave(client, way):
    """Every page and export that the attacker may open, in two worlds that differ only in the amount of who came later."""

    assert _watched(client, way, 1) == _watched(client, way, 1000)


def _watched(client, way, amount):
    """All answers that the attacker gets, then undone."""
    sid = transaction.savepoint()
    of = body("WG7")
    mirror, people = opened(of, "Staff"), circle(of, 6)
    attacker = people[0][1]
    client.force_login(attacker, backend="allauth.account.auth_backends.AuthenticationBackend")
    for place, (organisation, _who) in enumerate(people[:5]):
        gave(mirror, organisation, 100 * place + 200)
    found = []
    if way == "before it closes":
        gave(mirror, people[5][0], amount)
        found += _opened(client, mirror)
        actions.withdraw(Contribution.objects.get(organisation=people[5][0]), by=office(), at=timezone.now())
    closed(mirror)
    found += _opened(client, mirror)
    if way == "the next time":
        again = opened(of, "Staff again", follows=Mirror.objects.get(pk=mirror.pk))
        for place, (organisation, _who) in enumerate(people):
            gave(again, organisation, 100 * place + 200 if place < 5 else amount)
        closed(again)
        assert not Comparison.objects.filter(figure__mirror=again, kind="all").exists()
        assert Comparison.objects.filter(figure__mirror=again, kind="again").exists()
        found += _opened(client, again)
    transaction.savepoint_rollback(sid)
    return [NUMBERED.sub("#", one) for one in found]


def _opened(client, mirror):
    pages = [f"/mirror/{mirror.pk}/", "/mirror/", f"/mirror/{mirror.pk}/export/csv/"]
    answers = [client.get(page) for page in pages]
    assert [one.status_code for one in answers] == [200] * 3
    return [TOKENS.sub("", one.content.decode()) for one in answers]
