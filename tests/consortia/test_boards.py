"""Boards, roles and invitations: every turn and its refusals."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http.response import Http404

from entente.consortia import access, actions
from entente.consortia.actions import CannotInvite, CannotKeep, Wanted
from entente.consortia.choices import Answer, InvitationState
from entente.consortia.links import answer as by_mail
from entente.consortia.models import Board, Invitation, Role
from entente.consortia.waiting import waiting
from entente.members import actions as members_actions
from entente.notices.models import ActionLink, Notice
from entente.people.access import AnonymousUser
from entente.record.models import Entry
from tests.factories.consortia import AT, board, invited, office, role
from tests.factories.members import DAY, JOINED, delegate, member, organisation
from tests.factories.people import LONG_AGO, account

pytestmark = pytest.mark.django_db


def test_a_role_is_asked_accepted_by_mail_and_then_held_and_each_turn_is_recorded():
    one, other = member("Coordinating"), member("Harbour", "DE")
    speaker = delegate(other)
    seat = role(board(one))
    made = invited(seat, other, words="You run a port.")

    link = ActionLink.objects.get(kind="consortia.answer", person=speaker.person)
    assert [choice[0] for choice in link.choices] == ["accept", "decline"]
    assert by_mail(speaker.person, str(made.pk), Answer.ACCEPT, AT) == "Harbour holds the role “Pilot port” now."

    seat.refresh_from_db()
    assert seat.holder == other
    assert list(Entry.objects.filter(verb__startswith="consortia.").order_by("sequence").values_list("verb", flat=True)) == [
        "consortia.opened",
        "consortia.role_added",
        "consortia.invited",
        "consortia.accepted",
    ]
    assert Notice.objects.filter(kind="consortia.answered").get().subject == "Harbour takes the role “Pilot port”."
    with pytest.raises(CannotInvite, match="answered already: accepted"):
        actions.answer(made, Answer.DECLINE, by=speaker.person, at=AT)
    with pytest.raises(PermissionDenied, match="do not speak for Harbour"):
        by_mail(delegate(one).person, str(made.pk), Answer.ACCEPT, AT)


def test_two_of_one_group_do_not_sit_together_whenever_one_learns_of_it():
    mother, daughter, sister = member("Mother"), member("Daughter", "DE"), member("Sister", "IT")
    of = board(mother)
    made = invited(role(of, "Second"), sister)
    for owned in (daughter, sister):
        members_actions.note_ownership(mother, owned, 80, on=JOINED, by=None, at=LONG_AGO)

    with pytest.raises(CannotInvite, match="Daughter and Mother belong to one group"):
        invited(role(of), daughter)
    with pytest.raises(CannotInvite, match="Sister and Mother belong to one group"):
        actions.answer(made, Answer.ACCEPT, by=office(), at=AT)
    assert Role.objects.filter(holder=None).count() == 2
    assert Invitation.objects.get().state == InvitationState.OPEN


def test_what_cannot_be_asked_is_refused_in_words():
    one, other, third = member("First"), member("Other"), member("Third")
    of = board(one)
    seat = role(of)
    made = invited(seat, other)

    with pytest.raises(CannotInvite, match="asked already"):
        invited(seat, other)
    with pytest.raises(CannotInvite, match="First holds a role here already"):
        invited(seat, one)
    with pytest.raises(CannotKeep, match="was asked to"):
        actions.drop_role(seat, because="Not needed", by=office(), at=AT)
    actions.answer(made, Answer.ACCEPT, by=office(), at=AT)
    with pytest.raises(CannotInvite, match="is taken by now"):
        invited(seat, third)
    with pytest.raises(CannotKeep, match="coordinator does, who stays"):
        actions.free_role(of.roles.get(position=1), because="x", by=office(), at=AT)
    actions.free_role(seat, because="It left", by=office(), at=AT)
    actions.drop_role(seat, because="Not needed", by=office(), at=AT)
    assert list(of.roles.values_list("name", flat=True)) == ["Coordinator"]


def test_a_closed_board_asks_nobody_any_more_and_stays_as_it_was():
    other = member()
    of = board()
    made = invited(role(of), other)
    with pytest.raises(CannotKeep, match="in a word why"):
        actions.close_board(of, because=" ", by=office(), at=AT)

    actions.close_board(of, because="The call closed", by=office(), at=AT)

    made.refresh_from_db()
    assert made.state == InvitationState.WITHDRAWN
    for act in (
        lambda: role(of, "Late"),
        lambda: actions.answer(made, Answer.ACCEPT, by=office(), at=AT),
        lambda: actions.close_board(of, because="Again", by=office(), at=AT),
    ):
        with pytest.raises(CannotKeep, match="is closed"):
            act()


def test_only_members_open_boards_and_what_lacks_something_is_refused():
    with pytest.raises(CannotKeep, match="not a member today"):
        board(organisation("Stranger"))
    for wrong, why in (({"title": " "}, "needs a title"), ({"sme_share": 101}, "at most 100")):
        with pytest.raises(CannotKeep, match=why):
            board(**wrong)
    with pytest.raises(CannotKeep, match="needs a name"):
        actions.add_role(board(), Wanted("  "), by=office(), at=AT)


def test_the_community_reads_a_board_and_only_its_people_and_the_asked_see_who_was_asked(office):
    one, other = member(), member()
    of = board(one)
    made = invited(role(of), other)
    own, asked, third = delegate(one), delegate(other), delegate(member())

    assert all(list(access.boards(user)) == [of] for user in (own, asked, third, office))
    assert not access.boards(AnonymousUser()).exists()
    assert not access.boards(account()).exists()
    assert [list(access.invitations(user)) for user in (own, asked, office)] == [[made]] * 3
    for user, fetch in ((third, access.invitation_to_read), (AnonymousUser(), access.board_to_read)):
        with pytest.raises(Http404):
            fetch(user, made.pk if user is third else of.pk)
    with pytest.raises(PermissionDenied):
        access.board_to_look_into(third, of.pk)
    with pytest.raises(PermissionDenied):
        access.invitation_to_answer(own, made.pk)
    assert access.invitation_to_answer(asked, made.pk) == made


def test_where_nobody_here_speaks_for_the_asked_the_owner_notes_what_it_said():
    one = member()
    made = invited(role(board(one)), organisation("Far away", "DE"))

    assert access.invitation_to_answer(delegate(one), made.pk) == made
    assert not Notice.objects.exists()


def test_the_desk_asks_whoever_speaks_for_the_asked():
    other = member()
    speaker = delegate(other)
    made = invited(role(board(member("Coordinating"))), other)

    (said,) = waiting(speaker.person_id, [other.pk], (), DAY)

    assert said.sentence == "Coordinating asks: do you take the role “Pilot port” in “Beacon for ports”?"
    assert waiting(account().person_id, [other.pk], (), DAY) == []
    actions.withdraw(made, by=office(), at=AT)
    assert waiting(speaker.person_id, [other.pk], (), DAY) == []


def test_the_database_itself_keeps_the_law():
    of = board()
    made = invited(role(of), member())

    for model, pk, wrong in (
        (Board, of.pk, {"sme_share": 101}),
        (Board, of.pk, {"closed_at": AT}),
        (Invitation, made.pk, {"state": "declined"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.filter(pk=pk).update(**wrong)
