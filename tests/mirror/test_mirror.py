"""Mirrors: agreed, given, closed; what is shown, and what an attacker is shown."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http.response import Http404
from django.utils import timezone

from entente.members import actions as members_actions
from entente.members.choices import DelegationRole
from entente.mirror import access, actions, queries
from entente.mirror.actions import Asked, CannotGive, CannotKeep
from entente.mirror.models import Amount, Comparison, Contribution, Mirror, Place
from entente.mirror.waiting import waiting
from entente.notices.models import Notice
from entente.people.access import AnonymousUser
from entente.people.choices import Permission
from entente.record.models import Entry, Payload
from tests.factories.governance import body, chair, seated
from tests.factories.members import JOINED, delegate, member
from tests.factories.mirror import circle, closed, gave, office, opened, prepared, sector
from tests.factories.people import LONG_AGO

pytestmark = pytest.mark.django_db


def places(mirror, organisation):
    (found,) = Contribution.objects.filter(mirror=mirror, organisation=organisation).prefetch_related("amounts", "places__comparison")
    return [[(one.kind, one.number, one.quarter) for one in line.stands] for line in queries.lines(mirror, found)]


def test_five_gave_and_each_sees_its_quarter_once_it_closed():
    of = body()
    mirror, people = opened(of), circle(of, 5)
    for (organisation, _who), amount in zip(people, (3, 5, 8, 13, 21), strict=True):
        gave(mirror, organisation, amount)

    assert not Place.objects.exists()
    closed(mirror)
    mirror.refresh_from_db()

    words = [places(mirror, organisation)[0] for organisation, _who in people]
    assert [one[2] for ((*one,),) in words] == [
        "the lowest quarter",
        "the second quarter",
        "between the second quarter and the third quarter",
        "the third quarter",
        "the highest quarter",
    ]
    assert places(mirror, people[0][0])[1] == []
    assert Notice.objects.filter(kind="mirror.mirror").get().subject == "“Staff and patches” is closed: see where you stand"


def test_fewer_than_five_or_two_of_one_group_are_shown_nothing_and_told_why():
    of = body()
    mirror, people = opened(of), circle(of, 5)
    members_actions.note_ownership(people[0][0], people[1][0], 70, on=JOINED, by=None, at=LONG_AGO)
    for place, (organisation, _who) in enumerate(people):
        gave(mirror, organisation, place, *([place] if place else []))
    closed(mirror)
    mirror.refresh_from_db()

    (mine,) = access.given_by(people[2][1], mirror)
    first, second = queries.lines(mirror, mine)

    assert not Comparison.objects.exists()
    assert first.stands == second.stands == []
    assert first.silent == [
        "Nothing is shown: what differs from the last time, or who belongs to one group, would tell of fewer than five."
    ]
    assert second.silent == ["Fewer than five gave this figure, so nothing is shown: a place among four would tell too much."]


def test_a_sector_is_shown_where_it_and_the_rest_are_five_or_more():
    of = body()
    mirror, people = opened(of), circle(of, 10)
    for place, (organisation, _who) in enumerate(people):
        gave(mirror, organisation, place, sector=sector(place % 2))
    closed(mirror)
    mirror.refresh_from_db()

    assert places(mirror, people[0][0])[0] == [("all", 10, "the lowest quarter"), ("sector", 5, "the lowest quarter")]
    assert places(mirror, people[9][0])[0] == [("all", 10, "the highest quarter"), ("sector", 5, "the highest quarter")]


def test_amounts_are_seen_by_the_giver_alone_and_never_by_the_record(client, office):
    of = body()
    mirror, ((organisation, who),) = opened(of), circle(of, 1)
    gave(mirror, organisation, "77.77", sector=sector(0))
    colleague, other, leading = delegate(organisation, DelegationRole.DEPUTY), seated(of), chair(of)

    assert [one.amounts.get().amount for one in access.given_by(who, mirror)] == [Decimal("77.77")]
    assert len(access.given_by(colleague, mirror)) == 1
    for user in (other, leading, office):
        assert access.given_by(user, mirror) == []
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert "77.77" not in client.get(f"/mirror/{mirror.pk}/").content.decode()
    assert not any("77.77" in str(one.body) for one in Payload.objects.all())
    assert Entry.objects.filter(verb="mirror.given").count() == 1


def test_who_is_not_in_the_circle_sees_no_mirror_and_nobody_a_draft_but_who_keeps_it(office):
    of = body()
    leading, inside = chair(of), seated(of)
    draft, running = prepared(of), opened(of)

    assert [set(access.mirrors(user)) for user in (leading, office)] == [{draft, running}] * 2
    assert list(access.mirrors(inside)) == [running]
    for user in (delegate(member()), AnonymousUser()):
        assert not access.mirrors(user).exists()
        with pytest.raises(Http404):
            access.mirror_to_read(user, running.pk)
    with pytest.raises(PermissionDenied, match="Only the chairs"):
        access.mirror_to_keep(inside, running.pk)
    with pytest.raises(PermissionDenied, match="whoever sits in"):
        access.giver(office, running)


def test_every_turn_and_its_refusals():
    one = member()
    for wrong, why in (
        ({"title": " "}, "needs a title"),
        ({"figures": ()}, "one to ten"),
        ({"figures": [Asked(f"F{n}", "h") for n in range(11)]}, "one to ten"),
        ({"figures": [Asked("F", "h"), Asked("F", "h")]}, "no two are the same"),
        ({"closes_on": date(2018, 1, 1)}, "a day to come"),
    ):
        with pytest.raises(CannotKeep, match=why):
            prepared(**wrong)
    draft = prepared()
    with pytest.raises(CannotKeep, match="how the circle agreed"):
        actions.open_mirror(draft, decision=" ", by=office(), at=timezone.now())
    with pytest.raises(CannotGive, match="takes no figures now"):
        gave(draft, one, 1)
    with pytest.raises(CannotKeep, match="not agreed yet"):
        closed(draft)
    running = opened()
    with pytest.raises(CannotGive, match="at least one"):
        gave(running, one)
    for amount in ("-1", "NaN", "1e13"):
        with pytest.raises(CannotGive, match="not below 0"):
            gave(running, one, amount)
    gave(running, one, 1)
    gave(running, one, 2, 3)
    assert [row.amount for row in Amount.objects.order_by("figure")] == [2, 3]
    with pytest.raises(CannotKeep, match="Only a closed mirror"):
        prepared(running.body, follows=running)
    closed(running)
    with pytest.raises(CannotGive, match="takes no figures now"):
        gave(running, one, 1)
    mine = Contribution.objects.get()
    actions.withdraw(mine, by=office(), at=timezone.now())
    with pytest.raises(CannotGive, match="withdrawn already"):
        actions.withdraw(mine, by=office(), at=timezone.now())


def test_the_desk_asks_until_figures_are_given_and_the_chair_to_close():
    of = body()
    mirror, ((organisation, who),) = opened(of), circle(of, 1)
    today = timezone.localdate()

    assert [one.sentence for one in waiting(who.person_id, [organisation.pk], (), today)] == ["Give your figures for “Staff and patches”"]
    gave(mirror, organisation, 1)
    assert waiting(who.person_id, [organisation.pk], (), today) == []
    leading = chair(of)
    Mirror.objects.update(closes_on=date(2018, 1, 1))
    assert len(waiting(office().pk, (), [Permission.MIRROR_KEEP], today)) == 1
    assert [one.sentence for one in waiting(leading.person_id, (), (), today)] == ["Close “Staff and patches”; its day has passed"]


def test_the_database_itself_keeps_the_law():
    mirror = opened()

    for model, wrong in ((Mirror, {"decision": ""}), (Mirror, {"opened_at": None, "closed_at": timezone.now()})):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=mirror.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comparison.objects.create(figure=mirror.figures.first(), kind="all", number=4)
